"""The map: valid GeoJSON, points that claim no more than is known, and none for a confidential address."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from importlib.resources import files

import pytest
from jsonschema import Draft4Validator

from generator.directory.directory import Directory
from generator.exports.geojson import FORMAT
from generator.exports.scribe import VERSION
from tests.exports.making import PAST, TODAY, Json, open_directory, read, scribe
from tests.exports.test_tables import changed

NAMES = ("units", "municipalities")


@cache
def collection(name: str, registry: str = "fictional", day: dt.date = TODAY) -> Json:
    return made(open_directory(registry, day))[name]


def made(directory: Directory) -> dict[str, Json]:
    return {path.removesuffix(".geojson"): json.loads(content) for path, content in FORMAT.files(scribe(directory))}


def feature(file: Json, key: str) -> Json:
    found: Json = next(one for one in file["features"] if one["id"] == key)
    return found


@cache
def schema() -> Json:
    """The schema of GeoJSON that comes with Frictionless."""
    described: Json = json.loads(files("frictionless").joinpath("assets/profiles/geojson.json").read_text("utf-8"))
    return described


@pytest.mark.parametrize("name", NAMES)
def test_a_collection_is_geojson(name: str, registry: str, day: dt.date) -> None:
    assert list(Draft4Validator(schema()).iter_errors(collection(name, registry, day))) == []


@pytest.mark.parametrize(
    "spoil",
    [
        {"coordinates": ["25.8", "60.9"], "type": "Point"},
        {"coordinates": [25.8], "type": "Point"},
        {"coordinates": [25.8, 60.9], "type": "Spot"},
    ],
)
def test_the_schema_refuses_a_point_that_is_none(spoil: Json) -> None:
    file = json.loads(json.dumps(collection("units")))
    file["features"][0]["geometry"] = spoil
    assert list(Draft4Validator(schema()).iter_errors(file))


@pytest.mark.parametrize("name", NAMES)
def test_points_are_in_finland_longitude_first_and_inside_the_box(name: str, registry: str, day: dt.date) -> None:
    file = collection(name, registry, day)
    west, south, east, north = file["bbox"]
    points = [one["geometry"]["coordinates"] for one in file["features"] if one["geometry"]]
    assert points
    for longitude, latitude in points:
        assert 19 < west <= longitude <= east < 32
        assert 59 < south <= latitude <= north < 71


def test_a_collection_tells_its_version_its_day_and_where_its_points_are_from(day: dt.date) -> None:
    for name in NAMES:
        file = collection(name, day=day)
        assert (file["version"], file["as_of"]) == (VERSION, day.isoformat())
        assert "National Land Survey" in file["credits"]["points"]
        assert file["credits"]["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_unit_stands_at_the_point_of_its_municipality_and_says_so(registry: str, day: dt.date) -> None:
    places = open_directory(registry, day).places
    for one in collection("units", registry, day)["features"]:
        home = places.by_code(one["properties"]["municipality"]["code"])
        assert home
        assert home.point
        latitude, longitude = home.point
        if one["geometry"]:
            assert one["geometry"] == {"type": "Point", "coordinates": [longitude, latitude]}
            assert one["properties"]["precision"] == "municipality"


def test_a_unit_with_a_confidential_address_has_no_point() -> None:
    cave = feature(collection("units"), "cave")
    assert cave["geometry"] is None
    assert (cave["properties"]["precision"], cave["properties"]["address"]) == (None, "confidential")
    assert cave["properties"]["municipality"]["code"] == "564"


def test_a_collection_without_points_has_no_box() -> None:
    directory = open_directory()
    for key in directory.units:
        directory = changed(directory, key, address_confidential=True)
    assert "bbox" not in made(directory)["units"]


def test_no_street_is_on_the_map() -> None:
    assert "Keksitynkatu" not in json.dumps(made(open_directory()))


def test_a_unit_tells_its_sources_and_age() -> None:
    river = feature(collection("units"), "river")["properties"]
    assert {"id": "stale-book", "date": "2019/2021"} in river["sources"]
    assert (river["freshness"], river["verified"], river["operators"]) == ("undated", None, ["dreamers"])
    assert feature(collection("units", day=PAST), "river")["properties"]["operators"] == ["sleepers"]


def test_a_municipality_has_the_units_that_our_own_json_gives(registry: str, day: dt.date) -> None:
    file = collection("municipalities", registry, day)
    own = read("municipalities", registry, day)["municipalities"]
    assert [one["id"] for one in file["features"]] == [one["code"] for one in own]
    for one, place in zip(file["features"], own, strict=True):
        told = [(unit["id"], unit["relation"]) for unit in one["properties"]["units"]]
        assert told == [(unit["id"], unit["relation"]) for unit in place["units"]]
        county = one["properties"]["county"]
        assert (county["code"] if county else None) == place["county"]


def test_the_same_facts_and_day_give_the_same_bytes() -> None:
    assert dict(FORMAT.files(scribe(open_directory()))) == dict(FORMAT.files(scribe(open_directory())))


def test_the_example_is_short_and_true() -> None:
    path, excerpt = FORMAT.example(scribe(open_directory()))
    assert len(excerpt.splitlines()) <= 30
    assert json.loads(excerpt) == collection(path.removesuffix(".geojson"))["features"][0]
