"""What a second build costs: all sites of the real registry without PDF, after nothing, one fact or all has changed.

The floor is a plain copy of the finished sites. Each is a process of its own, in turns: see ``contest``.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.contest import Cost, median, run

ROOT = Path(__file__).parents[2]
COLD, PORTAL, SAME, FACT, COPY = (
    "all sites, from nothing",
    "the portal alone, from nothing",
    "all sites, nothing changed",
    "all sites, one fact changed",
    "copy of all sites",
)
_FACT = "name: Lahden ensi- ja turvakodin ensikoti"
_PARTS = ("content", "overrides", "units.yaml", "mkdocs.yml")


@dataclass(frozen=True, slots=True)
class Again:
    """What builds of so many ``files`` cost, as medians of some rounds."""

    files: int
    costs: dict[str, Cost]

    @property
    def share(self) -> float:
        """The time of a build with nothing changed beside one from nothing."""
        return self.costs[SAME].wall / self.costs[COLD].wall


def measure(rounds: int, folder: Path, tell: Callable[[str], None]) -> Again:
    """Build a copy of the real project in ``folder``. Raises ``RuntimeError`` if a build fails."""
    for part in _PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, folder / part)
    costs: dict[str, list[Cost]] = {name: [] for name in (PORTAL, COLD, SAME, FACT, COPY)}
    for number in range(1, rounds + 1):
        for name, found in costs.items():
            tell(f"builds, round {number} of {rounds}: {name}")
            found.append(_run(name, folder, number))
    sites = [one for one in (folder / "site").iterdir() if not one.name.startswith(".")]
    return Again(sum(path.is_file() for site in sites for path in site.rglob("*")), _medians(costs))


def _medians(costs: dict[str, list[Cost]]) -> dict[str, Cost]:
    return {name: median(found) for name, found in costs.items()}


def _run(name: str, folder: Path, number: int) -> Cost:
    build = (sys.executable, "-m", "generator", "--project", str(folder), "build", "--no-pdf", "--quiet")
    if name in (PORTAL, COLD):
        for left in ("site", ".cache"):
            shutil.rmtree(folder / left, ignore_errors=True)
    if name == FACT:
        registry = folder / "units.yaml"
        text = (ROOT / "units.yaml").read_text(encoding="utf-8")
        registry.write_text(text.replace(_FACT, f"{_FACT} {number}", 1), encoding="utf-8")
    if name == COPY:
        shutil.rmtree(folder / "copy", ignore_errors=True)
        return run(("cp", "-r", str(folder / "site"), str(folder / "copy")))
    return run((*build, "--no-units") if name == PORTAL else build)


def rows(again: Again) -> list[list[str]]:
    """Seconds, and the share of what a build from nothing takes."""
    cold = again.costs[COLD].wall
    table = [[f"{again.files} files", "CPU s", "wall s", "wall / from nothing"]]
    for name, cost in again.costs.items():
        table.append([name, f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.wall / cold:.2f}"])
    return table
