"""A build is measured with what it leaves, and growth is told from the steps between sizes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench.contest import Cost
from tests.bench.size import Built, goals, measure, run


def built(units: int, cpu: float, peak: float = 300, check: float = 200, place: int = 20_000) -> Built:
    return Built(units, Cost(cpu, cpu / 2, peak), Cost(1, 1, check), 7 * units, 20 * units, place)


def reached(*all_built: Built) -> list[bool]:
    return [goal.reached for goal in goals(all_built)]


def test_growth_is_linear_where_each_unit_costs_the_same_whatever_the_first_ones_cost() -> None:
    assert reached(built(10, 11), built(20, 12), built(100, 20)) == [True, True, True]
    assert reached(built(10, 11), built(20, 12), built(100, 36)) == [False, True, True]


def test_memory_and_answers_beyond_their_bounds_are_told() -> None:
    sizes = built(10, 11), built(20, 12)
    assert reached(*sizes, built(100, 20, peak=900)) == [True, False, True]
    assert reached(*sizes, built(100, 20, place=60_001)) == [True, True, False]


def test_a_small_network_is_measured_with_what_it_leaves(tmp_path: Path) -> None:
    found = measure(2, tmp_path / "project")
    assert found.units == 2
    assert found.files > found.pages > 900
    assert 10_000 < found.place < 60_000
    assert found.build.peak > found.check.peak > 10


def test_memory_is_that_of_all_processes_together() -> None:
    hold = "held = bytearray(b'x' * (64 << 20))"
    child = f"import time; {hold}; time.sleep(1.5)"
    parent = f"import subprocess, sys; {hold}; subprocess.run((sys.executable, '-c', {child!r}))"
    assert run((sys.executable, "-c", parent)).peak > 128


def test_a_program_that_fails_is_told_with_its_last_words() -> None:
    with pytest.raises(RuntimeError, match="ended with 3: no room"):
        run((sys.executable, "-c", "import sys; sys.stderr.write('no room'); sys.exit(3)"))
