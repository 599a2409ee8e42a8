"""All sites beside MkDocs, Zensical, Hugo and Eleventy: python -m tests.bench.rivals [--quick | --up-to N]."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from tests.bench import table
from tests.bench.rivals import tables
from tests.bench.rivals.programs import here
from tests.bench.rivals.sizes import Size, able, measure
from tests.bench.rivals.tables import Measured
from tests.bench.room import room

SIZES = (Size(0, rounds=2, saves=5), Size(1_000, rounds=1, saves=3), Size(10_000, rounds=1, saves=1))
QUICK = (Size(3, rounds=1, saves=1),)
MARK = "rivals-bench"


def main() -> int:
    """Measure, print, and with ``--write-readme`` put the tables into the README."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.rivals", description="Measure whole sites.")
    parser.add_argument("--quick", action="store_true", help="a tiny size and one round: to see that it works")
    parser.add_argument(
        "--up-to", type=int, default=SIZES[-1].units, metavar="N", help="no more made-up units than N; 0: the real size"
    )
    parser.add_argument("--write-readme", action="store_true", help="put the figures into README.md")
    given = parser.parse_args()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    sizes = [size for size in SIZES if size.units <= given.up_to]
    measured = _measured(QUICK if given.quick else sizes)
    rows = [*map(tables.cost_rows, measured), tables.goal_rows(measured)]
    print("\n\n".join(map(table.plain, rows)))
    if given.write_readme:
        table.into_readme(MARK, "\n\n".join(map(table.markdown, rows)))
    return 0


def _measured(sizes: Sequence[Size]) -> list[Measured]:
    names = here(_tell)
    found: list[Measured] = []
    for size in sizes:
        if len(found) > 1:
            names = able(found[-1], sizes[len(found) - 1], size, _tell)
        with room() as folder:
            found.append(measure(size, names, folder, _tell))
    return found


def _tell(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
