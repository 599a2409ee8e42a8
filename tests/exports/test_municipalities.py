"""``municipalities.json``: the municipalities of the day, and the units in the order that the sources allow."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest

from generator.directory.answers import Relation
from generator.directory.voice import Voice
from generator.registry.places import Places
from tests.exports.making import LANGUAGES, PAST, TODAY, Json, open_directory, read

LAHTI, TURKU, HELSINKI = "398", "853", "091"
ORDER = get_args(Relation)


def one(file: Json, code: str) -> Json:
    found: Json = next(place for place in file["municipalities"] if place["code"] == code)
    return found


def relations(file: Json, code: str) -> list[tuple[str, str]]:
    return [(unit["id"], unit["relation"]) for unit in one(file, code)["units"]]


@pytest.mark.parametrize(("day", "count"), [(TODAY, 308), (PAST, 310)], ids=str)
def test_exactly_the_municipalities_of_the_day_are_there(registry: str, day: dt.date, count: int) -> None:
    codes = [place["code"] for place in read("municipalities", registry, day)["municipalities"]]
    assert len(codes) == count
    assert codes == sorted(place.code for place in Places.finland().at(day))


def test_a_municipality_has_a_county_from_2023_on(registry: str) -> None:
    file = read("municipalities", registry)
    codes = {county["code"] for county in file["counties"]}
    assert {place["county"] for place in file["municipalities"]} == codes
    assert [county["code"] for county in file["counties"] if county["status"] != "county"] == ["90", "91"]


def test_no_municipality_had_a_county_in_2020(registry: str) -> None:
    file = read("municipalities", registry, PAST)
    assert file["counties"] == []
    assert {place["county"] for place in file["municipalities"]} == {None}


def test_units_come_in_the_order_of_their_relation(registry: str, day: dt.date) -> None:
    for place in read("municipalities", registry, day)["municipalities"]:
        ranks = [ORDER.index(unit["relation"]) for unit in place["units"]]
        assert ranks == sorted(ranks), place["name"]


def test_no_municipality_is_left_without_an_answer(registry: str) -> None:
    file = read("municipalities", registry)
    assert [place["name"]["fi"] for place in file["municipalities"] if not place["units"]] == []


def test_a_confirmed_unit_comes_before_a_nationwide_one_and_one_in_the_county() -> None:
    file = read("municipalities")
    assert relations(file, LAHTI) == [("river", "confirmed"), ("cloud", "nationwide"), ("pond", "county")]
    assert relations(file, TURKU) == [("cloud", "nationwide"), ("river", "nearest"), ("pond", "nearest")]


def test_before_a_service_area_began_nothing_is_confirmed() -> None:
    assert relations(read("municipalities", day=PAST), LAHTI) == [
        ("cloud", "nationwide"),
        ("pond", "nearest"),
        ("river", "nearest"),
    ]


def test_a_reason_is_told_in_three_languages() -> None:
    confirmed, nationwide, county = one(read("municipalities"), LAHTI)["units"]
    assert "Satumaa" in confirmed["reason"]["fi"]
    assert "Sagolandet" in confirmed["reason"]["sv"]
    assert "Story land" in confirmed["reason"]["en"]
    assert "Päijät-Häme wellbeing services county" in county["reason"]["en"]
    assert len({nationwide["reason"][language] for language in LANGUAGES}) == len(LANGUAGES)


def test_the_reason_of_a_computed_relation_says_that_it_is_not_confirmed(registry: str, day: dt.date) -> None:
    directory = open_directory(registry, day)
    said = {language: Voice(directory, language).words("relation.not_confirmed") for language in LANGUAGES}
    for place in read("municipalities", registry, day)["municipalities"]:
        for unit in place["units"]:
            computed = unit["relation"] in ("county", "nearest")
            assert all((words in unit["reason"][language]) == computed for language, words in said.items())


def test_in_the_real_registry_no_source_ties_a_unit_to_a_municipality() -> None:
    units = [unit for place in read("municipalities", "real")["municipalities"] for unit in place["units"]]
    assert "confirmed" not in {unit["relation"] for unit in units}


def test_a_unit_of_a_kind_that_answers_none_is_never_an_answer(registry: str, day: dt.date) -> None:
    apart = {unit["id"] for unit in read("units", registry, day)["units"] if {"castle", "prison"} & {*unit["kinds"]}}
    assert apart
    places = read("municipalities", registry, day)["municipalities"]
    assert apart.isdisjoint(unit["id"] for place in places for unit in place["units"])


def test_every_answer_is_a_unit_that_answers(registry: str, day: dt.date) -> None:
    answering = {unit["id"] for unit in read("units", registry, day)["units"] if unit["answers_municipalities"]}
    places = read("municipalities", registry, day)["municipalities"]
    assert {unit["id"] for place in places for unit in place["units"]} <= answering


def test_names_are_both_official_ones() -> None:
    assert one(read("municipalities"), HELSINKI)["name"] == {"fi": "Helsinki", "sv": "Helsingfors"}


def test_addresses_of_pages_start_at_the_portals_root() -> None:
    assert one(read("municipalities"), LAHTI)["pages"] == {
        "fi": "kunnat/lahti/",
        "sv": "sv/kommuner/lahtis/",
        "en": "en/municipalities/lahti/",
    }
