"""All sites beside MkDocs, Zensical, Hugo and Eleventy: python -m tests.bench.rivals [--quick | --sizes N ...]."""

from __future__ import annotations

import argparse
import os
import sys

from tests.bench import table
from tests.bench.rivals import tables
from tests.bench.rivals.programs import NAMES, here
from tests.bench.rivals.sizes import Size, measure
from tests.bench.room import room

SIZES = {
    size.units: size
    for size in (Size(0, rounds=2, saves=5), Size(1_000, rounds=1, saves=3), Size(10_000, rounds=1, saves=1))
}
QUICK = Size(3, rounds=1, saves=1)
MARK = "rivals-bench"


def main() -> int:
    """Measure, print, and with ``--write-readme`` put the tables of each size into the README as soon as it is done."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.rivals", description="Measure whole sites.")
    parser.add_argument("--quick", action="store_true", help="a tiny size and one round: to see that it works")
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="+",
        choices=SIZES,
        default=list(SIZES),
        help="so many made-up units; 0: the real size (default: all)",
    )
    parser.add_argument("--beside", nargs="+", choices=NAMES, default=NAMES, help="these alone (default: all)")
    parser.add_argument("--write-readme", action="store_true", help="put the figures into README.md")
    given = parser.parse_args()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    names = [name for name in here(_tell) if name in given.beside]
    for size in (QUICK,) if given.quick else [SIZES[units] for units in given.sizes]:
        with room(size.gigabytes) as folder:
            measured = measure(size, names, folder, _tell)
        rows = tables.cost_rows(measured), tables.goal_rows(measured)
        print("\n\n".join(map(table.plain, rows)), end="\n\n", flush=True)
        if given.write_readme and not given.quick:
            table.into_readme(f"{MARK}-{size.units}", "\n\n".join(map(table.markdown, rows)))
    return 0


def _tell(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
