"""A file that is read again after a change says the same as if all of it had been read for the first time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from yaml._yaml import CParser

from generator.registry import kept, reader
from generator.registry.document import Document, Value
from generator.registry.load import Loaded, load_text
from generator.registry.nouns import Unit
from generator.registry.places import Places
from generator.registry.reread import Known, known, read_again
from tests.bench.made_up import registry_yaml

MADE_UP = registry_yaml(3).decode()
TEXTS = (MADE_UP, MADE_UP.replace("\n", "\r\n"))
SERVICE = "  service:\n"
SWEDISH_FIRST = f"  languages: [sv, fi, en]\n{SERVICE}"
# What may change how YAML takes what is around it.
PIECES = (
    *("\n", "\r\n", " ", "  ", "\t", "'", '"', "|", "|+", ">-", "- ", ": ", ":", "# ", ", ", "{", "}", "[", "]", "?"),
    *("? ", "%", "---", "...", "\n---\n", "\n...\n", "\n? ", "\n  ? ", "\n  ? key\n", "\n  ?\n", "&a ", "*a", "! "),
    *("\x85", "\u2028", "7", "\\", "\n  ", "\n    ", "\n\n\n", "units:\n", "\nunits:\n", "sources:\n", "\n x", "\nx"),
    *("\ufeff", "\x07", "\xad", "\u00c3\u00a4", "\ufffd", "\r", "\n<<<<<<< a\n", "\n>>>>>>> b\n", "\n=======\n"),
    *("\n  unit-1:\n", "\n  unit-9:\n    name: Keksitty\n", "\n  new: {a: b}\n", "\n  new: [\n"),
    *("\n  'new': \"\n  a\"\n", "\n  new: |+\n    a\n\n", "\n  new:\n  - 7\n  - b\n"),
)  # fmt: skip


def seen(document: Document) -> tuple[object, ...]:
    return document.value, document.marks, [list(path) for path in document.bare], document.text.text, order(document)


def all_places(document: Document) -> dict[tuple[str | int, ...], tuple[int, int]]:
    """Where each value stands, and its key."""
    return {path: (document.index(path), document.index(path, key=True)) for path in paths(document.value)}


def paths(value: Value, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    for step, part in value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ()):
        yield from paths(part, (*path, step))


def order(document: Document) -> list[tuple[str, list[str]]]:
    sections = document.value.items() if isinstance(document.value, dict) else ()
    return [(name, list(value) if isinstance(value, dict) else []) for name, value in sections]


def read(text: str) -> Document:
    return reader.read(text.encode(), "units.yaml")


def first_known(text: str) -> Known:
    return known(read(text))


def reread(before: Known, text: str) -> Known | None:
    return read_again(before, text.encode(), "units.yaml")


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[int, int, str]]:
    """Some changes: where in the text, how many characters go, and what comes instead."""
    one = st.tuples(
        st.integers(0, len(MADE_UP)),
        st.integers(0, 3) | st.integers(0, 400),
        st.lists(st.sampled_from(PIECES), max_size=3).map("".join) | st.text(max_size=4),
    )
    return draw(st.lists(one, min_size=1, max_size=4))


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(TEXTS), edits())
@example(MADE_UP, [(MADE_UP.index("  unit-2:"), 0, "  unit-1:\n    name: x\n")])
@example(MADE_UP, [(MADE_UP.index("  unit-3:"), 0, "  unit-1:\n    name: x\n")])
@example(MADE_UP, [(MADE_UP.index("units:\n"), 7, "")])
@example(MADE_UP, [(MADE_UP.index("  unit-2:") - 1, 1, "")])
@example(MADE_UP, [(MADE_UP.index("  unit-2:"), 0, "  ? unit-4\n")])
@example(MADE_UP, [(MADE_UP.index("  unit-2:"), 0, "...\n")])
def test_whatever_is_changed_it_reads_as_the_whole_file_reads(text: str, edits: list[tuple[int, int, str]]) -> None:
    last = first_known(text)
    for at, length, instead in edits:
        text = text[:at] + instead + text[at + length :]
        whole = read(text)
        again = reread(last, text)
        if again:
            assert not whole.problems
            assert seen(again.document) == seen(whole)
            assert again.cuts == known(whole).cuts
            assert again.document.numbers == whole.numbers
            assert all_places(again.document) == all_places(whole)
        last = again or (last if whole.problems else known(whole))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits())
@example([(MADE_UP.index(SERVICE), len(SERVICE), SWEDISH_FIRST)])
@example([(MADE_UP.index("    phone: unknown"), len("    phone: unknown"), "    phone: 0000 000009")])
def test_what_is_understood_from_the_file_before_is_what_the_whole_file_means(
    tmp_path: Path, edits: list[tuple[int, int, str]]
) -> None:
    def understood(text: str, folder: str) -> Loaded:
        return load_text(text.encode(), "units.yaml", Places.finland(), dt.date(2026, 11, 22), cache=tmp_path / folder)

    text = MADE_UP
    with kept.last_remembered():
        understood(text, "on and on")
        for at, length, instead in edits:
            text = text[:at] + instead + text[at + length :]
            own = understood(text, "on and on")
    whole = understood(text, "once")
    assert own.registry == whole.registry
    assert own.problems == whole.problems


def test_records_that_stay_are_given_their_meaning_once(tmp_path: Path) -> None:
    def units(text: str) -> dict[str, Unit]:
        loaded = load_text(text.encode(), "units.yaml", Places.finland(), dt.date(2026, 11, 22), cache=tmp_path)
        assert loaded.registry
        return loaded.registry.units

    changed = MADE_UP.replace("0000 000003", "0000 000004")
    with kept.last_remembered():
        before, after = units(MADE_UP), units(changed)
        of_another_name = units(changed.replace("Keksittyjen kotien verkko", "Keksittyjen tupien verkko"))
        in_another_order = units(changed.replace(SERVICE, SWEDISH_FIRST))
    assert [key for key in before if before[key] is not after[key]] == ["unit-3"]
    assert all(after[key] is of_another_name[key] for key in after)
    assert not [key for key in after if after[key] is in_another_order[key]]


def test_a_file_near_the_limit_is_read_again_by_its_parts_and_one_beyond_it_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    events = 0
    parser = CParser(MADE_UP)
    while type(parser.get_event()) is not yaml.StreamEndEvent:
        events += 1
    before = first_known(MADE_UP)
    same, longer = (
        MADE_UP.replace("phone: 0000 000003", f"phone: {new}") for new in ("0000 000004", "{value: unknown}")
    )
    assert MADE_UP not in (same, longer)
    monkeypatch.setattr(reader, "MAX_EVENTS", events + 1)
    assert reread(before, same)
    assert not reread(before, longer)
    assert [problem.code for problem in read(longer).problems] == ["too-much"]
    assert not read(same).problems


def test_a_changed_value_is_read_without_the_records_that_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    before = first_known(MADE_UP)
    parsed: list[int] = []

    def counted(data: bytes) -> CParser:
        parsed.append(len(data))
        return yaml._yaml.CParser(data)

    monkeypatch.setattr(reader, "CParser", counted)
    unit = MADE_UP[MADE_UP.index("  unit-2:") : MADE_UP.index("  unit-3:")]
    for change in ("phone: unknown", "phone: 0000 000009"):
        text = MADE_UP.replace(unit, unit.replace("phone: unknown", change + "0"))
        assert reread(before, text)
    assert len(parsed) == 2
    assert max(parsed) < len(unit) * 2
    assert len(unit) < len(MADE_UP) / 5


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("  unit-2:\n", "  unit-2b:\n"), id="another id"),
        pytest.param(lambda text: text + "  unit-4:\n    name: Keksitty\n", id="a new record at the end"),
        pytest.param(lambda text: text[: text.index("  unit-3:")], id="the last record is gone"),
        pytest.param(lambda text: text.replace("units:\n", "# Homes\nunits:\n"), id="a comment before a section"),
        pytest.param(lambda text: text, id="nothing"),
    ],
)
def test_usual_changes_are_understood_from_what_is_known(change: object) -> None:
    text = change(MADE_UP)  # type: ignore[operator]
    again = reread(first_known(MADE_UP), text)
    assert again
    assert seen(again.document) == seen(read(text))


def test_who_reads_once_remembers_nothing_and_who_reads_on_remembers_the_last_sound_file(tmp_path: Path) -> None:
    def own(text: str) -> Document:
        return kept.read(text.encode(), "units.yaml", tmp_path)

    changed, broken = MADE_UP.replace("0000 000003", "0000 000004"), MADE_UP + "  unit-3:\n"
    shared = ("units", "unit-1")
    alone = own(MADE_UP), own(changed)
    assert not is_same_record(*alone, shared)
    with kept.last_remembered():
        first, wrong, second = own(MADE_UP), own(broken), own(changed)
    assert wrong.problems
    assert seen(second) == seen(read(changed))
    assert is_same_record(first, second, shared)


def is_same_record(one: Document, other: Document, path: tuple[str, str]) -> bool:
    section, key = path
    return one.value[section][key] is other.value[section][key]  # type: ignore[call-overload, index]
