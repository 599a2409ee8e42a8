"""What was measured at one size, as a table, beside what is to be reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.bench.contest import Cost
from tests.bench.rivals.builds import COLD, FACT, SAME, Built
from tests.bench.rivals.contestant import HUGO, MKDOCS, OURS, WITH_UNITS
from tests.bench.rivals.serving import Served
from tests.bench.table import Goal, Rows, with_head

COPY = "copy of ours"


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured at a size that goes by ``name``; who is not in ``served`` did not serve."""

    name: str
    built: Mapping[str, Built]
    served: Mapping[str, Served]
    copy: Cost


def cost_rows(measured: Measured) -> Rows:
    """Seconds of each contestant, the files that it wrote with nothing changed, and MiB at its largest."""
    pages = measured.built[OURS].pages
    head = [f"{measured.name}, {pages} pages", "CPU s", *(f"{name}, s" for name in (COLD, SAME))]
    rows = [[*head, "files written", f"{FACT}, s", "save → page, s", "MiB"]]
    for name, built in measured.built.items():
        cold = built.costs[COLD]
        same, fact = (f"{built.costs[kind].wall:.2f}" if kind in built.costs else "" for kind in (SAME, FACT))
        written = "" if built.written is None else str(built.written)
        served = f"{measured.served[name].seconds:.2f}" if name in measured.served else ""
        rows.append([name, f"{cold.cpu:.2f}", f"{cold.wall:.2f}", same, written, fact, served, f"{cold.peak:.0f}"])
    copy = measured.copy
    return [*rows, [COPY, f"{copy.cpu:.2f}", f"{copy.wall:.2f}", "", "", "", "", f"{copy.peak:.0f}"]]


def goals(measured: Measured) -> list[Goal]:
    """What is to be reached, where both sides were measured."""
    built, served = measured.built, measured.served
    ours, cold = built[OURS], built[OURS].costs[COLD]
    found = [
        Goal("files written with nothing changed", ours.written or 0, 0),
        Goal("nothing changed / from nothing, wall", ours.costs[SAME].wall / cold.wall, 0.2),
    ]
    if MKDOCS in built:
        found.append(
            Goal("MkDocs / ours, from nothing, wall", built[MKDOCS].costs[COLD].wall / cold.wall, 20, at_least=True)
        )
    if HUGO in built:
        found.append(Goal("ours / Hugo, from nothing, CPU", cold.cpu / built[HUGO].costs[COLD].cpu, 1))
    if WITH_UNITS in served:
        found.append(Goal(f"{WITH_UNITS}, save → page, s", served[WITH_UNITS].seconds, 1))
    if OURS in served and HUGO in served:
        found.append(Goal("ours / Hugo, save → page", served[OURS].seconds / served[HUGO].seconds, 0.5))
    if OURS in served and MKDOCS in served:
        found.append(
            Goal("MkDocs / ours, save → page", served[MKDOCS].seconds / served[OURS].seconds, 25, at_least=True)
        )
    return found


def goal_rows(measured: Measured) -> Rows:
    """The goals, and whether each is reached."""
    return with_head(goal.row for goal in goals(measured))
