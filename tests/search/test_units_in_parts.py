"""Of very many units the box loads a part: what a place and a name need, however many units there are."""

from __future__ import annotations

import gzip
import json

import pytest

from generator.directory.shares import MANY
from generator.search.scribe import Json
from generator.search.units import LARGEST_PART, SHOWN, Named, divided, parts

MUNICIPALITIES = [f"{number:03}" for number in range(308)]
PART = 4_000
"""Bytes of a part, compressed, that leave room for the names of places within 60 kB."""


def units(number: int) -> list[Json]:
    return [
        {
            "href": f"yksikot/unit-{at}/",
            "title": f"Keksikoti {at}",
            "note": f"Kunta {at % 308}",
            "municipality": MUNICIPALITIES[at % 308],
            "keys": [f"Keksikoti {at}", f"Keksijät {at // 5} ry"],
        }
        for at in range(number)
    ]


def in_parts(number: int) -> tuple[list[str], dict[str, list[dict[str, object]]], int]:
    beginnings, files = parts(units(number), MUNICIPALITIES, "fi")
    largest = max(len(gzip.compress(content, 6)) for content in files.values())
    return beginnings, {path: json.loads(content)["units"] for path, content in files.items()}, largest


def test_few_units_need_no_parts() -> None:
    assert parts(units(MANY), MUNICIPALITIES, "fi") == ([], {})


@pytest.mark.parametrize("number", [1_000, 10_000])
def test_a_part_is_small_however_many_units_there_are(number: int) -> None:
    _, _, largest = in_parts(number)
    assert largest <= PART


def test_a_place_has_its_first_units_in_the_part_of_its_number() -> None:
    _, files, _ = in_parts(10_000)
    of_place = [one for one in files["units/place-5-fi.json"] if one["municipality"] == MUNICIPALITIES[5 * 16 + 3]]
    assert [one["title"] for one in of_place] == [f"Keksikoti {83 + 308 * at}" for at in range(SHOWN)]


def test_every_unit_is_found_by_its_name_in_the_longest_part_that_the_name_begins_like() -> None:
    beginnings, files, _ = in_parts(10_000)
    for at in (0, 7, 42, 999, 1_234, 9_999):
        start = max((one for one in beginnings if str(at).startswith(one)), key=len)
        found = {one["title"] for one in files[f"units/word-{start}-fi.json"] if one["keys"] == [f"Keksikoti {at}"]}
        assert found == {f"Keksikoti {at}"}


def test_other_forms_of_a_word_lead_to_the_same_part() -> None:
    names = [Named(f"lahti{'abcdefghij'[at % 10]}{at}", f"Koti {at}", {"href": "x" * 100}) for at in range(500)]
    assert sum(len(str(one.unit["href"])) for one in names) > LARGEST_PART
    assert list(divided(names)) == ["lah"]
