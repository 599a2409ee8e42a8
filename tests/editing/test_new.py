"""A skeleton of a new record: at the end of its section, derived from the model, and nothing else changes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.new import KINDS, Added, CannotAddError, Kind, added
from generator.registry import reader
from generator.registry.load import load_text
from generator.registry.places import Places
from generator.registry.writing import fields_in_order

ROOT = Path(__file__).parents[2]
FICTIONAL = (ROOT / "tests/exports/fictional.yaml").read_text(encoding="utf-8")
TODAY = dt.date(2026, 11, 22)
SECTION = {"unit": "units", "organisation": "organisations", "service-area": "service_areas", "source": "sources"}
GIVEN = {"name": "Uusi: koti", "locality": "Lahti", "organisation": "dreamers", "source": "fresh-book"}


def made(kind: Kind, text: str = FICTIONAL, key: str = "new-one", of_kind: str = "") -> Added:
    return added(text.encode(), kind, key, GIVEN | {"today": TODAY.isoformat(), "kind": of_kind})


def codes(data: bytes) -> set[str]:
    return {problem.code for problem in load_text(data, "units.yaml", Places.finland(), TODAY).errors}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_is_in_its_order_with_words_in_both_languages(kind: Kind) -> None:
    lines = made(kind).lines[1:]
    comments = [line for line in lines if " / " in line and line.startswith("    # ")]
    fields = [lines[lines.index(comment) + 1].removeprefix("    ").removeprefix("# ") for comment in comments]
    assert [field.partition(":")[0] for field in fields] == fields_in_order((SECTION[kind], "any"))


@pytest.mark.parametrize(("kind", "more"), [("unit", "general"), ("organisation", "company"), ("source", "")])
def test_a_filled_skeleton_passes_the_check(kind: Kind, more: str) -> None:
    assert codes(made(kind, of_kind=more).data) == set()


def test_a_filled_area_passes_the_check_once_its_bounds_are_told() -> None:
    data = added(FICTIONAL.encode(), "service-area", "new-one", GIVEN | {"locality": "Heinola"}).data
    assert codes(data) == {"text-unknown"}
    assert codes(data.replace(b"      fi: unknown\n", b"      fi: Kaksi kuntaa.\n")) == set()


def test_a_section_without_records_takes_its_first_one() -> None:
    empty = FICTIONAL[: FICTIONAL.index("withheld:")] + "withheld: {}\n"
    start, end = empty.index("service_areas:\n"), empty.index("\nunits:\n")
    empty = f"{empty[:start]}service_areas: {{}}  # none yet\n{empty[end:]}"
    found = made("service-area", text=empty)
    assert b"service_areas:  # none yet\n\n  new-one:\n" in found.data
    assert found.data.decode().splitlines()[found.number - 1] == "  new-one:"


def test_what_nobody_can_guess_is_told_by_the_check() -> None:
    bare = added(FICTIONAL.encode(), "unit", "new-one", {})
    assert "not-unknown" in codes(bare.data)
    named = added(FICTIONAL.encode(), "unit", "new-one", {"name": "Uusi koti", "locality": "Lahti"})
    assert "bad-choice" in codes(named.data)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("file", ["tests/exports/fictional.yaml", "units.yaml"])
def test_the_rest_of_the_file_is_as_it_was(kind: Kind, file: str) -> None:
    before = (ROOT / file).read_bytes()
    found = added(before, kind, "new-one", GIVEN)
    lines, old = found.data.decode().splitlines(), before.decode().splitlines()
    assert lines[found.number - 1] == "  new-one:"
    assert lines[: found.number - 2] + lines[found.number - 1 + len(found.lines) :] == old
    assert list(reader.read(found.data, "").value[SECTION[kind]])[-1] == "new-one"  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("river", "id-taken"),
        ("New", "id-form"),
        ("a--b", "id-form"),
        ("ä", "id-form"),
        ("a" * 61, "id-form"),
        ("", "id-form"),
    ],
)
def test_an_id_that_cannot_be_is_refused(key: str, code: str) -> None:
    with pytest.raises(CannotAddError) as caught:
        made("unit", key=key)
    assert caught.value.code == code


@pytest.mark.parametrize(("text", "code"), [("version: 1\n", "no-section"), ("units: {a: {name: A}}\n", "in-braces")])
def test_a_section_that_cannot_take_a_record_is_refused(text: str, code: str) -> None:
    with pytest.raises(CannotAddError) as caught:
        made("unit", text=text)
    assert caught.value.code == code


def test_the_ends_of_lines_stay() -> None:
    data = made("unit", text=FICTIONAL.replace("\n", "\r\n")).data
    assert data.count(b"\r\n") == data.count(b"\n")


@given(st.text(min_size=1, max_size=40))
def test_whatever_is_typed_as_a_name_is_written_as_it_is(name: str) -> None:
    written = reader.read(added(FICTIONAL.encode(), "unit", "new-one", {"name": name}).data, "")
    if not written.problems:
        assert written.value["units"]["new-one"]["name"] == name  # type: ignore[index,call-overload]
