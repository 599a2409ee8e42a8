"""``units.json``: what is known with its sources, and what is not known as that."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from generator.directory.directory import Directory
from tests.exports.making import PAST, TODAY, Json, make, maps, open_directory, read


def unit(file: Json, key: str) -> Json:
    found: Json = next(one for one in file["units"] if one["id"] == key)
    return found


def records(file: Json) -> list[Json]:
    """Everything in a file that says where it is from."""
    return [part for part in maps(file) if "sources" in part and "freshness" in part]


def test_all_units_of_the_day_are_there_in_the_registrys_order(registry: str, day: dt.date) -> None:
    assert [one["id"] for one in read("units", registry, day)["units"]] == list(open_directory(registry, day).units)


def test_a_fact_of_its_own_source_has_that_ones_date() -> None:
    assert unit(read("units"), "river")["facts"]["addresses"] == {
        "value": [{"name": {"fi": "Yläjuoksu"}, "street": "Keksitynkatu 1", "postcode": "00000", "town": "Tampere"}],
        "state": "known",
        "sources": ["due-book"],
        "date": "2025-09",
        "verified": None,
        "freshness": "due",
        "note": None,
    }


def test_a_fact_inherits_from_its_record() -> None:
    website = unit(read("units"), "river")["facts"]["website"]
    assert (website["sources"], website["date"], website["freshness"]) == (["fresh-book"], "2026-06-01", "fresh")


def test_a_confirmed_fact_is_as_fresh_as_its_confirmation() -> None:
    phone = unit(read("units"), "river")["facts"]["phone"]
    assert (phone["date"], phone["verified"], phone["freshness"]) == ("2019/2021", "2026-10", "fresh")


def test_what_nobody_knows_is_unknown_and_has_no_source() -> None:
    assert unit(read("units"), "pond")["facts"]["phone"] == {
        "value": None,
        "state": "unknown",
        "sources": [],
        "date": None,
        "verified": None,
        "freshness": None,
        "note": {"fi": "Lammella ei ole puhelinta.", "en": "There is no telephone in the pond."},
    }


@pytest.mark.parametrize(
    ("day", "levels"),
    [
        (TODAY, ["fresh", "due", "stale", "undated"]),
        (dt.date(2020, 2, 1), ["fresh", "fresh", "due", "undated"]),
    ],
    ids=str,
)
def test_sources_age(day: dt.date, levels: list[str]) -> None:
    assert [source["freshness"] for source in read("units", day=day)["sources"].values()] == levels


@pytest.mark.parametrize(
    ("key", "level"),
    [("river", "undated"), ("cloud", "due"), ("pond", "undated"), ("cave", "fresh"), ("gate", "stale")],
)
def test_a_unit_is_as_fresh_as_its_least_fresh_source(key: str, level: str) -> None:
    assert unit(read("units"), key)["freshness"] == level


def test_capacity_is_as_old_as_the_oldest_of_its_figures() -> None:
    capacity = unit(read("units"), "river")["facts"]["capacity"]
    assert [(part["count"], part["freshness"]) for part in capacity["value"]] == [(3, "fresh"), (2, "stale")]
    assert capacity["sources"] == ["fresh-book", "stale-book"]
    assert (capacity["date"], capacity["freshness"]) == ("2019/2021", "stale")


def test_every_record_names_sources_that_the_file_has(registry: str, day: dt.date) -> None:
    file = read("units", registry, day)
    for record in records(file):
        assert set(record["sources"]) <= file["sources"].keys()
        if record["freshness"] is not None:
            assert (record["freshness"] == "undated") == (record["date"] is None and record["verified"] is None)


def test_every_key_leads_to_a_record(registry: str, day: dt.date) -> None:
    file = read("units", registry, day)
    for one in file["units"]:
        assert {operator["organisation"] for operator in one["operators"]} <= file["organisations"].keys()
        assert {offering["offering"] for offering in one["offerings"]} <= file["offerings"].keys()
        assert {*one["fees"]} <= file["fees"].keys()
        assert {*one["conflicts"]} <= file["conflicts"].keys()
    for organisation in file["organisations"].values():
        assert organisation["successor"] is None or organisation["successor"] in file["organisations"]


def test_in_the_real_registry_nobody_has_confirmed_anything() -> None:
    assert {record["verified"] for record in records(read("units", "real"))} == {None}


def test_all_operators_are_given_with_their_periods() -> None:
    river = unit(read("units"), "river")
    assert [(one["organisation"], one["valid"]) for one in river["operators"]] == [
        ("sleepers", {"from": None, "to": "2022-01-01"}),
        ("dreamers", {"from": "2022-01-01", "to": None}),
    ]


@pytest.mark.parametrize(
    ("day", "told"),
    [(TODAY, ["The river flows."]), (PAST, ["The river flows.", "The river was frozen."])],
    ids=str,
)
def test_statements_are_those_of_the_day(day: dt.date, told: list[str]) -> None:
    river = unit(read("units", day=day), "river")
    assert [one["text"]["en"] for one in river["statements"]] == told


@pytest.mark.parametrize(("day", "fees"), [(TODAY, ["tale-share"]), (PAST, ["tale-share", "tale-old"])], ids=str)
def test_fees_of_a_unit_are_those_of_the_day(day: dt.date, fees: list[str]) -> None:
    assert unit(read("units", day=day), "pond")["fees"] == fees


def test_a_conflict_keeps_both_sides_and_concerns_units_without_fees_of_their_own() -> None:
    file = read("units")
    sides = file["conflicts"]["client-charge"]["sides"]
    assert [(side["fee"], side["freshness"]) for side in sides] == [("tale-free", "stale"), ("tale-share", "fresh")]
    assert sides[0]["sources"] == ["stale-book"], "a side inherits from the fee that it names"
    assert unit(file, "cloud")["conflicts"] == ["client-charge"]
    assert unit(file, "pond")["conflicts"] == []


def test_a_fee_says_what_it_does_not_say() -> None:
    facts = read("units")["fees"]["tale-share"]["facts"]
    assert (facts["amount"]["value"], facts["per"]["value"]) == ("1.50", "day")
    assert (facts["decided_by"]["value"], facts["decided_by"]["state"]) == (None, "unknown")


def test_a_withheld_value_is_named_with_its_reason_but_not_given() -> None:
    (withheld,) = unit(read("units"), "cloud")["withheld"]
    assert (withheld["field"], withheld["reason"]["en"]) == ("addresses", "It is another house's.")
    assert "what" not in withheld
    assert unit(read("units"), "river")["withheld"] == []


def test_a_service_area_shows_why_a_unit_is_confirmed() -> None:
    area = read("units")["service_areas"]["story-land"]
    assert area["facts"]["units"]["value"] == ["river"]
    assert area["facts"]["units"]["sources"] == ["due-book"]
    assert [place["code"] for place in area["municipalities"]] == ["398", "098"]


def test_the_twelve_municipalities_of_the_real_area_are_all_there() -> None:
    area = read("units", "real")["service_areas"]["paijat-hame-joint-authority"]
    assert len(area["municipalities"]) == 12
    assert area["facts"]["units"]["state"] == "unknown"


def test_a_unit_of_a_kind_that_answers_none_is_there(registry: str) -> None:
    apart = [one for one in read("units", registry)["units"] if {"castle", "prison"} & {*one["kinds"]}]
    assert [one["answers_municipalities"] for one in apart] == [False]


def test_it_answers_none_even_if_its_record_forgets_to_say_so() -> None:
    forgetful = changed(open_directory(), "gate", answers_municipalities=True)
    made = make(forgetful)
    assert b'"gate"' not in made["data/municipalities.json"]
    assert unit(json.loads(made["data/units.json"]), "gate")["answers_municipalities"] is False


def test_a_confidential_address_is_neither_unknown_nor_given() -> None:
    addresses = unit(read("units"), "cave")["facts"]["addresses"]
    assert (addresses["value"], addresses["state"]) == (None, "confidential")


def test_a_street_that_slipped_into_a_confidential_record_is_in_no_file() -> None:
    assert "Keksitynkatu" in told(make(open_directory()))
    assert "Keksitynkatu" not in told(make(changed(open_directory(), "river", address_confidential=True)))


def test_confidential_units_of_the_real_registry_give_no_address() -> None:
    for key, record in open_directory("real").units.items():
        if record.address_confidential:
            assert unit(read("units", "real"), key)["facts"]["addresses"]["value"] is None


def changed(directory: Directory, key: str, **fields: object) -> Directory:
    units = directory.registry.units
    units = {**units, key: units[key].model_copy(update=fields)}
    registry = directory.registry.model_copy(update={"units": units})
    return Directory(registry, directory.places, directory.as_of, directory.today)


def told(files: dict[str, bytes]) -> str:
    return "".join(content.decode() for content in files.values())
