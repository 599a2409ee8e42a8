"""From text to meaning: dates as sources give them, rules that never raise, plain suggestions."""

from __future__ import annotations

from calendar import monthrange
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.registry.fields import fields_at
from generator.registry.load import load_text
from generator.registry.meaning import nearest
from generator.registry.nouns import Registry
from generator.registry.places import Places
from generator.registry.values import PartialDate, Period
from tests.bench.made_up import DAY, registry_yaml

DAYS = st.dates(min_value=date(1000, 1, 1))
WORDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,3})?", fullmatch=True)
GOOD = registry_yaml(2).decode()


@given(DAYS)
def test_a_whole_date_means_that_day(day: date) -> None:
    stated = PartialDate.parse(day.isoformat())
    assert (stated.text, stated.first, stated.last) == (day.isoformat(), day, day)


@given(DAYS)
def test_a_month_means_its_days(day: date) -> None:
    stated = PartialDate.parse(day.isoformat()[:7])
    assert stated.first == day.replace(day=1)
    assert stated.last == day.replace(day=monthrange(day.year, day.month)[1])


@given(DAYS)
def test_a_year_means_its_days(day: date) -> None:
    stated = PartialDate.parse(f"{day.year:04}")
    assert (stated.first, stated.last) == (date(day.year, 1, 1), date(day.year, 12, 31))


@given(DAYS, DAYS)
def test_a_span_means_all_days_from_the_first_to_the_last(one: date, other: date) -> None:
    first, last = sorted([one, other])
    stated = PartialDate.parse(f"{first}/{last}")
    assert (stated.first, stated.last) == (first, last)


@given(DAYS)
def test_about_and_later_are_kept(day: date) -> None:
    assert PartialDate.parse(f"{day.year:04}~").approximate
    assert PartialDate.parse(f"{day}/..").last is None


@given(DAYS, DAYS)
def test_a_span_does_not_run_backwards(one: date, other: date) -> None:
    first, last = sorted([one, other])
    if first != last:
        with pytest.raises(ValueError, match="before"):
            PartialDate.parse(f"{last}/{first}")


@given(st.text(max_size=12))
def test_any_other_text_is_refused_in_one_way(text: str) -> None:
    with suppress(ValueError):
        assert PartialDate.parse(text).text == text


@given(DAYS, DAYS, DAYS)
def test_a_period_holds_its_first_day_and_not_its_last(start: date, end: date, day: date) -> None:
    period = Period.model_validate({"from": start.isoformat(), "to": end.isoformat()})
    assert period.holds(day) == (start <= day < end)


@given(
    st.lists(st.tuples(st.sampled_from(["organisation", "offering", "source", "successor", "fee"]), WORDS), max_size=6)
)
def test_no_reference_makes_the_rules_raise(changes: list[tuple[str, str]]) -> None:
    text = GOOD
    for field, word in changes:
        text = text.replace(f"{field}: {field}-1\n", f"{field}: {word}\n", 1).replace(
            f"{field}: made-up-book", f"{field}: {word}", 1
        )
    loaded = load_text(text.encode(), "units.yaml", Places.finland(), DAY)
    assert {problem.code for problem in loaded.errors} <= {"unknown-reference", "bad-id"}


@given(DAYS, DAYS, DAYS)
def test_no_period_makes_the_rules_raise(start: date, end: date, today: date) -> None:
    text = GOOD.replace("valid: {from: 2020, to: 2024-01-01}", f"valid: {{from: {start}, to: {end}}}")
    loaded = load_text(text.encode(), "units.yaml", Places.finland(), today)
    assert ("inverted-period" in {problem.code for problem in loaded.errors}) == (end <= start)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("adresses", "addresses"), ("Phone", "phone"), ("operator", "operators"), ("localty", "locality"), ("zzz", "")],
)
def test_the_nearest_field_is_suggested(word: str, meant: str) -> None:
    assert nearest(word, fields_at(Registry, ("units", "home"))) == meant


def test_the_fields_of_inner_records_are_known() -> None:
    assert "postcode" in fields_at(Registry, ("units", "home", "addresses", "value", 0))
    assert "postcode" in fields_at(Registry, ("units", "home", "addresses", 0))
    assert fields_at(Registry, ("units", "home", "valid")) == ["from", "to"]
    assert fields_at(Registry, ("nothing", "at", "all")) == []
