"""The tables of a package as rows that know where they stand and what of them has been read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.csv_text import GUARD, rows_of
from generator.intake.node import Ledger, Node
from generator.intake.source import RefusedError, Source
from generator.registry.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.draft import Loss
    from generator.intake.json_text import Json

    _Row = tuple[int, dict[str, str]]

STANDARD = "HSDS 3.2"
FILES = {
    "organization": "organizations.csv",
    "program": "programs.csv",
    "service": "services.csv",
    "attribute": "attributes.csv",
    "service_at_location": "service_at_location.csv",
    "location": "locations.csv",
    "phone": "phones.csv",
    "contact": "contacts.csv",
    "address": "addresses.csv",
    "schedule": "schedules.csv",
    "funding": "funding.csv",
    "service_area": "service_areas.csv",
    "required_document": "required_documents.csv",
    "language": "languages.csv",
    "accessibility": "accessibility.csv",
    "taxonomy_term": "taxonomy_terms.csv",
    "metadata": "metadata.csv",
    "meta_table_description": "meta_table_descriptions.csv",
    "cost_option": "cost_options.csv",
    "organization_identifier": "organization_identifiers.csv",
    "taxonomy": "taxonomies.csv",
    "service_capacity": "service_capacity.csv",
    "unit": "units.csv",
    "url": "url.csv",
}
"""The file of each table, by the name of its records (HSDS 3.2, ``datapackage.json``)."""
_NEEDED = frozenset({"organization", "service"})


@dataclass(frozen=True, slots=True)
class Package:
    """The rows of the tables; a row is a record of texts, known by the file and its number (the head is 1)."""

    rows: dict[str, list[Node]]
    is_own: bool
    """Whether our own export wrote it."""
    index: dict[tuple[str, str], dict[str, list[Node]]] = field(default_factory=dict)
    """Rows by what stands in a column, made when asked for."""

    def of(self, table: str, column: str = "", key: str = "") -> list[Node]:
        """The rows of a table, of those that lead to the record ``key`` by their ``column``."""
        if not column:
            return self.rows[table]
        if (table, column) not in self.index:
            by_key = self.index[table, column] = defaultdict(list)
            for row in self.rows[table]:
                by_key[row.get(column).look()].append(row)
        return self.index[table, column].get(key, []) if key else []

    def one(self, table: str, key: str) -> Node | None:
        """The row with this id."""
        return next(iter(self.of(table, "id", key)), None) if key else None

    def losses(self) -> Iterator[Loss]:
        """All that was not read; of a row of which something was read, ids tell nothing more."""
        for row in (row for rows in self.rows.values() for row in rows):
            if any(steps[:2] == row.steps for steps in row.ledger.read):
                for name in row.value if isinstance(row.value, dict) else ():
                    if name == "id" or name.endswith("_id"):
                        row.get(name).use()
            yield from row.losses()
            yield from row.ledger.cleaned
            row.ledger.cleaned.clear()


def read_package(source: Source) -> Package:
    """The package in a folder. Raises ``RefusedError`` where it is none or a table is broken."""
    if not source.is_folder:
        raise RefusedError([Problem("hsds-folder", Place(source.name))])
    tables: dict[str, list[_Row]] = {}
    for table, file in FILES.items():
        path = source.path / file
        if path.is_file():
            tables[table] = list(rows_of(Source(path), ["id"], STANDARD))
            if table in _NEEDED and not tables[table]:
                raise RefusedError([Problem("empty-source", Place(str(path)))])
        elif table in _NEEDED:
            raise RefusedError([Problem("folder-without", Place(source.name), {"wanted": file})])
    stated = [(row.get("label"), row.get("link_type")) for _, row in tables.get("attribute", ())]
    is_own = ("export", "as_of") in stated
    return Package({table: list(_nodes(table, tables.get(table, []), is_own=is_own)) for table in FILES}, is_own)


def _nodes(table: str, rows: list[_Row], *, is_own: bool) -> Iterator[Node]:
    for number, row in rows:
        cells: dict[str, Json] = {
            name: cell.removeprefix(GUARD) if is_own else cell for name, cell in row.items() if cell
        }
        # A ledger for each row: what was read of others would be gone through again for each.
        yield Node(cells, Ledger(FILES[table]), (FILES[table], number))
