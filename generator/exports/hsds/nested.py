"""The JSON form: the rows of the tables put into one another, and lists of them in the envelope of a page."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.exports.hsds.package import Package
    from generator.exports.hsds.tables import Row
    from generator.exports.scribe import Record

# table -> (key, table of the parts, their column that leads here)
_PARTS = {
    "service": (
        ("phones", "phone", "service_id"),
        ("service_at_locations", "service_at_location", "service_id"),
        ("languages", "language", "service_id"),
        ("cost_options", "cost_option", "service_id"),
        ("additional_urls", "url", "service_id"),
    ),
    "service_at_location": (("service_areas", "service_area", "service_at_location_id"),),
    "location": (("addresses", "address", "location_id"),),
    "organization": (
        ("phones", "phone", "organization_id"),
        ("organization_identifiers", "organization_identifier", "organization_id"),
    ),
}
# table -> (key, the column that leads to another record, the table of that)
_WHOLE = {
    "service": ("organization", "organization_id", "organization"),
    "service_at_location": ("location", "location_id", "location"),
    "attribute": ("taxonomy_term", "taxonomy_term_id", "taxonomy_term"),
}
# Tables whose records the standard gives no attributes.
_BARE = frozenset({"attribute", "taxonomy", "taxonomy_term"})


class Nested:
    """The records of a package as JSON values."""

    def __init__(self, package: Package) -> None:
        self._rows = package.rows
        self._known: dict[tuple[str, str], Record] = {}

    def full(self, table: str) -> list[Record]:
        """All records of a table with everything that belongs to them."""
        return [self._full(table, row) for row in self._rows[table]]

    def flat(self, table: str, *whole: str) -> list[Record]:
        """All records of a table as a list gives them: one-to-one fields, with the ``whole`` records they lead to."""
        return [self._flat(row, whole) for row in self._rows[table]]

    def terms(self) -> list[Record]:
        """The terms, each with its taxonomy."""
        return [
            {**_without(row, "taxonomy_id"), "taxonomy_detail": self._by_id["taxonomy"][str(row["taxonomy_id"])]}
            for row in self._rows["taxonomy_term"]
        ]

    def _full(self, table: str, row: Row, *leading_here: str) -> Record:
        found = _without(row, *leading_here)
        for key, part, column in _PARTS.get(table, ()):
            if rows := self._leading[part, column].get(str(row["id"])):
                found[key] = [self._full(part, one, column) for one in rows]
        if table in _WHOLE:
            key, column, other = _WHOLE[table]
            del found[column]
            found[key] = self._whole(other, str(row[column]))
        if table not in _BARE and (rows := self._leading["attribute", "link_id"].get(str(row["id"]))):
            found["attributes"] = [self._full("attribute", one, "link_id", "link_entity") for one in rows]
        return found

    def _whole(self, table: str, key: str) -> Record:
        """A record that many others lead to: made once."""
        found = self._known.get((table, key))
        if found is None:
            row = self._by_id[table][key]
            found = _without(row, "taxonomy_id") if table == "taxonomy_term" else self._full(table, row)
            self._known[table, key] = found
        return found

    def _flat(self, row: Row, whole: Sequence[str]) -> Record:
        found: Record = dict(row)
        for table in whole:
            if key := found.pop(f"{table}_id", None):
                other = self._by_id[table][str(key)]
                found[table] = self._flat(other, ("organization",)) if table == "service" else dict(other)
        return found

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Row]]:
        return {table: {str(row["id"]): row for row in rows} for table, rows in self._rows.items()}

    @cached_property
    def _leading(self) -> dict[tuple[str, str], dict[str, list[Row]]]:
        """(table, column) -> the rows that lead to a record, by the record's id."""
        wanted = {(part, column) for parts in _PARTS.values() for _, part, column in parts} | {("attribute", "link_id")}
        found: dict[tuple[str, str], dict[str, list[Row]]] = {}
        for table, column in wanted:
            by_id = found[table, column] = defaultdict(list)
            for row in self._rows[table]:
                if column in row:
                    by_id[str(row[column])].append(row)
        return found


def page(contents: list[Record]) -> Record:
    """The envelope of a list of which everything is on one page."""
    return {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }


def _without(row: Row, *columns: str) -> Record:
    return {name: cell for name, cell in row.items() if name not in columns}
