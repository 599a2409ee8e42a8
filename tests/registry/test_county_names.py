"""What people call the wellbeing services counties, and the forms of these names."""

import re

import pytest

from generator.registry.finland import read
from generator.registry.localities import CountyName
from generator.registry.municipality import Area
from generator.registry.place_names import alphabetical

COUNTIES = [area for area in read.areas() if area.status == "county"]
GENITIVES = {one.name: one.forms["genitive"][0] for one in read.forms()}


def counties(name: str) -> set[str]:
    return {one.county for one in read.county_names() if one.name == name}


def official(one: CountyName) -> str:
    """Return the county's official name as the name of its region makes it."""
    if one.language == "fi":
        return f"{GENITIVES.get(one.name)} hyvinvointialue"
    if one.language == "en":
        return f"{one.name} wellbeing services county"
    of_region = one.name if re.search(r"(Satakunta|Savolax|Kervo)$", one.name) else f"{one.name}s"
    return f"{of_region} välfärdsområde"


@pytest.mark.parametrize(
    ("name", "county"),
    [
        ("Pirkanmaa", "08"),
        ("Birkaland", "08"),
        ("Pirha", "08"),
        ("Varha", "05"),
        ("Pohde", "19"),
        ("Keusote", "02"),
        ("Luvn", "03"),
        ("Vakehyva", "04"),
        ("Siun sote", "14"),
        ("Eloisa", "12"),
        ("Päijät-Sote", "09"),
        ("Oma Häme", "07"),
        ("Österbotten", "17"),
        ("Central Ostrobothnia", "18"),
        ("Åland", "91"),
    ],
)
def test_a_county_is_known_by_its_everyday_name(name: str, county: str) -> None:
    assert counties(name) == {county}


@pytest.mark.parametrize(
    ("name", "county"), [("Eksote", "11"), ("Kymsote", "10"), ("Essote", "12"), ("Sosteri", "12"), ("Satasote", "06")]
)
def test_the_name_of_what_went_before_a_county_leads_to_it(name: str, county: str) -> None:
    assert counties(name) == {county}


@pytest.mark.parametrize("area", COUNTIES, ids=lambda area: area.code)
def test_the_name_of_a_region_makes_the_official_name_of_its_county(area: Area) -> None:
    """So the short names and their genitives are right, and no language lacks one; a name for two is kept once."""
    names = [one for one in read.county_names() if (one.county, one.source) == (area.code, "classification")]
    assert [official(one) for one in names] == [area.name(one.language) for one in names]
    for language in ("fi", "sv", "en"):
        assert area.name(language) in {official(one._replace(language=language)) for one in names}


def test_every_county_has_names_and_the_city_that_is_one_by_itself_has_none() -> None:
    expected = {area.code for area in read.areas() if area.kind == "county" and area.status != "city"}
    assert {one.county for one in read.county_names()} == expected


def test_every_name_of_a_county_says_who_says_so() -> None:
    for one in read.county_names():
        assert one.language in {"fi", "sv", "en"}
        assert one.source == "classification" or one.source.startswith("https://"), one


def test_the_names_are_in_the_order_of_counties_and_the_alphabet_each_once() -> None:
    names = [(one.county, alphabetical(one.name)) for one in read.county_names()]
    assert names == sorted(set(names))


@pytest.mark.parametrize(
    ("name", "genitive", "inessive", "illative", "adessive"),
    [
        ("Pirkanmaa", "Pirkanmaan", "Pirkanmaassa", "Pirkanmaahan", "Pirkanmaalla"),
        ("Varsinais-Suomi", "Varsinais-Suomen", "Varsinais-Suomessa", "Varsinais-Suomeen", "Varsinais-Suomella"),
        ("Kainuu", "Kainuun", "Kainuussa", "Kainuuseen", "Kainuulla"),
        ("Keusote", "Keusoten", "Keusotessa", "Keusoteen", "Keusotella"),
        ("Pohde", "Pohteen", "Pohteessa", "Pohteeseen", "Pohteella"),
        ("Luvn", "Luvnin", "Luvnissa", "Luvniin", "Luvnilla"),
        ("Oma Häme", "Oma Hämeen", "Oma Hämeessä", "Oma Hämeeseen", "Oma Hämeellä"),
    ],
)
def test_a_name_of_a_county_is_inflected_as_people_do(
    name: str, genitive: str, inessive: str, illative: str, adessive: str
) -> None:
    forms = next(one for one in read.forms() if one.name == name).forms
    usual = [forms[case][0] for case in ("genitive", "inessive", "illative", "adessive")]
    assert usual == [genitive, inessive, illative, adessive]
