"""What the portal says today of a family in one of the twelve municipalities."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.seeds.pages import main, pages, text

AREAS = {
    "fi": "palvelualueet/paijat-hameen-hyvinvointiyhtyman-ensikotitoiminta/",
    "sv": "sv/serviceomraden/",
    "en": "en/service-areas/",
}
TEN = "Asikkala Hartola Heinola Hollola Iitti Kärkölä Lahti Orimattila Padasjoki Sysmä"
TWO = "Myrskylä Pukkila"


@pytest.fixture(scope="module")
def myrskyla(built_site: Path) -> Path:
    return pages(built_site)["kunnat/myrskyla/"]


@pytest.fixture(scope="module")
def area(built_site: Path) -> Path:
    return pages(built_site)[AREAS["fi"]]


def test_no_page_has_the_banner_of_a_past_day(built_site: Path) -> None:
    assert not [address for address, page in pages(built_site).items() if b"mennees" in page.read_bytes()]


def test_myrskyla_is_in_east_uusimaa_and_its_county_decides(myrskyla: Path) -> None:
    said = text(myrskyla)
    assert "Itä-Uudenmaan hyvinvointialue" in said
    assert "Jaksosta päättää Itä-Uudenmaan hyvinvointialue." in said
    assert "Jaksosta päättää Päijät-Hämeen" not in said
    assert any("ita-uudenmaan-hyvinvointialue/" in str(link.get("href")) for link in main(myrskyla).iter("a"))


@pytest.mark.parametrize(
    "words",
    [
        "Omalla alueellasi ei ole tiedossa ensikotia.",
        "palvelualuetta ei ole vahvistettu",
        "31.12.2022 asti kunta kuului palvelualueeseen: Päijät-Hämeen hyvinvointiyhtymän ensikotitoiminta.",
        "Mikään lähde ei kerro, mikä yksikkö nyt ottaa kunnan perheitä.",
        "suomi ja ruotsi, enemmistö suomenkielisiä",
    ],
)
def test_myrskyla_says_what_is_known_and_what_is_not(myrskyla: Path, words: str) -> None:
    assert words in text(myrskyla)


@pytest.mark.parametrize("slug", ["asikkala", "iitti", "lahti", "sysma"])
def test_the_ten_are_in_paijat_hame(built_site: Path, slug: str) -> None:
    said = text(pages(built_site)[f"kunnat/{slug}/"])
    assert "Jaksosta päättää Päijät-Hämeen hyvinvointialue." in said
    assert "31.12.2022 asti kunta kuului palvelualueeseen" in said


def test_the_area_page_tells_that_it_ended_and_where_its_municipalities_are_now(area: Path) -> None:
    said = text(area)
    assert "Alue päättyi 31.12.2022." in said
    assert "Sen jälkeen: Päijät-Hämeen hyvinvointialue." in said
    assert f"Päijät-Hämeen hyvinvointialue {TEN} Itä-Uudenmaan hyvinvointialue {TWO} Mitä" in said


def test_the_area_page_says_what_the_area_was_not(area: Path) -> None:
    said = text(area)
    assert "Päijät-Hämeen sairaanhoitopiiri" in said
    assert "Se ei ollut sama kuin Päijät-Hämeen maakunta" in said


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_area_has_its_page_in_the_other_languages(built_site: Path, language: str) -> None:
    folder = AREAS[language]
    found = [address for address in pages(built_site) if address.startswith(folder) and address != folder]
    assert len(found) == 1
    assert "12" in text(pages(built_site)[found[0]])
