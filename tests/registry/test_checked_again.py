"""Of a registry that was checked before, only records that changed are looked at, and the same problems are told."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.registry import reader
from generator.registry.document import Document
from generator.registry.places import Places
from generator.registry.problems import Problem, enough
from generator.registry.rules import broken_rules
from generator.registry.rules.context import Context
from generator.registry.rules.of_records import Checked, RecordsCheck
from generator.registry.rules.records import Walk
from generator.registry.sound import Understood, understand
from tests.bench.made_up import DAY, registry_yaml
from tests.registry.test_cases import ACCEPTED, REFUSED, as_saved

MADE_UP = registry_yaml(3).decode()
BAD_PHONE = MADE_UP.replace("phone: 0000 000003", "phone: 0000")
NEW_UNIT = MADE_UP + MADE_UP[MADE_UP.index("  unit-3:") :].replace("unit-3", "unit-4")
NO_LAST_UNIT = MADE_UP[: MADE_UP.index("  unit-3:")]


class Found(NamedTuple):
    """What was found in a registry, and what the next check may know of it."""

    problems: list[Problem]
    understood: Understood | None
    checked: Checked | None


NOTHING = Found([], None, None)


def found(document: Document, before: Found, day: dt.date = DAY, places: Places | None = None) -> Found:
    registry, sound, _ = understand(document, before.understood)
    if not sound:
        return NOTHING
    check = RecordsCheck(Context(sound, document, places or Places.finland(), day), before.checked)
    problems = list(enough(broken_rules(check)))
    return Found(problems, Understood(document.value, registry) if registry else None, check.checked)


def with_same_records(document: Document, before: Found) -> Document:
    """``document``, in which a record that says the same as before is the very same object."""
    old: Any = before.understood.value if before.understood else {}
    value: Any = document.value
    for section, records in value.items():
        were = old.get(section)
        if section != "network" and isinstance(records, dict) and isinstance(were, dict):
            for key in records:
                if records[key] == were.get(key):
                    records[key] = were[key]
    if "network" in value and value["network"] == old.get("network"):
        value["network"] = old["network"]
    return document


@cache
def saved(path: Path) -> bytes:
    return as_saved(path)


def looked_at(
    text: str, before: Found, day: dt.date = DAY, places: Places | None = None
) -> list[tuple[str | int, ...]]:
    """The records that are looked at in ``text``, besides the network."""
    document = with_same_records(reader.read(text.encode(), "units.yaml"), before)
    with mock.patch.object(Walk, "record", autospec=True, side_effect=Walk.record) as record:
        found(document, before, day, places)
    paths = [call.args[1] for call in record.call_args_list]
    return list(dict.fromkeys(path for path in paths if path != ("network",)))


def after(text: str) -> Found:
    return found(reader.read(text.encode(), "units.yaml"), NOTHING)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(ACCEPTED + REFUSED), min_size=2, max_size=5))
def test_one_registry_after_another_has_the_problems_that_it_has_alone(paths: list[Path]) -> None:
    before = NOTHING
    for path in paths:
        document = reader.read(saved(path), path.name)
        if not isinstance(document.value, dict):
            continue
        alone = found(document, NOTHING)
        after_others = found(with_same_records(reader.read(saved(path), path.name), before), before)
        assert after_others.problems == alone.problems
        before = after_others if after_others.checked and after_others.understood else before


def test_of_a_registry_without_problems_only_what_changed_is_looked_at() -> None:
    changed = MADE_UP.replace("0000 000003", "0000 000004")
    assert looked_at(MADE_UP, after(MADE_UP)) == []
    assert looked_at(changed, after(MADE_UP)) == [("units", "unit-3")]
    assert looked_at(NEW_UNIT, after(MADE_UP)) == [("units", "unit-4")]


def test_a_record_with_a_problem_is_looked_at_until_it_is_mended() -> None:
    before = after(BAD_PHONE)
    assert [problem.code for problem in before.problems] == ["bad-phone"]
    assert looked_at(BAD_PHONE, before) == [("units", "unit-3")]
    mended = found(with_same_records(reader.read(MADE_UP.encode(), "units.yaml"), before), before)
    assert mended.problems == []
    assert looked_at(MADE_UP, mended) == []


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        pytest.param(MADE_UP, {"day": DAY + dt.timedelta(days=1)}, id="on another day"),
        pytest.param(MADE_UP, {"places": Places([], [], [], {})}, id="with another register of municipalities"),
        pytest.param(NO_LAST_UNIT, {}, id="without a record that others may name"),
    ],
)
def test_all_records_are_looked_at_where_all_may_be_wrong_now(text: str, changed: dict[str, Any]) -> None:
    looked = looked_at(text, after(MADE_UP), **changed)
    assert ("units", "unit-1") in looked
    assert ("offerings", "offering-1") in looked


def test_all_texts_are_looked_at_where_the_site_has_other_languages() -> None:
    document, before = reader.read(MADE_UP.encode(), "units.yaml"), after(MADE_UP)
    assert before.understood
    registry = before.understood.registry
    network = registry.network.model_copy(update={"languages": ("fi",)})
    finnish = Context(registry.model_copy(update={"network": network}), document, Places.finland(), DAY)
    unread = [problem.parts for problem in broken_rules(RecordsCheck(finnish, before.checked))]
    assert unread == [problem.parts for problem in broken_rules(RecordsCheck(finnish))]
    assert {parts["language"] for parts in unread} == {"sv", "en"}


def test_the_facts_that_rest_on_an_old_source_are_counted_on() -> None:
    old = MADE_UP.replace("date: 2026-06-01", "date: 2019-06-01")
    before = after(old)
    (stale,) = before.problems
    confirmed = old.replace("  unit-2:\n", "  unit-2:\n    verified: 2026-11-01\n")
    again = found(with_same_records(reader.read(confirmed.encode(), "units.yaml"), before), before)
    (less,) = again.problems
    assert int(less.parts["facts"]) < int(stale.parts["facts"])
    assert again.problems == after(confirmed).problems
