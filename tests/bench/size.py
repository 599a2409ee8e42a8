"""How a build grows with the registry: python -m tests.bench.size [--quick] [--write-readme].

Made-up networks, each built from nothing: the portal in three languages, without sheets. Memory is that of all
processes together, what they share counted once.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryFile

import psutil

from generator.publish.crew import processors
from tests.bench import table
from tests.bench.contest import Cost
from tests.bench.project import write_project
from tests.bench.room import room
from tests.bench.table import Goal, Rows

SIZES = (1_000, 3_000, 10_000)
QUICK = (30, 90, 300)
MARK = "size-bench"
_BETWEEN = 0.25
_MIB = 1 << 20
_KB = 1000


@dataclass(frozen=True, slots=True)
class Built:
    """A build of so many ``units``, beside a ``check``, which reads the registry and makes nothing.

    ``place`` are the bytes, compressed, of what a reader loads for the answer to the name of a place, at the most.
    """

    units: int
    build: Cost
    check: Cost
    pages: int
    files: int
    place: int


def measure(units: int, folder: Path) -> Built:
    """Build a network of so many ``units`` in ``folder``. Raises ``RuntimeError`` if that fails."""
    write_project(folder, units)
    program = (sys.executable, "-m", "generator", "--project", str(folder))
    check = run((*program, "check"))
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    build = run((*program, "build", "--no-pdf", "--no-units", "--quiet"))
    portal = folder / "site/portal"
    files = [file for file in portal.rglob("*") if file.is_file()]
    pages = sum(file.name == "index.html" for file in files)
    return Built(units, build, check, pages, len(files), max(map(_place_answer, portal.glob("data/search/places-*"))))


def run(command: Sequence[str]) -> Cost:
    """Run ``command`` to its end and watch all its processes. Raises ``RuntimeError`` if it fails."""
    began, peak = time.perf_counter(), 0.0
    with TemporaryFile() as said, subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said) as process:
        while True:
            peak = max(peak, _memory(process.pid))
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            time.sleep(_BETWEEN)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        told = said.read().decode(errors="replace")
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {told[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, peak)


def _memory(process: int) -> float:
    """MiB of a process and all that it started."""
    found = 0
    with suppress(psutil.Error):
        first = psutil.Process(process)
        for one in (first, *first.children(recursive=True)):
            with suppress(psutil.Error):
                found += one.memory_full_info().pss
    return found / _MIB


def _place_answer(places: Path) -> int:
    """Bytes of the names of places in a language, of the answers to them, and of the largest part about units."""
    parts = [file for file in (places.parent / "units").rglob("*.json") if file.is_file()]
    beside = places.with_name(places.name.replace("places", "answers"))
    return sum(map(_compressed, (places, beside))) + max(map(_compressed, parts), default=0)


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


def rows(all_built: Sequence[Built]) -> Rows:
    """What each size took."""
    found = [
        ["units", "pages", "files", "CPU s", "CPU ms a page", "wall s", "MiB", "MiB of check", "place answer, kB gz"]
    ]
    for one in all_built:
        build = one.build
        a_page = build.cpu / one.pages * 1000
        memory = (f"{build.peak:.0f}", f"{one.check.peak:.0f}")
        figures = (f"{build.cpu:.1f}", f"{a_page:.1f}", f"{build.wall:.1f}", *memory, f"{one.place / _KB:.1f}")
        found.append([str(one.units), str(one.pages), str(one.files), *figures])
    return found


def goals(all_built: Sequence[Built]) -> list[Goal]:
    """Growth is linear, no process needs much more than who reads the registry, and a reader loads little."""
    large = all_built[-1]
    steps = [
        (after.build.cpu - before.build.cpu) / (after.units - before.units) for before, after in pairwise(all_built)
    ]
    return [
        Goal(f"CPU of one more unit at {large.units} / at {all_built[0].units}", steps[-1] / steps[0], 1.2),
        Goal(f"MiB at {large.units} units, build / check", large.build.peak / large.check.peak, processors() + 1),
        Goal(f"place answer at {large.units} units, kB gz", large.place / _KB, 60),
    ]


def main() -> int:
    """Measure, print, and with ``--write-readme`` put the table into the README."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.size", description="Measure how a build grows.")
    parser.add_argument("--quick", action="store_true", help="tiny sizes: to see that it works")
    parser.add_argument("--write-readme", action="store_true", help="put the figures into README.md")
    given = parser.parse_args()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    found = []
    for units in QUICK if given.quick else SIZES:
        print(f"bench: {units} units", file=sys.stderr, flush=True)
        with room() as folder:
            found.append(measure(units, folder / "project"))
    tables = [rows(found), table.with_head(goal.row for goal in goals(found))]
    print("\n\n".join(map(table.plain, tables)))
    if given.write_readme:
        table.into_readme(MARK, "\n\n".join(map(table.markdown, tables)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
