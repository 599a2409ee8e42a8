"""The records of the package: rows of its tables with lasting ids, and attributes for what no column is made for."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.exports.hsds.notation import take_apart, uri
from generator.exports.hsds.tables import ADDRESSES, COLUMNS
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.exports.hsds.notation import Note, Value
    from generator.exports.hsds.tables import Cell, Row

NAMESPACE = uuid.UUID("1fdee9ea-ec28-4f83-bddc-b2e6d9898e89")
"""Of the ids of all networks. It was drawn once and must never change, or all ids would."""

# Attributes whose value is itself a term of a vocabulary, by the last part of their place.
_TERMS = {"source": "source", "topic": "topic", "offering": "offering", "kinds": "unit-kind", "kind": "organisation"}
_ABOUT = {
    **dict.fromkeys((*LANGUAGES, "language", "review"), "attribute:text"),
    **dict.fromkeys(("from", "to"), "attribute:validity"),
    "date": "attribute:date",
    "verified": "attribute:verified",
}


@dataclass(frozen=True, slots=True)
class Owner:
    """A record that attributes are told of: its table, its id and the path that the id is made from."""

    table: str
    id: str
    path: str


class Package:
    """Gathers the rows of all tables. Ids are version 5 UUIDs (RFC 9562) of the network's id and a record's path."""

    def __init__(self, network: str) -> None:
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self._namespace = uuid.uuid5(NAMESPACE, network)
        self._terms: dict[str, str] = {}

    def id(self, path: str) -> str:
        """The lasting id of the record with this path: "units/lahti/service"."""
        return str(uuid.uuid5(self._namespace, path))

    def add(self, table: str, path: str, **cells: Cell | None) -> Owner:
        """A row; cells that are ``None`` or "" are left out. Raises ``KeyError`` for a cell that has no column."""
        found = cells["id"] = self.id(path)
        row: Row = {}
        for name in COLUMNS[table]:
            cell = cells.pop(name, None)
            if cell is not None and cell != "":
                row[name] = uri(str(cell)) if name in ADDRESSES else cell
        if cells:
            raise KeyError(table, *cells)
        self.rows[table].append(row)
        return Owner(table, found, path)

    def tell(self, owner: Owner, notes: Mapping[str, Value]) -> None:
        """Attributes of a record, one for each value of ``notes`` (see ``notation``)."""
        attributes = self.rows["attribute"]
        for note in take_apart(notes):
            attribute: Row = {
                "id": self.id(f"{owner.path}/attributes/{'/'.join(note.identity)}"),
                "link_id": owner.id,
                "taxonomy_term_id": self._term(note),
                "link_type": note.kind,
                "link_entity": owner.table,
                "value": note.value,
            }
            if note.label:
                attribute["label"] = note.label
            attributes.append(attribute)

    def term_path(self, code: str) -> str:
        """The path of the term of a vocabulary with this code: "source:brochure"."""
        return f"terms/{code}"

    def _term(self, note: Note) -> str:
        vocabulary = _TERMS.get(note.kind)
        code = f"{vocabulary}:{note.value}" if vocabulary else _ABOUT.get(note.kind, "attribute:field")
        found = self._terms.get(code)
        if found is None:
            found = self._terms[code] = self.id(self.term_path(code))
        return found
