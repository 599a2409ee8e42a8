"""The file of place names, read as the browser reads it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from generator.directory.directory import Directory
from generator.directory.voice import Voice
from generator.registry.finland import read
from generator.registry.load import load
from generator.registry.places import Places
from generator.search.places import PlaceNames, places
from generator.search.scribe import Json, written

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 26)
IN_2020 = dt.date(2020, 9, 3)


def directory(day: dt.date) -> Directory:
    register = Places.finland()
    registry = load(ROOT / "units.yaml", register, day, name="units.yaml").registry
    assert registry is not None
    return Directory(registry, register, day, day)


def file(day: dt.date, language: str = "fi") -> Json:
    of_day = directory(day)
    voice = Voice(of_day, language)
    made = written(places(PlaceNames(of_day), voice, lambda _, kind, key: f"{kind}/{key}/"))
    return dict(json.loads(made))


@pytest.fixture(scope="module")
def today() -> Json:
    return file(TODAY)


@pytest.fixture(scope="module")
def posts() -> list[str]:
    return PlaceNames(directory(TODAY)).posts


def forms(made: Json, kind: str) -> dict[str, set[tuple[str, str]]]:
    """Each form of the names of a kind, with the name of the place that it leads to and the year until when."""
    found: dict[str, set[tuple[str, str]]] = {}
    ways = [row.split(",") for row in made["ways"]]  # type: ignore[attr-defined]
    for group in filter(None, made["names"][kind].split("|")):  # type: ignore[index]
        to, rows = group.split("=")
        for row in rows.split(";"):
            stem, way, until = (*row.split(","), "")[:3]
            for ending in "/".join(ways[int(way)]).split("/"):
                found.setdefault(stem + ending, set()).add((made["to"][int(to)][0], until))  # type: ignore[index]
    return found


def test_every_kept_form_of_every_municipality_leads_to_it(today: Json) -> None:
    kept = {one.name: one for one in read.forms()}
    found = forms(today, "municipality")
    for place in Places.finland().at(TODAY):
        swedish = () if place.name_sv == place.name_fi else (place.name_sv, f"{place.name_sv}s")
        for form in (*kept[place.name_fi].every(), *swedish):
            assert place.name_fi in {name for name, _ in found[form]}, form


def test_former_municipalities_lead_to_the_one_of_the_day_with_the_year(today: Json) -> None:
    found = forms(today, "former")
    assert found["Nastolassa"] == {("Lahti", "2016")}
    assert found["Pertunmaalla"] == {("Mäntyharju", "2025")}
    assert found["Ekenäs"] == {("Raasepori", "2009")}
    assert "Pertunmaa" not in forms(today, "municipality")


def test_on_a_past_day_what_existed_then_leads_to_itself() -> None:
    made = file(IN_2020)
    assert forms(made, "municipality")["Pertunmaalla"] == {("Pertunmaa", "")}
    assert forms(made, "county") == {}


def test_towns_and_counties_are_found_by_their_forms(today: Json) -> None:
    assert forms(today, "town")["Vääksyssä"] == {("Asikkala", "")}
    assert forms(today, "county")["Pirkanmaalla"] == {("Pirkanmaan hyvinvointialue", "")}
    assert forms(today, "county")["North Savo"] == {("Pohjois-Savon hyvinvointialue", "")}


def test_every_postal_code_leads_to_its_municipality(today: Json, posts: list[str]) -> None:
    codes = {place.code: place.name_fi for place in Places.finland().at(TODAY)}
    found = {}
    for row in posts:
        first, runs = row[:3], row[4:].split(",")
        for to, ends in zip(runs[::2], runs[1::2], strict=True):
            for at in range(0, len(ends), 2):
                found[first + ends[at : at + 2]] = today["to"][int(to)][0]  # type: ignore[index]
    assert found == {one.postcode: codes[one.municipality] for one in read.postcodes()}


def test_forms_of_a_name_that_means_something_else_are_told_by_the_name_alone(today: Json) -> None:
    words = today["also"]["word"].split()  # type: ignore[index]
    assert {"salo", "lahti", "maksamaan"} <= set(words)
    assert not {"salossa", "lahden", "kouvola"} & set(words)
    assert "ingå" not in words
    assert "inga" in file(TODAY, "sv")["also"]["word"].split()  # type: ignore[index]


def test_words_of_the_box_keep_the_parts_that_the_browser_fills_in(today: Json) -> None:
    assert today["words"]["part_since"] == "{name} on ollut osa {place} vuodesta {year}."  # type: ignore[index]
