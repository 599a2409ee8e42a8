"""One size after another: who takes part in it, and everything that is measured of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.rivals import builds, cases, serving
from tests.bench.rivals.builds import COLD
from tests.bench.rivals.contestant import OURS
from tests.bench.rivals.pages import PORTAL
from tests.bench.rivals.programs import programs
from tests.bench.rivals.tables import Measured
from tests.bench.rivals.written import Material

LONGEST_TO_SERVE = 120.0
"""Another one that takes longer than so many seconds to build a size does not serve it."""
BUDGET = 90.0
"""Seconds of waiting for saved facts after which no more is saved."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Size:
    """So many made-up ``units``, or the real project where there are none, and how often all is measured."""

    units: int
    rounds: int
    saves: int

    @property
    def gigabytes(self) -> int:
        """What the folders of all that take part fill at the most, about."""
        return 3 + 2 * self.units // 1000

    @property
    def name(self) -> str:
        """What it is called in tables."""
        return f"{self.units} units" if self.units else "all sites"


def measure(size: Size, names: Container[str], folder: Path, tell: Tell) -> Measured:
    """Measure ours and the contestants ``names`` at a size; one of these whose builds fail is left out.

    Raises ``RuntimeError`` if ours fails, or a server.
    """
    case = cases.made_up(folder / "project", size.units) if size.units else cases.real(folder / "project")
    material = case.material(tell)
    contestants = [case.contestant, *programs(folder / "builds", material, names)]
    built = builds.measure(contestants, size.rounds, tell)
    copy = builds.floor(case.contestant, size.rounds, folder / "copy")
    shutil.rmtree(folder / "builds")
    servers = [case.contestant, *programs(folder / "servers", _portal(material), built)]
    served = {}
    if case.shown_by_unit:
        tell(f"{size.name}: {case.with_units.name} serves")
        served[case.with_units.name] = serving.measure(case.with_units, size.saves, BUDGET)
    for one in servers:
        if one.name == OURS or built[one.name].costs[COLD].wall < LONGEST_TO_SERVE:
            tell(f"{size.name}: {one.name} serves")
            served[one.name] = serving.measure(one, size.saves, BUDGET)
        else:
            tell(f"{size.name}: {one.name} is too slow to serve")
    return Measured(size.name, built, served, copy)


def _portal(material: Material) -> Material:
    """The portal alone, for servers: those of some know one site."""
    pages, changed = ([one for one in some if one.site == PORTAL] for some in (material.pages, material.changed))
    return replace(material, pages=pages, changed=changed)
