"""Which municipality was where, on any day since 2020."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.registry.finland import read
from generator.registry.places import REGISTER_BEGINS, Area, Municipality, Places

NOW = date(2026, 11, 22)
COUNTIES_BEGIN = date(2023, 1, 1)

SINCE_2020 = st.dates(min_value=REGISTER_BEGINS, max_value=date(2035, 12, 31))
SINCE_2023 = st.dates(min_value=COUNTIES_BEGIN, max_value=date(2035, 12, 31))


@pytest.fixture(scope="module")
def finland() -> Places:
    return Places.finland()


def the(place: Municipality | None) -> Municipality:
    assert place is not None
    return place


def named(area: Area | None) -> str | None:
    return area.name_fi if area else None


def the_area(finland: Places, code: str) -> Area:
    area = finland.area("county", code)
    assert area is not None
    return area


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2020, 9, 3), 310),
        (date(2020, 12, 31), 310),
        (date(2021, 1, 1), 309),
        (date(2022, 6, 1), 309),
        (date(2023, 6, 1), 309),
        (date(2024, 12, 31), 309),
        (date(2025, 1, 1), 308),
        (NOW, 308),
    ],
)
def test_the_number_of_municipalities_follows_the_mergers(finland: Places, day: date, count: int) -> None:
    assert len(finland.at(day)) == count


@given(SINCE_2020)
def test_every_municipality_is_in_exactly_one_region(day: date) -> None:
    finland = Places.finland()
    places = finland.at(day)
    members = [place for area in finland.areas("region", day) for place in finland.members(area, day)]
    assert sorted(place.code for place in members) == sorted(place.code for place in places)


@given(SINCE_2023)
def test_since_2023_every_municipality_has_exactly_one_organiser_of_services(day: date) -> None:
    finland = Places.finland()
    members = [place for area in finland.areas("county", day) for place in finland.members(area, day)]
    assert sorted(place.code for place in members) == sorted(place.code for place in finland.at(day))


@given(SINCE_2020)
def test_no_two_memberships_of_a_kind_overlap(day: date) -> None:
    valid = [
        (membership.municipality, membership.kind)
        for membership in read.memberships()
        if (membership.valid_from or date.min) <= day < (membership.valid_to or date.max)
    ]
    assert len(valid) == len(set(valid))


def test_before_2023_there_are_no_counties(finland: Places) -> None:
    last_day = date(2022, 12, 31)
    assert finland.areas("county", last_day) == ()
    assert all(finland.county(place.code, last_day) is None for place in finland.at(last_day))


def test_there_are_21_counties_and_helsinki_and_aland_apart(finland: Places) -> None:
    status = [area.status for area in finland.areas("county", NOW)]
    assert (status.count("county"), status.count("city"), status.count("autonomy")) == (21, 1, 1)
    assert [place.name_fi for place in finland.members(the_area(finland, "90"), NOW)] == ["Helsinki"]
    assert len(finland.members(the_area(finland, "91"), NOW)) == 16


def test_there_are_19_regions(finland: Places) -> None:
    assert len(finland.areas("region", REGISTER_BEGINS)) == 19


@pytest.mark.parametrize(
    ("name", "until_2020", "since_2021"),
    [
        ("Heinävesi", "Etelä-Savo", "Pohjois-Karjala"),
        ("Iitti", "Kymenlaakso", "Päijät-Häme"),
        ("Isokyrö", "Pohjanmaa", "Etelä-Pohjanmaa"),
        ("Joroinen", "Etelä-Savo", "Pohjois-Savo"),
        ("Kuhmoinen", "Keski-Suomi", "Pirkanmaa"),
    ],
)
def test_five_municipalities_changed_their_region_in_2021(
    finland: Places, name: str, until_2020: str, since_2021: str
) -> None:
    code = the(finland.by_name(name)).code
    assert named(finland.region(code, date(2020, 12, 31))) == until_2020
    assert named(finland.region(code, date(2021, 1, 1))) == since_2021


def test_no_other_municipality_changed_its_area() -> None:
    counted: dict[tuple[str, str], int] = {}
    for membership in read.memberships():
        key = membership.municipality, membership.kind
        counted[key] = counted.get(key, 0) + 1
    assert sum(count > 1 for count in counted.values()) == 5


@pytest.mark.parametrize(
    ("name", "county"),
    [
        ("Lahti", "Päijät-Hämeen hyvinvointialue"),
        ("Iitti", "Päijät-Hämeen hyvinvointialue"),
        ("Myrskylä", "Itä-Uudenmaan hyvinvointialue"),
        ("Pukkila", "Itä-Uudenmaan hyvinvointialue"),
        ("Helsinki", "Helsingin kaupunki"),
        ("Maarianhamina", "Ahvenanmaa"),
    ],
)
def test_who_organises_the_services_today(finland: Places, name: str, county: str) -> None:
    assert named(finland.county(the(finland.by_name(name, NOW)).code, NOW)) == county


@pytest.mark.parametrize(
    ("name", "into", "day"),
    [
        ("Valtimo", "Nurmes", date(2020, 1, 1)),
        ("Honkajoki", "Kankaanpää", date(2021, 1, 1)),
        ("Pertunmaa", "Mäntyharju", date(2025, 1, 1)),
    ],
)
def test_a_merged_municipality_says_when_into_which_and_who_says_so(
    finland: Places, name: str, into: str, day: date
) -> None:
    place = the(finland.by_name(name))
    merger = finland.merged(place.code)
    assert merger is not None
    assert merger.date == place.valid_to == day
    assert merger.into == place.merged_into == the(finland.by_name(into, day)).code
    assert merger.source.startswith("https://")
    assert finland.by_name(name, day) is None


def test_only_the_three_merged_ones_have_an_end_or_lack_a_point(finland: Places) -> None:
    ended = {place.name_fi for place in finland.all() if place.valid_to or place.merged_into}
    without_point = {place.name_fi for place in finland.all() if place.point is None}
    assert ended == without_point == {"Valtimo", "Honkajoki", "Pertunmaa"}


def test_lahti_is_not_merged(finland: Places) -> None:
    assert finland.merged("398") is None


def test_an_area_has_a_name_in_three_languages(finland: Places) -> None:
    county = the_area(finland, "09")
    assert county.name("fi") == "Päijät-Hämeen hyvinvointialue"
    assert county.name("sv") == "Päijänne-Tavastlands välfärdsområde"
    assert county.name("en") == "Päijät-Häme wellbeing services county"
    assert county.slug("fi") == "paijat-hameen-hyvinvointialue"


def test_distances_are_as_the_crow_flies(finland: Places) -> None:
    helsinki_to_tampere = finland.distance_km("091", "837")
    assert helsinki_to_tampere is not None
    assert 150 < helsinki_to_tampere < 190
    assert finland.distance_km("091", "091") == 0
    assert finland.distance_km("091", "837") == pytest.approx(finland.distance_km("837", "091"))


def test_a_distance_to_an_unknown_point_is_unknown(finland: Places) -> None:
    assert finland.distance_km("588", "507") is None


def test_a_distance_to_an_unknown_code_is_an_error(finland: Places) -> None:
    with pytest.raises(KeyError):
        finland.distance_km("091", "000")


def test_every_point_is_in_finland(finland: Places) -> None:
    points = [place.point for place in finland.at(NOW) if place.point]
    assert all(59 < lat < 70.2 and 19 < lon < 31.6 for lat, lon in points)


def test_the_register_is_read_once() -> None:
    assert Places.finland() is Places.finland()
