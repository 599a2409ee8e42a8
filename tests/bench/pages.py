"""Filling pages beside a bare loop, MkDocs and Hugo that make the same ones: who takes part, and what each page costs.

Cost per page is the difference between a large and the smallest number of pages, so that start-up cancels out. The
pages are those of the units of a made-up registry. ``filling`` is the whole run less a run that stops when the
registry has been read and checked: the bare loop reads words that are ready.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.bench.contest import Contestant, Result, contest, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WHOLE, READING, BARE, MKDOCS, HUGO = "whole run", "reading only", "bare loop", "MkDocs", "Hugo"
FILLING = "filling"
_MILLISECONDS = 1_000


@dataclass(frozen=True, slots=True)
class Measured:
    """The results of all contestants for each number of pages, the smallest first."""

    results: dict[int, dict[str, Result]]
    same_pages: bool

    @property
    def names(self) -> list[str]:
        """Who took part, and ``filling``."""
        return [FILLING, *self.results[self.smallest]]

    @property
    def smallest(self) -> int:
        """The number of pages that stands for start-up."""
        return min(self.results)

    @property
    def sizes(self) -> list[int]:
        """The numbers of pages that costs are told for."""
        return [size for size in self.results if size != self.smallest]

    def cpu(self, name: str, size: int) -> float:
        """Seconds of processor for so many pages."""
        found = self.results[size]
        if name == FILLING:
            return found[WHOLE].cost.cpu - found[READING].cost.cpu
        return found[name].cost.cpu

    def page(self, name: str, size: int) -> float:
        """Milliseconds of processor for each page beyond start-up."""
        more = self.cpu(name, size) - self.cpu(name, self.smallest)
        return more / (size - self.smallest) * _MILLISECONDS


def measure(folder: Path, rounds: dict[int, int], tell: Callable[[str], None]) -> Measured:
    """Measure all numbers of pages in ``rounds``, in their order, with everything below ``folder``."""
    results = {}
    same = True
    for size, times in rounds.items():
        here = folder / str(size)
        tell(f"{size} pages: making the material")
        run(_python("tests.bench.material", here, str(size)))
        same = same and _same(here)
        results[size] = contest(contestants(here), times, tell)
        shutil.rmtree(here)
    return Measured(results, same)


def contestants(folder: Path) -> list[Contestant]:
    """All that this machine has, for the material in ``folder``."""
    ours, bare, mkdocs, hugo = (folder / name for name in ("ours", "bare", "mkdocs", "hugo"))
    found = [
        Contestant(WHOLE, _python("tests.bench.ours", ours), ours / "out"),
        Contestant(READING, _python("tests.bench.ours", ours, "--only-read"), ours / "out"),
        Contestant(BARE, _python("tests.bench.bare", bare), bare / "out"),
        Contestant(
            MKDOCS,
            _python("mkdocs", "build", "--quiet", "-f", mkdocs / "mkdocs.yml", "-d", mkdocs / "out"),
            mkdocs / "out",
        ),
    ]
    if shutil.which("hugo"):
        command = ("hugo", "--quiet", "--source", str(hugo), "--destination", str(hugo / "out"))
        found.append(Contestant(HUGO, command, hugo / "out"))
    return found


def _same(folder: Path) -> bool:
    try:
        run(_python("tests.bench.same", folder / "ours"))
    except RuntimeError:
        return False
    return True


def _python(module: str, *more: Path | str) -> tuple[str, ...]:
    return (sys.executable, "-m", module, *map(str, more))
