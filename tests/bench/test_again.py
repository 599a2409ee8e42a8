"""The bench of second builds measures what it says."""

from __future__ import annotations

from pathlib import Path

from tests.bench import again


def test_a_build_with_nothing_changed_costs_a_part_of_one_from_nothing(tmp_path: Path) -> None:
    measured = again.measure(1, tmp_path, lambda _: None)
    assert measured.costs[again.SAME].cpu < measured.costs[again.COLD].cpu / 3
    assert measured.costs[again.COLD].cpu > measured.costs[again.PORTAL].cpu
    assert "Lahden ensi- ja turvakodin ensikoti 1" in (tmp_path / "site/lahti/index.html").read_text(encoding="utf-8")
    assert again.rows(measured)[0][0].endswith(" files")
