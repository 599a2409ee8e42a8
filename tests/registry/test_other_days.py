"""Days as people write them elsewhere are understood, so that the message can tell what to write."""

import pytest

from generator.registry.other_days import in_our_form


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("22.11.2026", "2026-11-22"),
        ("3.9.2026", "2026-09-03"),
        ("3. 9. 2026", "2026-09-03"),
        ("2026-9-3", "2026-09-03"),
        ("11/2026", "2026-11"),
        ("3.2026", "2026-03"),
    ],
)
def test_a_day_in_another_form_is_understood(typed: str, meant: str) -> None:
    assert in_our_form(typed) == meant


@pytest.mark.parametrize(
    "typed", ["31.2.2026", "13/2026", "22.11.26", "0.0.2026", "1.1.0000", "soon", "٢٢.١١.٢٠٢٦", ""]
)
def test_what_may_mean_several_days_or_none_is_not_guessed(typed: str) -> None:
    assert not in_our_form(typed)
