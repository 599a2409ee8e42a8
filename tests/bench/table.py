"""What was measured, as tables to read on a terminal and in the README, beside what is to be reached."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.pages import BARE, FILLING, HUGO, MKDOCS, READING, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.bench.pages import Measured

Rows = list[list[str]]

README = Path(__file__).parents[2] / "README.md"
_ENOUGH_FOR_HUGO = 3_000


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure and what it is to be: at most or at least ``wanted``."""

    what: str
    figure: float
    wanted: float
    at_least: bool = False

    @property
    def reached(self) -> bool:
        """Whether it is so."""
        return self.figure >= self.wanted if self.at_least else self.figure <= self.wanted

    @property
    def row(self) -> list[str]:
        """The goal in words."""
        sign = "≥" if self.at_least else "≤"
        return [self.what, f"{self.figure:.2f}", f"{sign} {self.wanted:g}", "yes" if self.reached else "NO"]


def cost_rows(measured: Measured) -> Rows:
    """CPU milliseconds for each page beyond start-up, and the memory and length of page at the largest number."""
    largest = measured.sizes[-1]
    rows = [["CPU ms a page", "start-up, s", *(f"at {size}" for size in measured.sizes), "wall s", "MiB", "page, kB"]]
    for name in measured.names:
        pages = [f"{measured.page(name, size):.3f}" for size in measured.sizes]
        start = f"{measured.cpu(name, measured.smallest):.2f}"
        if name == FILLING:
            rows.append([name, start, *pages, "", "", ""])
        else:
            result = measured.results[largest][name]
            length = f"{result.page_bytes / 1000:.1f}" if result.pages else ""
            rows.append([name, start, *pages, f"{result.cost.wall:.1f}", f"{result.cost.peak:.0f}", length])
    return rows


def goals(measured: Measured, reading: dict[str, float]) -> list[Goal]:
    """The figures that are to be reached."""
    first, largest = measured.sizes[0], measured.sizes[-1]
    found = [
        Goal(f"filling / bare loop, {size} pages", measured.page(FILLING, size) / measured.page(BARE, size), 1.5)
        for size in measured.sizes
    ]
    if HUGO in measured.names:
        found += [
            Goal(f"whole run / Hugo, {size} pages, CPU", measured.cpu(WHOLE, size) / measured.cpu(HUGO, size), 1)
            for size in measured.sizes
            if size >= _ENOUGH_FOR_HUGO
        ]
    growth = measured.page(FILLING, largest) / measured.page(FILLING, first)
    return [
        *found,
        Goal(f"a page at {largest} / a page at {first}", growth, 1.05),
        Goal("PyYAML's CSafeLoader / reading", reading["CSafeLoader"] / reading["reading"], 8, at_least=True),
        Goal("all checks / reading", reading["checks"] / reading["reading"], 1),
    ]


def goal_rows(measured: Measured, reading: dict[str, float]) -> Rows:
    """The goals, and what is a fact rather than a figure."""
    same = ["filled page = the page that MkDocs builds, byte for byte", "", "", "yes" if measured.same_pages else "NO"]
    return with_head([*(goal.row for goal in goals(measured, reading)), same])


def with_head(goals: Iterable[list[str]]) -> Rows:
    """Rows of goals below what their columns are."""
    return [["goal", "measured", "wanted", "reached"], *goals]


def plain(rows: Rows) -> str:
    """The rows for a terminal."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join([row[0].ljust(widths[0]), *cells]).rstrip())
    return "\n".join(lines)


def markdown(rows: Rows) -> str:
    """The rows for the README."""
    head, *body = rows
    line = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, line, *body))


def into_readme(marker: str, shown: str) -> None:
    """Put what is to be shown between the marks of that name in the README."""
    block = re.compile(rf"(?<=<!-- {marker} -->\n).*?(?=<!-- /{marker} -->)", re.DOTALL)
    text, found = block.subn(lambda _: f"\n{shown}\n\n", README.read_text(encoding="utf-8"))
    if not found:
        raise LookupError(f"README.md has no marks {marker}")
    README.write_text(text, encoding="utf-8")


def summary(measured: Measured) -> str:
    """How often MkDocs' cost is ours, in a sentence."""
    largest = measured.sizes[-1]
    times = measured.cpu(MKDOCS, largest) / measured.cpu(WHOLE, largest)
    share = measured.cpu(READING, largest) / measured.cpu(WHOLE, largest)
    return (
        f"{largest} pages cost MkDocs {times:.1f} times the processor time of the whole run, "
        f"of which reading and checking the registry takes {share:.0%}."
    )
