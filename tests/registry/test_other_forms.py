"""Values as people write them elsewhere are understood, so that the message can tell what to write."""

import pytest

from generator.registry.other_forms import day_meant, in_our_form


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
    assert day_meant(typed) == meant


@pytest.mark.parametrize(
    "typed", ["31.2.2026", "13/2026", "22.11.26", "0.0.2026", "1.1.0000", "soon", "٢٢.١١.٢٠٢٦", ""]
)
def test_what_may_mean_several_days_or_none_is_not_guessed(typed: str) -> None:
    assert not day_meant(typed)


@pytest.mark.parametrize(
    ("code", "typed", "meant"),
    [
        ("bad-date", "22.11.2026", "2026-11-22"),
        ("bad-day", "2026-9-3", "2026-09-03"),
        ("bad-amount", "12,50", "12.50"),
        ("bad-amount", "12,50 €", "12.50"),
        ("bad-amount", "12 euroa", "12"),
        ("bad-amount", "1 200", ""),
        ("bad-amount", "12–15", ""),
        ("bad-truth", "Kyllä", "true"),
        ("bad-truth", "nej", "false"),
        ("bad-truth", "ehkä", ""),
        ("bad-address", "www.home.example", "https://www.home.example"),
        ("bad-address", "home.example/page?a=1", "https://home.example/page?a=1"),
        ("bad-address", "see page", ""),
        ("bad-address", "javascript:x", ""),
        ("bad-phone", "12,50", ""),
    ],
)
def test_a_value_in_another_form_is_understood_or_left_alone(code: str, typed: str, meant: str) -> None:
    assert in_our_form(code, typed) == meant
