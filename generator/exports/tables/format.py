"""The tables as a format: what there is, and an example."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.exports.catalogue import Entry, Format
from generator.exports.tables import shared
from generator.exports.tables.cells import comma, semicolon
from generator.exports.tables.facts import TABLE as FACTS
from generator.exports.tables.lookups import LOOKUPS
from generator.exports.tables.lookups import rows as lookup_rows
from generator.exports.tables.metadata import metadata
from generator.exports.tables.units import OFFERINGS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.exports.scribe import Scribe

TABLES = (
    UNITS,
    LOOKUPS,
    FACTS,
    OFFERINGS,
    shared.OFFERING_KINDS,
    shared.ORGANISATIONS,
    shared.SERVICE_AREAS,
    shared.FEES,
    shared.CONFLICTS,
    shared.SOURCES,
    shared.MUNICIPALITIES,
)
_ROWS = 12
"""How many rows the example has at most."""
_METADATA = "tables/csv-metadata.json"


def _files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
    for table in TABLES:
        rows = list(table.rows(scribe))
        yield f"tables/{table.name}.csv", comma(table.kinds, table.head, rows)
        yield f"tables/{table.name}.excel.csv", semicolon(table.kinds, table.head, rows)
    yield _METADATA, f"{json.dumps(metadata(scribe, TABLES), ensure_ascii=False, indent=1)}\n".encode()


def _example(scribe: Scribe) -> tuple[str, str]:
    """What the table of look-ups says of the municipality of the first unit."""
    directory = scribe.directory
    home = directory.answers.home(next(iter(directory.units.values())))
    rows = list(lookup_rows(scribe, home))[:_ROWS]
    return f"tables/{LOOKUPS.name}.csv", comma(LOOKUPS.kinds, LOOKUPS.head, rows).decode().replace("\r\n", "\n")


FORMAT = Format(
    key="tables",
    standard="CSV on the Web (W3C 2015), RFC 4180",
    address="https://www.w3.org/TR/tabular-metadata/",
    entries=(
        *(Entry(f"tables/{one.name}.csv", "text/csv") for one in TABLES),
        *(Entry(f"tables/{one.name}.excel.csv", "text/csv") for one in TABLES),
        Entry(_METADATA, "application/csvm+json"),
    ),
    files=_files,
    example=_example,
)
