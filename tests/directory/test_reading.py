"""Pages read as a reader would: what differs in Helsinki and Åland, on a past day, and for the ear."""

from pathlib import Path

import pytest

from tests.seeds.pages import main, pages, text


@pytest.mark.parametrize("address", ["kunnat/helsinki/", "hyvinvointialueet/helsingin-kaupunki/"])
def test_in_helsinki_the_city_decides(built_site: Path, address: str) -> None:
    said = text(pages(built_site)[address])
    assert "Jaksosta päättää kaupungin sosiaalityö." in said
    assert "Numero löytyy kaupungin omilta sivuilta." in said


@pytest.mark.parametrize(
    ("address", "claim"),
    [
        ("kunnat/maarianhamina/", "Sosiaalityö päättää jaksosta ja antaa maksusitoumuksen."),
        ("sv/kommuner/mariehamn/", "Socialarbetet beslutar om vistelsen och ger betalningsförbindelsen. Numret"),
        ("en/counties/aland/", "Social services decide on the stay and give the payment commitment."),
    ],
)
def test_nothing_is_claimed_of_who_decides_in_aland(built_site: Path, address: str, claim: str) -> None:
    assert claim not in text(pages(built_site)[address])


def test_a_unit_in_helsinki_says_that_the_transfer_is_not_confirmed(built_site: Path) -> None:
    said = text(pages(built_site)["yksikot/helsinki-taika/"])
    assert "Mikään lähde ei vahvista, että siirto toteutui" in said
    assert "Ennen: Helsingin ensikoti ry (noin 31.8.2025 asti)" in said


def test_a_past_day_has_no_fee_that_begins_later(built_site: Path, built_site_2020: Path) -> None:
    assert "1.1.2023 alkaen" in text(pages(built_site)["maksut/"])
    assert "1.1.2023 alkaen" not in text(pages(built_site_2020)["maksut/"])


def test_before_counties_municipalities_are_listed_by_region(built_site_2020: Path) -> None:
    assert "Kunnat maakunnittain" in text(pages(built_site_2020)["hyvinvointialueet/"])


@pytest.mark.parametrize("address", ["sv/enheter/", "en/units/", "en/municipalities/lahti/"])
def test_who_runs_a_unit_is_read_aloud_in_finnish(built_site: Path, address: str) -> None:
    spoken = main(pages(built_site)[address]).xpath('.//article//span[@lang="fi"]/text()')
    assert "Lahden ensi- ja turvakoti ry" in spoken
