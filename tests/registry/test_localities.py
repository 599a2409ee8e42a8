"""Names of places below the municipalities: former municipalities, post offices, postal codes."""

import re
from datetime import date
from pathlib import Path

import pytest

from generator.registry.finland import read
from generator.registry.localities import Locality
from generator.registry.place_names import alphabetical
from generator.registry.places import Places

NOW = date(2026, 11, 22)


def where(name: str) -> set[str]:
    """Return the Finnish names of the municipalities that a locality of this name is in."""
    places = [Places.finland().by_code(place.municipality) for place in read.localities() if place.name == name]
    return {place.name_fi for place in places if place}


def former() -> list[Locality]:
    return [place for place in read.localities() if place.kind == "former"]


@pytest.mark.parametrize(
    ("name", "municipality", "until"),
    [
        ("Nastola", "Lahti", "2016-01-01"),
        ("Hämeenkoski", "Hollola", "2016-01-01"),
        ("Kuusankoski", "Kouvola", "2009-01-01"),
        ("Haukipudas", "Oulu", "2013-01-01"),
        ("Maaninka", "Kuopio", "2015-01-01"),
        ("Muuruvesi", "Kuopio", "1971-01-01"),
        ("Kuorevesi", "Jämsä", "2001-01-01"),
        ("Vehkalahti", "Hamina", "2003-01-01"),
        ("Rovaniemen maalaiskunta", "Rovaniemi", "2006-01-01"),
        ("Teisko", "Tampere", "1972-01-01"),
        ("Ikaalisten maalaiskunta", "Ikaalinen", "1972-01-01"),
        ("Sippola", "Kouvola", "1975"),
        ("Länsi-Turunmaa", "Parainen", "2012"),
        ("Ekenäs", "Raasepori", "2009-01-01"),
        ("Pojo", "Raasepori", "2009-01-01"),
    ],
)
def test_a_former_municipality_leads_to_the_one_of_today(name: str, municipality: str, until: str) -> None:
    assert [place.until for place in former() if place.name == name] == [until]
    assert municipality in where(name)


@pytest.mark.parametrize(
    ("name", "municipalities"),
    [
        ("Längelmäki", {"Jämsä", "Orivesi"}),
        ("Sulva", {"Mustasaari", "Vaasa"}),
        ("Kuopion maalaiskunta", {"Kuopio", "Siilinjärvi"}),
        ("Karuna", {"Sauvo", "Kemiönsaari"}),
        ("Pohjaslahti", {"Mänttä-Vilppula", "Virrat"}),
        ("Bromarv", {"Raasepori", "Hanko"}),
        ("Pohja", {"Raasepori", "Kangasala"}),
        ("Tikkala", {"Jyväskylä", "Tohmajärvi"}),
    ],
)
def test_a_name_in_two_municipalities_leads_to_both(name: str, municipalities: set[str]) -> None:
    assert where(name) == municipalities


@pytest.mark.parametrize(
    ("name", "municipality"),
    [
        ("Myllykoski", "Kouvola"),
        ("Parola", "Hattula"),
        ("Villähde", "Lahti"),
        ("Nummela", "Vihti"),
        ("Kuortti", "Mäntyharju"),
        ("Fiskars", "Raasepori"),
        ("Dalsbruk", "Kemiönsaari"),
        ("Lappo", "Brändö"),
        ("Godby", "Finström"),
    ],
)
def test_a_town_with_a_post_office_leads_to_its_municipality(name: str, municipality: str) -> None:
    assert where(name) == {municipality}


@pytest.mark.parametrize("name", ["Rautalampi", "Lahti", "Lahtis", "Tornio", "Mariehamn", "Pertunmaa", "Valtimo"])
def test_a_name_of_a_municipality_is_not_repeated(name: str) -> None:
    assert where(name) == set()


@pytest.mark.parametrize("name", ["Smartpost", "Eduskunta", "Nordea", "Kontiolahti as", "Hanko Pohjoinen"])
def test_what_is_no_place_or_only_a_station_is_left_out(name: str) -> None:
    assert name.lower() not in {place.name.lower() for place in read.localities()}


def test_the_municipality_of_every_locality_and_postal_code_exists_today() -> None:
    today = {place.code for place in Places.finland().at(NOW)}
    assert {place.municipality for place in read.localities()} <= today
    assert {postcode.municipality for postcode in read.postcodes()} == today


def test_every_locality_says_what_it_is_since_when_and_who_says_so() -> None:
    for place in read.localities():
        assert place.language in {"fi", "sv"}
        if place.kind == "former":
            assert re.fullmatch(r"(19|20)\d\d(-01-01)?", place.until), place
            assert place.source in {"ceased", "divided", "renamed", "swedish"}
        else:
            assert (place.kind, place.until, place.source) == ("town", "", "post")


def test_the_readme_tells_every_file_and_where_each_source_can_be_read() -> None:
    readme = Path(read.__file__).with_name("README.md").read_text(encoding="utf-8")
    for file in Path(read.__file__).parent.glob("*.csv"):
        assert f"| `{file.name}` |" in readme
    for source in {place.source for place in read.localities()}:
        row = next(line for line in readme.splitlines() if line.startswith("|") and f"`{source}`" in line.split("|")[1])
        assert "https://" in row


@pytest.mark.parametrize(
    ("year", "ceased"),
    [(1973, 30), (1997, 3), (2001, 4), (2005, 12), (2006, 1), (2010, 6), (2015, 3), (2016, 4), (2017, 2)],
)
def test_as_many_municipalities_ceased_in_a_year_as_the_state_counted(year: int, ceased: int) -> None:
    assert sum(place.until == f"{year}-01-01" and place.source == "ceased" for place in former()) == ceased


def test_the_localities_are_in_the_order_of_the_alphabet_each_once() -> None:
    places = read.localities()
    assert places == sorted(set(places), key=lambda place: (alphabetical(place.name), place[1:]))


@pytest.mark.parametrize(
    ("postcode", "municipality"),
    [
        ("70100", "Kuopio"),
        ("15100", "Lahti"),
        ("15560", "Lahti"),
        ("00100", "Helsinki"),
        ("19430", "Mäntyharju"),
        ("22100", "Maarianhamina"),
        ("99980", "Utsjoki"),
        ("70101", "Kuopio"),
    ],
)
def test_a_postal_code_leads_to_its_municipality(postcode: str, municipality: str) -> None:
    codes = dict(read.postcodes())
    place = Places.finland().by_code(codes[postcode])
    assert place is not None
    assert place.name_fi == municipality


def test_postal_codes_are_five_digits_in_order_each_once() -> None:
    codes = [postcode.postcode for postcode in read.postcodes()]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"\d{5}", code) for code in codes)


def test_a_code_of_a_company_leads_nowhere() -> None:
    assert "00020" not in dict(read.postcodes())
