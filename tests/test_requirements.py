"""The table of requirements is whole: each is tested by tests that exist, or says what only a person can tell."""

from __future__ import annotations

import ast
from functools import cache

import pytest

from tests.requirements import ROOT, Requirement, criteria, requirements

# WCAG 2.2 (W3C), levels A and AA; 4.1.1 was removed.
WCAG = {
    "1.1": [1], "1.2": [1, 2, 3, 4, 5], "1.3": [1, 2, 3, 4, 5], "1.4": [1, 2, 3, 4, 5, 10, 11, 12, 13],
    "2.1": [1, 2, 4], "2.2": [1, 2], "2.3": [1], "2.4": [1, 2, 3, 4, 5, 6, 7, 11], "2.5": [1, 2, 3, 4, 7, 8],
    "3.1": [1, 2], "3.2": [1, 2, 3, 4, 6], "3.3": [1, 2, 3, 4, 7, 8], "4.1": [2, 3],
}  # fmt: skip
ALL = [*requirements(), *criteria()]


@cache
def functions_of(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_criterion_of_the_guidelines_stands_in_the_table_once() -> None:
    wanted = [f"{guideline}.{number}" for guideline, numbers in WCAG.items() for number in numbers]
    assert [one.name for one in criteria()] == wanted
    assert len(wanted) == 55


@pytest.mark.parametrize("one", ALL, ids=lambda one: f"{one.name} {one.text[:40]}")
def test_requirement_is_tested_or_says_what_only_a_person_can_tell(one: Requirement) -> None:
    assert bool(one.outside) != bool(one.tests or one.person)
    for test in one.tests:
        file, _, name = test.partition("::")
        assert (ROOT / file).is_file(), test
        assert name.startswith("test_"), test
        assert name in functions_of(file), test
