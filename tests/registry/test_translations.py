"""Each translation remembers from which Finnish text it was made; where that has changed, it is out of date."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.registry.load import load_text
from generator.registry.places import Places
from generator.registry.prose import Shelf
from generator.registry.translations import (
    Remembered,
    Translation,
    out_of_date,
    problems_of,
    read_translations,
    recorded,
    translations,
    unrecorded,
    written,
)

FICTIONAL = (Path(__file__).parents[1] / "exports/fictional.yaml").read_text(encoding="utf-8")
NOTHING = Remembered()


def found(text: str = FICTIONAL) -> list[Translation]:
    loaded = load_text(text.encode(), "units.yaml", Places.finland(), dt.date(2026, 11, 22))
    assert loaded.registry, loaded.errors
    return list(translations(loaded.registry, loaded.document, Shelf({"fi": {}, "sv": {}, "en": {}})))


AT_FIRST = recorded(found(), NOTHING)


def old(text: str, remembered: Remembered = AT_FIRST) -> list[tuple[str, str]]:
    return [(one.language, "/".join(one.owner)) for one in out_of_date(found(text), remembered)]


def test_nothing_is_out_of_date_when_all_is_recorded() -> None:
    assert out_of_date(found(), AT_FIRST) == []
    assert unrecorded(found(), AT_FIRST) == []
    assert len(unrecorded(found(), NOTHING)) == len(found())


def test_where_nothing_is_remembered_nothing_is_out_of_date() -> None:
    assert old(FICTIONAL.replace("Joki virtaa.", "Joki virtasi."), NOTHING) == []


def test_a_changed_source_marks_its_translations_and_no_others() -> None:
    changed = FICTIONAL.replace("Joki virtaa.", "Joki virtaa aina.")
    assert old(changed) == [("sv", "units/river"), ("en", "units/river")]
    (warning, _) = problems_of(out_of_date(found(changed), AT_FIRST))
    assert warning.code == "translation-old"
    assert not warning.is_error
    line = next(at for at, row in enumerate(changed.splitlines(), 1) if "Joki virtaa aina." in row)
    assert warning.place.line == line
    assert changed.splitlines()[line - 1][warning.place.column - 1 :].startswith("Ån rinner.")
    assert warning.parts["source"] == f"units.yaml:{line}"
    assert "`python -m generator translations --accept units/river`" in warning.mend("en")


def test_a_mended_translation_is_new_and_not_out_of_date() -> None:
    changed = FICTIONAL.replace("Joki virtaa.", "Joki virtaa aina.").replace("Ån rinner.", "Ån rinner alltid.")
    assert old(changed) == [("en", "units/river")]
    assert [one.language for one in unrecorded(found(changed), AT_FIRST)] == ["sv"]


def test_a_record_may_be_moved_or_renamed() -> None:
    assert old(FICTIONAL.replace("  pond:\n", "  lake:\n").replace("  tale-old:", "  tale-old:")) == []


def test_line_breaks_do_not_matter() -> None:
    assert old(FICTIONAL.replace("fi: Joki virtaa.", 'fi: "Joki\n          virtaa."')) == []


def test_what_is_accepted_is_not_out_of_date_any_more_and_neither_is_the_former_text() -> None:
    changed = FICTIONAL.replace("Joki virtaa.", "Joki virtaa aina.")
    late = out_of_date(found(changed), AT_FIRST)
    accepted = recorded(found(changed), AT_FIRST, late[:1])
    assert old(changed, accepted) == [("en", "units/river")]
    assert old(FICTIONAL, accepted) == []


def test_recording_does_not_hide_what_is_out_of_date() -> None:
    changed = FICTIONAL.replace("Joki virtaa.", "Joki virtaa aina.")
    assert old(changed, recorded(found(changed), AT_FIRST)) == [("sv", "units/river"), ("en", "units/river")]


def test_what_is_gone_is_forgotten() -> None:
    without = FICTIONAL.replace(", sv: Ån rinner., en: The river flows.", "")
    assert len(recorded(found(without), AT_FIRST).sv) == len(AT_FIRST.sv) - 1


def test_the_file_is_read_back_and_has_a_line_for_each(tmp_path: Path) -> None:
    (tmp_path / "translations.yaml").write_text(written(AT_FIRST), encoding="utf-8")
    assert read_translations(tmp_path) == (AT_FIRST, [])
    assert written(AT_FIRST).count("\n") == 4 + len(AT_FIRST.sv) + len(AT_FIRST.en)
    assert written(AT_FIRST) == written(recorded(reversed(found()), AT_FIRST))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('sv:\n  "0123456z": "01234567"\n', "bad-digest"),
        ('sv:\n  "01234567": [words]\n', "bad-digest"),
        ("de: {}\n", "unknown-field"),
        ("sv: [", "yaml-bracket"),
        ("sv: text\n", "not-a-mapping"),
    ],
)
def test_a_broken_file_is_told_at_its_line(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "translations.yaml").write_text(text, encoding="utf-8")
    remembered, problems = read_translations(tmp_path)
    assert remembered is None
    assert problems
    assert problems[0].place.file == "content/translations.yaml"
    assert all(problem.is_error and problem.sentence("fi") for problem in problems)
    assert code in {problem.code for problem in problems} or code == "not-a-mapping"


PAIRS = st.lists(st.tuples(st.sampled_from(["sv", "en"]), st.integers(0, 5), st.integers(0, 5)), max_size=12)


def pairs(given: list[tuple[str, int, int]]) -> list[Translation]:
    place = found()[0].place
    return [Translation(one, f"{own:08}", f"{source:08}", ("units", "x"), place, place) for one, own, source in given]


@given(PAIRS, PAIRS)
def test_recording_twice_remembers_the_same(
    first: list[tuple[str, int, int]], then: list[tuple[str, int, int]]
) -> None:
    kept = recorded(pairs(first), NOTHING)
    assert out_of_date(pairs(first), kept) == []
    later = recorded(pairs(then), kept, out_of_date(pairs(then), kept))
    assert out_of_date(pairs(then), later) == []
    assert recorded(pairs(then), later) == later
    assert unrecorded(pairs(then), later) == []
