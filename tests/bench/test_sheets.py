"""The table of the sheets says what was measured, and nothing of what was not."""

from __future__ import annotations

from tests.bench.contest import Cost
from tests.bench.sheets import CHROMIUM, KEPT, OURS, PLAIN, Made, rows


def test_processor_time_is_told_only_of_those_that_start_no_processes() -> None:
    costs = {OURS: Cost(9, 4, 0), KEPT: Cost(1, 1, 0), PLAIN: Cost(8, 8, 0), CHROMIUM: Cost(9, 12, 0)}
    assert rows(Made(4, costs))[1:] == [
        [OURS, "", "1.000", "1.00"],
        [KEPT, "0.250", "0.250", "0.25"],
        [PLAIN, "2.000", "2.000", "2.00"],
        [CHROMIUM, "", "3.000", "3.00"],
    ]
