"""Two registries are compared fact by fact: what says the same is equal, and what was edited is what is told."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.history.compare import SECTIONS, Change, compare
from generator.registry.nouns import Registry
from tests.history.kit import FICTIONAL, document, edited

FIRST = document(FICTIONAL)
UPPER = "      - {count: 3, of: family-places, where: Yläjuoksu, source: fresh-book}\n"
LOWER = "      - {count: 2, of: family-places, where: Alajuoksu, source: stale-book}\n"


def between(before: str, after: str) -> list[Change]:
    return compare(document(before), document(after))


def found(*edits: tuple[str, str]) -> list[tuple[object, ...]]:
    return [tuple(one) for one in between(FICTIONAL, edited(*edits))]


def test_every_section_of_a_registry_is_compared() -> None:
    assert set(SECTIONS) == set(Registry.model_fields) - {"version"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    website: https://river.example/home\n", "    website: {value: https://river.example/home}\n"),
        ("    occupancy: unknown\n", ""),
        ("    occupancy: unknown\n", "    occupancy: {value: unknown}\n"),
        ("    units: river\n", "    units: [river]\n"),
        ("    kinds: [general, cloud]\n", "    kinds: [cloud, general]\n"),
        ("    municipalities: [Lahti, Hollola]\n", "    municipalities:\n      - Hollola  # first\n      - Lahti\n"),
        ("    name: Nukkujat ry\n", "    name: {fi: Nukkujat ry}\n"),
        ("    title: Ajaton satu\n", "    title:\n      fi: 'Ajaton satu'\n"),
        ("    fees: [tale-share, tale-old]\n", "    fees: [tale-old, tale-share]\n"),
        (f"{UPPER}{LOWER}", f"{LOWER}{UPPER}"),
    ],
)
def test_other_ways_of_writing_the_same_are_no_change(before: str, after: str) -> None:
    assert found((before, after)) == []


@pytest.mark.parametrize(
    ("edit", "change"),
    [
        (("website: https://river.example/home", "website: unknown"),
         ("units", "river", ("website",), "removed", "https://river.example/home", None)),
        (("{value: 0000 000000, source: stale-book, verified: 2026-10}",
          "{value: 0000 000000, source: stale-book, verified: 2026-11}"),
         ("units", "river", ("phone", "verified"), "confirmed", "2026-10", "2026-11")),
        (("{value: 0000 000000, source: stale-book,", "{value: 0000 000000, source: due-book,"),
         ("units", "river", ("phone", "source"), "source", "stale-book", "due-book")),
        (("{value: 0000 000000,", "{value: 0000 000001,"),
         ("units", "river", ("phone",), "changed", "0000 000000", "0000 000001")),
        (("municipalities: [Lahti, Hollola]", "municipalities: [Lahti, Heinola, Hollola]"),
         ("service_areas", "story-land", ("municipalities",), "changed", ["Hollola", "Lahti"],
          ["Heinola", "Hollola", "Lahti"])),
        (("{organisation: dreamers, valid: {from: 2022-01-01}}",
          "{organisation: dreamers, valid: {from: 2022-01-01}, doubt: planned}"),
         ("units", "river", ("operators", "dreamers", "doubt"), "added", None, "planned")),
        (("      - {offering: storytelling, source: undated-book}\n", "      []\n"),
         ("units", "river", ("offerings", "storytelling"), "removed",
          {"offering": "storytelling", "source": "undated-book"}, None)),
        (("en: The river flows.", "en: The river runs."),
         ("units", "river", ("statements", "daily", "text"), "reworded",
          {"fi": "Joki virtaa.", "sv": "Ån rinner.", "en": "The river flows."},
          {"fi": "Joki virtaa.", "sv": "Ån rinner.", "en": "The river runs."})),
        (("    valid: {from: 2024-01-01}\n", "    valid: {from: 2024-01-01, to: 2027-01-01}\n"),
         ("service_areas", "story-land", ("valid", "to"), "added", None, "2027-01-01")),
        (("    date: 2025-09\n", "    date: 2025-10\n"),
         ("sources", "due-book", ("date",), "changed", "2025-09", "2025-10")),
    ],
)  # fmt: skip
def test_a_change_tells_what_it_is(edit: tuple[str, str], change: tuple[object, ...]) -> None:
    assert found(edit) == [change]


def test_whole_records_come_and_go_as_one_change() -> None:
    fewer = document(FICTIONAL)
    record = fewer["units"].pop("cloud")
    assert compare(FIRST, fewer) == [Change("units", "cloud", (), "removed", record, None)]
    assert compare(fewer, FIRST) == [Change("units", "cloud", (), "added", None, record)]


def test_what_families_act_on_comes_first() -> None:
    told = found(
        ("en: By the river", "en: Near the river"),
        ("{value: 0000 000000,", "{value: 0000 000001,"),
        ("amount: 1.50", "amount: 2.50"),
        ("    founded: 1999\n", "    founded: 1998\n"),
        ("municipalities: [Lahti, Hollola]", "municipalities: [Lahti]"),
    )
    fields = [one[2][0] for one in told if isinstance(one[2], tuple)]
    assert fields == ["phone", "municipalities", "amount", "founded", "place"]


@pytest.mark.parametrize(
    "odd", [{}, [], "text", {"units": []}, {"units": {"x": "text"}}, {"units": {"x": {"value": {}}}}]
)
def test_documents_that_are_no_registries_are_compared_too(odd: Any) -> None:  # noqa: ANN401 - whatever there may be
    assert compare(odd, odd) == []
    assert all(one.kind in ("added", "removed", "changed") for one in compare(odd, FIRST) + compare(FIRST, odd))


_odd = st.recursive(
    st.sampled_from(["", "unknown", "a", "fi", "2026"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["value", "fi", "review", "note", "of", "topic", "valid", "a"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(_odd, _odd)
def test_no_document_is_too_odd(one: object, other: object) -> None:
    before: Any = {"units": {"x": one}, "fees": one, "network": other}
    after: Any = {"units": {"x": other}, "fees": other, "network": one}
    assert compare(before, before) == []
    assert {change[:3] for change in compare(before, after)} == {change[:3] for change in compare(after, before)}


def fields(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - a part of a document
    """The paths of the texts in maps; lists have names of their own and are left out."""
    if isinstance(value, str) and value != "unknown":
        yield path
    if isinstance(value, dict):
        for name, part in value.items():
            yield from fields(part, (*path, name))


_EDITABLE = sorted(
    path
    for section in SECTIONS
    for path in fields(FIRST[section], (section,) if section != "network" else ("network", ""))
    if "keywords" not in path
)  # fmt: skip


@given(st.lists(st.sampled_from(_EDITABLE), max_size=6, unique=True))
def test_exactly_what_was_edited_is_told(paths: list[tuple[str, ...]]) -> None:
    after = copy.deepcopy(FIRST)
    for path in paths:
        holder = after
        for step in path[:-1]:
            holder = holder[step] if step else holder
        holder[path[-1]] += " edited"
    told = compare(FIRST, after)
    assert {(one.section, one.key, *one.path) for one in told} == {_told(path) for path in paths}
    assert all(one.kind in ("changed", "reworded", "source", "confirmed") for one in told)


def _told(path: tuple[str, ...]) -> tuple[str, ...]:
    """The place that a change of the text at ``path`` is told at: a fact for its value, a text for a language."""
    section, key, *rest = path
    facts = [step for number, step in enumerate(rest) if step != "value" or number == 0]
    while facts[-1] in ("fi", "sv", "en"):
        facts.pop()
    return (section, key, *facts)
