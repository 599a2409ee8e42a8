"""What the code of an edition follows from, and what does not change it."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.directory.directory import Directory
from generator.directory.editions import SIGNS, Editions
from generator.directory.parts import Entry, Row
from generator.directory.views.edition import rows_of
from generator.directory.voice import Lens, Voice
from generator.registry import reader
from generator.registry.editions import NETWORK, Edition, Recorded
from generator.registry.load import load_text
from generator.registry.places import Places
from generator.registry.values import PartialDate
from tests.exports.making import LANGUAGES, PAST, REGISTRIES, TODAY, open_directory

FICTIONAL: Any = reader.read(REGISTRIES["fictional"].read_bytes(), "fictional.yaml").value
FICTIONAL["statements"]["everyone"]["lead"] = "true"
UNITS = tuple(FICTIONAL["units"])
Path = tuple[str | int, ...]


def lens(directory: Directory, language: str = "fi") -> Lens:
    return Lens(Voice(directory, language), lambda *_: "")


def said(row: Row) -> tuple[object, ...]:
    """What a row says on paper: its words, without sources and freshness."""
    value = row.value if isinstance(row.value, tuple) else (row.value,)
    told = [(one.text, one.note) if isinstance(one, Entry) else str(one) for one in value]
    address = row.value.href if row.key == "unit.website" and isinstance(row.value, Entry) else ""
    return (row.term if row.key.startswith(("conflict", "helpline", "fee")) else "", told, address, row.state, row.note)


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:  # noqa: ANN401 - a document is any text, list or mapping
    if isinstance(value, str):
        yield path
        return
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    yield from chain.from_iterable(leaves(part, (*path, step)) for step, part in parts)


def other(text: str) -> str:
    """Another text that may stand in the same place."""
    if text in ("true", "false"):
        return "false" if text == "true" else "true"
    digit = text[-1:]
    return f"{text[:-1]}{(int(digit) + 1) % 10}" if digit.isdecimal() else f"{text}x"


@cache
def opened(text: str) -> Directory | None:
    loaded = load_text(text.encode(), "changed.yaml", Places.finland(), TODAY)
    return None if loaded.errors or not loaded.registry else Directory(loaded.registry, Places.finland(), TODAY, TODAY)


def changed(path: Path) -> Directory | None:
    """The fictional directory with another text at ``path``; ``None`` where that cannot be."""
    value: Any = FICTIONAL
    for step in path:
        value = value[step]
    return opened(json.dumps(with_part(path, other(value))))


def needed(path: Path) -> Directory:
    found = changed(path)
    assert found, path
    return found


def editions(directory: Directory) -> Editions:
    if id(directory) not in _EDITIONS:
        _EDITIONS[id(directory)] = directory, Editions(directory, Recorded())
    return _EDITIONS[id(directory)][1]


_EDITIONS: dict[int, tuple[Directory, Editions]] = {}
"""Directories cannot be hashed; each is kept with its editions, so that no other one gets its identity."""


def codes(directory: Directory, *languages: str) -> set[str]:
    of = editions(directory)
    return {of.current(subject, language).code for subject in of.subjects for language in languages or LANGUAGES}


def with_part(path: Path, value: Any) -> Any:  # noqa: ANN401
    document: Any = copy.deepcopy(FICTIONAL)
    holder = document
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return document


def fictional() -> Directory:
    found = opened(json.dumps(FICTIONAL))
    assert found
    return found


BEFORE = fictional()


@pytest.mark.parametrize("registry", ["fictional", "real"])
@pytest.mark.parametrize("day", [TODAY, PAST])
def test_every_fact_of_an_edition_can_be_told_in_words(registry: str, day: Any) -> None:  # noqa: ANN401
    directory = open_directory(registry, day)
    editions = Editions(directory, Recorded())
    for subject in editions.subjects:
        for language in LANGUAGES:
            assert set(editions.current(subject, language).facts) == set(rows_of(lens(directory, language), subject))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(list(leaves(FICTIONAL))), st.sampled_from(LANGUAGES))
def test_codes_change_if_and_only_if_a_fact_changes_that_is_told(path: Path, language: str) -> None:
    after = changed(path)
    # What the service and kinds of units are called belongs to how facts are worded.
    assume(after is not None and path[:2] not in (("network", "service"), ("network", "unit_kinds")))
    assert after
    for subject in (*UNITS, NETWORK):
        words = [
            {name: said(row) for name, row in rows_of(lens(one, language), subject).items()} for one in (BEFORE, after)
        ]
        facts = [editions(one).current(subject, language).facts for one in (BEFORE, after)]
        assert different(*words) == different(*facts), subject
        codes = [editions(one).current(subject, language).code for one in (BEFORE, after)]
        assert (codes[0] == codes[1]) == (words[0] == words[1]), subject


def different(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    return {name for name in {**before, **after} if before.get(name) != after.get(name)}


@pytest.mark.parametrize(
    ("path", "fact"),
    [
        (("units", "river", "phone", "value"), "unit.phone"),
        (("units", "river", "name", "fi"), "unit.name"),
        (("fees", "tale-share", "amount"), "fee.tale-share"),
        (("statements", "everyone", "text", "fi"), "unit.eligibility"),
        (("helplines", "made-up-line", "hours", "fi"), "helpline.made-up-line"),
        (("conflicts", "client-charge", "advice", "fi"), "conflict.client-charge"),
        (("service_areas", "story-land", "name", "fi"), "unit.area"),
    ],
)
def test_phone_name_price_statement_helpline_and_area_change_the_code(path: Path, fact: str) -> None:
    changes = {
        unit: different(*(editions(one).current(unit, "fi").facts for one in (BEFORE, needed(path)))) for unit in UNITS
    }
    assert {fact} in changes.values()
    assert set.union(*changes.values()) == {fact}


@pytest.mark.parametrize(
    "path",
    [
        ("sources", "fresh-book", "date"),
        ("sources", "fresh-book", "title", "fi"),
        ("network", "disclaimer", "fi"),
        ("terms", "tale", "definition", "fi"),
    ],
)
def test_sources_dates_and_terms_do_not_change_a_code(path: Path) -> None:
    assert codes(needed(path)) == codes(BEFORE)


def test_neither_the_day_nor_the_confirmation_changes_a_code() -> None:
    later = dataclasses.replace(BEFORE, as_of=TODAY + dt.timedelta(30), today=TODAY + dt.timedelta(30))
    assert codes(later) == codes(BEFORE)
    confirmed = opened(json.dumps(with_part(("units", "pond", "verified"), TODAY.isoformat())))
    assert confirmed
    assert codes(confirmed) == codes(BEFORE)


def test_a_change_in_swedish_leaves_the_code_of_finnish_sheets() -> None:
    after = needed(("statements", "everyone", "text", "sv"))
    assert codes(after, "fi") == codes(BEFORE, "fi")
    assert codes(after, "sv") != codes(BEFORE, "sv")


def test_codes_have_only_signs_that_cannot_be_confused_and_no_vowels() -> None:
    assert not set("0O1Il") & set(SIGNS)
    assert not set("aeiouyAEIOUY") & set(SIGNS)
    for code in codes(BEFORE):
        assert len(code) == 6
        assert set(code) <= set(SIGNS)


def test_code_that_another_edition_has_by_chance_is_not_given_twice() -> None:
    by_itself = editions(BEFORE).current("pond", "fi")
    taken = Edition(code=by_itself.code, language="fi", day="2020-01-01", facts={"unit.name": "00000000"})
    both = Editions(BEFORE, Recorded({"cloud": (taken,)}))
    both.expect(["pond"])
    assert both.current("pond", "fi").code != by_itself.code
    assert both.current("pond", "fi").facts == by_itself.facts
    assert both.all[by_itself.code].subject == "cloud"
    assert both.all[both.current("pond", "fi").code].subject == "pond"


def test_recorded_edition_with_the_facts_of_the_day_keeps_its_code_and_its_day() -> None:
    first = editions(BEFORE).current("pond", "fi")
    earlier = first.model_copy(update={"day": PartialDate.parse("2026-01-02")})
    again = Editions(BEFORE, Recorded({"pond": (earlier,)}))
    again.expect(["pond"])
    assert again.current("pond", "fi").code == first.code
    assert again.all[first.code].edition.day.text == "2026-01-02"
    assert [one.edition.language for one in again.unrecorded] == ["sv", "en"]


def test_what_is_no_subject_cannot_have_sheets() -> None:
    with pytest.raises(KeyError):
        editions(BEFORE).expect(["nowhere"])
