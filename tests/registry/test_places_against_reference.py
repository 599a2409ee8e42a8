"""The register beside the reference data it was made from, where that lies beside the project."""

import csv
import json
from datetime import date

import pytest

from generator.registry.places import Area, Municipality, Places
from tests.references import REFERENCES

REFERENCE = REFERENCES / "data"
NOW = date(2026, 11, 22)
COUNTIES_BEGIN = date(2023, 1, 1)

# Where both series of local cases are in use, the reference always takes the inner one.
FORMS_OF_OUR_OWN_CHOICE = {
    "Kangasniemi",
    "Kontiolahti",
    "Kärsämäki",
    "Mynämäki",
    "Nokia",
    "Pieksämäki",
    "Riihimäki",
    "Vesilahti",
    "Virolahti",
}

pytestmark = pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference data is not beside the project")


@pytest.fixture(scope="module")
def finland() -> Places:
    return Places.finland()


def the(place: Municipality | None) -> Municipality:
    assert place is not None
    return place


def named(area: Area | None) -> str | None:
    return area.name_fi if area else None


def test_names_languages_and_forms_agree_with_the_reference(finland: Places) -> None:
    languages = {0: ("fi",), 1: ("fi", "sv"), 2: ("sv",), 3: ("sv", "fi")}
    rows = json.loads((REFERENCE / "municipalities-2026.json").read_text(encoding="utf-8"))
    assert {row["code"] for row in rows} == {place.code for place in finland.at(NOW)}
    for row in rows:
        place = the(finland.by_code(row["code"]))
        assert (place.name_fi, place.name_sv) == (row["name_fi"], row["name_sv"].strip())
        assert place.languages == languages[int(row["language_status_code"])]
        assert place.genitive == row["genitive_fi"]
        if place.name_fi not in FORMS_OF_OUR_OWN_CHOICE:
            assert (place.in_fi, place.to_fi, place.from_fi) == (row["in_fi"], row["to_fi"], row["from_fi"])


def test_points_agree_with_the_reference(finland: Places) -> None:
    with (REFERENCE / "municipality-centroids-2026.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert the(finland.by_code(row["code"])).point == (float(row["lat"]), float(row["lon"]))


def test_regions_and_counties_agree_with_the_reference_of_each_year(finland: Places) -> None:
    years = json.loads((REFERENCE / "municipality-snapshots-2020-2026.json").read_text(encoding="utf-8"))
    for year, places in years.items():
        for day in (date(int(year), 1, 1), date(int(year), 12, 31)):
            assert {place.code for place in finland.at(day)} == set(places)
            for code, place in places.items():
                assert named(finland.region(code, day)) == place["region"]
                organiser = place["county"] if day >= COUNTIES_BEGIN else None
                assert named(finland.county(code, day)) == organiser


def test_names_of_areas_agree_with_the_reference(finland: Places) -> None:
    groups = json.loads((REFERENCE / "regions-and-wellbeing-counties-2026.json").read_text(encoding="utf-8"))
    for kind, key in (("region", "regions"), ("county", "wellbeing_services_counties")):
        ours = {area.code: (area.name_fi, area.name_sv, area.name_en) for area in finland.areas(kind, NOW)}
        assert ours == {area["code"]: (area["fi"], area["sv"].strip(), area["en"]) for area in groups[key]}
