"""What the last run of the tests found of the site's accessibility: ``content/accessibility.yaml``.

The file is written by a command. A criterion is a success criterion of WCAG 2.2 (W3C), level A or AA, by its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from generator.registry.beside import read_beside
from generator.registry.problems import Problem
from generator.registry.values import Count, Criterion, Day, Line, Model

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

FILE = "accessibility.yaml"
"""Beside the folders of pages."""
REVIEW_DAYS = 365
"""A statement on accessibility, and the tests that it rests on, are renewed within a year."""
_MAX_BYTES = 2**17

Result = Literal["passed", "failed", "person", "outside"]
"""What is known of a criterion: tests passed or failed, only a person can tell, or the site has nothing of the kind."""


class Findings(Model):
    """The result for each criterion, of tests of the ``day`` on ``pages`` pages; ``person``: what waits for one."""

    day: Day
    pages: Count
    tools: tuple[Line, ...]
    criteria: dict[Criterion, Result]
    person: tuple[Criterion, ...] = ()

    def with_result(self, result: Result) -> list[str]:
        """The criteria that have ``result``, in the order of their numbers."""
        return [number for number, found in self.criteria.items() if found == result]


def read_findings(content: Path, today: dt.date, name: str = "content") -> tuple[Findings | None, list[Problem]]:
    """The findings beside the pages, if there are any, and what is wrong with the file ``today``. Never raises."""
    found, document, problems = read_beside(content / FILE, f"{name}/{FILE}", Findings, _MAX_BYTES)
    if found is None or document is None:
        return None, problems
    if (today - found.day.first).days > REVIEW_DAYS:
        problems = [Problem("findings-old", document.place(("day",)), {"date": found.day.text})]
    return found, problems
