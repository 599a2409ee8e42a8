"""Builds from nothing, with nothing changed and with one fact changed, of all contestants in turns."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.bench.contest import Cost, median, run
from tests.bench.rivals.contestant import FIRST_NUMBER, OURS, Contestant

COLD, SAME, FACT = "from nothing", "nothing changed", "one fact changed"
SLOW = 90.0
"""Who takes longer than so many seconds to build from nothing is measured in one round alone."""
TOO_SLOW = 300.0
"""Another one that takes longer than so many seconds builds from nothing alone."""


@dataclass(frozen=True, slots=True)
class Built:
    """What builds cost, as medians of ``rounds``, the number of pages, and of files that a second build wrote, if any.

    Who was too slow for it has no ``costs`` of other builds than the one from nothing.
    """

    costs: dict[str, Cost]
    rounds: int
    pages: int
    written: int | None


def measure(contestants: Sequence[Contestant], rounds: int, tell: Callable[[str], None]) -> dict[str, Built]:
    """Let all build in turns; another one that fails is left out. Raises ``RuntimeError`` if ours fails."""
    found: dict[str, list[Built]] = {one.name: [] for one in contestants}
    numbers = count(FIRST_NUMBER + 2)  # our own pages were finished with the one before
    for number in range(1, rounds + 1):
        for one in [one for one in contestants if _takes_part(found.get(one.name))]:
            tell(f"round {number} of {rounds}: {one.name}")
            try:
                found[one.name].append(_round(one, next(numbers)))
            except RuntimeError as error:
                if one.name == OURS:
                    raise
                tell(f"{one.name} is left out: {error}")
                del found[one.name]
    return {name: _together(some) for name, some in found.items()}


def _takes_part(before: Sequence[Built] | None) -> bool:
    """Whether who has done so much takes part in the next round: who failed does not, nor who is slow."""
    return before is not None and not (before and before[0].costs[COLD].wall >= SLOW)


def floor(contestant: Contestant, rounds: int, folder: Path) -> Cost:
    """What a plain copy of the finished output of ``contestant`` into ``folder`` costs."""
    found = []
    for _ in range(rounds):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        found.append(run(("cp", "-r", *map(str, contestant.outputs), str(folder))))
    return median(found)


def _round(one: Contestant, number: int) -> Built:
    for left in (*one.outputs, *one.kept):
        shutil.rmtree(left, ignore_errors=True)
    costs = {COLD: _run(one)}
    before = _marks(one)
    pages = sum(file.name == "index.html" for file in before)
    if one.name != OURS and costs[COLD].wall > TOO_SLOW:
        return Built(costs, 1, pages, None)
    costs[SAME] = _run(one)
    written = sum(before.get(file) != mark for file, mark in _marks(one).items())
    one.save(number)
    costs[FACT] = _run(one)
    return Built(costs, 1, pages, written)


def _run(one: Contestant) -> Cost:
    costs = [run(command.words, command.folder) for command in one.builds]
    cpu, wall = (sum(getattr(cost, name) for cost in costs) for name in ("cpu", "wall"))
    return Cost(cpu, wall, max(cost.peak for cost in costs))


def _marks(one: Contestant) -> dict[Path, tuple[int, int]]:
    """What any write to a file of the output changes."""
    files = (file for output in one.outputs for file in output.rglob("*") if not file.is_dir())
    return {file: ((stat := file.stat()).st_ino, stat.st_mtime_ns) for file in files}


def _together(rounds: list[Built]) -> Built:
    costs = {name: median([one.costs[name] for one in rounds]) for name in rounds[0].costs}
    written = max((one.written for one in rounds if one.written is not None), default=None)
    return Built(costs, len(rounds), rounds[-1].pages, written)
