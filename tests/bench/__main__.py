"""How fast pages are made and a registry is read: python -m tests.bench [--quick] [--write-readme]."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from tests.bench import reading, sheets, table
from tests.bench.pages import measure
from tests.bench.room import room

ROUNDS = {100: 5, 1_000: 5, 3_000: 5, 10_000: 3}
QUICK = {100: 3, 600: 3, 1_100: 3}
UNITS_READ = 1_000
SHEETS, SHEET_ROUNDS = 40, 3
QUICK_SHEETS, QUICK_SHEET_ROUNDS = 6, 1


def main() -> int:
    """Measure, print, and with ``--write-readme`` put the tables into the README."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure how fast pages are made.")
    parser.add_argument("--quick", action="store_true", help="few pages and rounds: to see that it works")
    parser.add_argument("--write-readme", action="store_true", help="put the figures into README.md")
    given = parser.parse_args()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with room() as folder:
        measured = measure(folder, QUICK if given.quick else ROUNDS, _tell)
    with room() as folder:
        printed = _sheets(folder, quick=given.quick)
    _tell("reading")
    read = reading.measure(UNITS_READ)
    tables = [table.cost_rows(measured), table.goal_rows(measured, read)]
    print("\n\n".join([table.plain(printed), *map(table.plain, tables), table.summary(measured)]))
    shown = "\n\n".join([*map(table.markdown, tables), table.summary(measured)])
    if given.write_readme:
        table.into_readme("bench", shown)
        table.into_readme("sheets-bench", table.markdown(printed))
    else:
        print(f"\n{shown}")
    return 0


def _sheets(folder: Path, *, quick: bool) -> table.Rows:
    number, rounds = (QUICK_SHEETS, QUICK_SHEET_ROUNDS) if quick else (SHEETS, SHEET_ROUNDS)
    return sheets.rows(sheets.measure(number, rounds, folder, _tell))


def _tell(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
