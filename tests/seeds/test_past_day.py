"""As of 3 September 2020 the portal shows the service of the twelve municipalities as its page did."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.seeds.pages import below, main, pages, pages_in, text

AREA = "palvelualueet/paijat-hameen-hyvinvointiyhtyman-ensikotitoiminta/"
TWELVE = "Asikkala Hartola Heinola Hollola Iitti Kärkölä Lahti Myrskylä Orimattila Padasjoki Pukkila Sysmä"
BANNER = {"fi": "mitä oli voimassa 3.9.2020", "sv": "3.9.2020", "en": "3 September 2020"}
MERGED_ON_1_JANUARY_2020 = "kunnat/valtimo/"


@pytest.fixture(scope="module")
def area(built_site_2020: Path) -> str:
    return text(pages(built_site_2020)[AREA])


@pytest.mark.parametrize(
    "words",
    [
        "Vastuuorganisaatio Päijät-Hämeen hyvinvointiyhtymä",
        "Palvelun toteuttaja Päijät-Hämeen hyvinvointiyhtymä",
        f"Alueen kunnat {TWELVE} Mikä alue on",
        "Kuntia 12",
        "Palvelun kieli suomi",
        "Lähde päivitetty 3.9.2020",
        "Palvelu oli merkitty julkiseksi palveluksi.",
        "Sivun tekstistä vastasi kuntayhtymä itse.",
        "Ehtojen kohdalla sivulla luki vain maksutieto",
        "Maksutiedon mukaan palvelu on maksuton.",
        "asiakas maksaa omavastuuosuuden, jonka asuinkunta määrittää",
        "Kustannuksista vastasi asuinkunta hinnaston mukaan.",
        "Päätöksen teki sosiaalitoimi, joka myönsi jaksolle maksusitoumuksen.",
        "Taustateksti kertoi tuen olevan perheille",
        "Taustatekstin syitä olivat kriisit",
        "Taustatekstissä ensikotien pitäjinä olivat liiton jäsenyhdistykset",
    ],
)
def test_the_area_page_tells_what_the_service_page_told(area: str, words: str) -> None:
    assert words in area


def test_the_area_is_in_force_and_says_nothing_of_the_time_after_it(area: str) -> None:
    assert "Alue on voimassa 3.9.2020." in area
    for later in ("Alue päättyi", "Vuoden 2023 alussa", "Itä-Uudenmaan hyvinvointialue"):
        assert later not in area


def test_all_that_the_service_offered_is_listed_with_its_pages(built_site_2020: Path) -> None:
    links = {str(link.get("href")) for link in main(pages(built_site_2020)[AREA]).iter("a")}
    offered = {link.removeprefix("../../tukimuodot/") for link in links if "tukimuodot/" in link}
    assert offered == {
        "arjen-taitojen-opettelu/",
        "ensikotijakso/",
        "keskustelut-yksin-ja-kumppanin-kanssa/",
        "kiintymyssuhteen-vahvistaminen/",
        "korjaavat-hoivakokemukset-vauvalle/",
        "omien-voimavarojen-loytaminen/",
        "paivaryhma/",
        "perhekohtainen-tyoskentely/",
        "raataloity-tuki-perheelle/",
        "varhaisen-vuorovaikutuksen-tukeminen/",
        "vauvan-kehityksen-havainnointi/",
        "yhteisollinen-arki-ja-vertaistuki/",
    }


@pytest.mark.parametrize("slug", ["myrskyla", "pukkila", "iitti", "heinola", "lahti"])
def test_a_look_up_of_any_of_the_twelve_finds_the_area(built_site_2020: Path, slug: str) -> None:
    page = pages(built_site_2020)[f"kunnat/{slug}/"]
    assert f"../../{AREA}" in {link.get("href") for link in main(page).iter("a")}
    assert "Päijät-Hämeen hyvinvointiyhtymän ensikotitoiminta" in text(page)
    assert "hyvinvointialue päättää" not in text(page)


def test_only_the_twelve_find_the_area(built_site_2020: Path) -> None:
    finding = [page for page in below(built_site_2020, "kunnat/").values() if AREA in page.read_text(encoding="utf-8")]
    assert len(finding) == len(TWELVE.split())


@pytest.mark.parametrize("language", BANNER)
def test_every_page_says_which_day_it_shows(built_site_2020: Path, language: str) -> None:
    for address, page in pages_in(built_site_2020, language).items():
        banners = main(page).find_class("notice-past")
        assert banners, address
        assert BANNER[language] in banners[0].text_content(), address


def test_the_310_municipalities_of_the_day_have_their_pages(built_site_2020: Path) -> None:
    for folder in ("kunnat/", "sv/kommuner/", "en/municipalities/"):
        found = below(built_site_2020, folder)
        assert len(found) == 310 + 1
    assert "liittyi Nurmeksen kuntaan 1.1.2020" in text(pages(built_site_2020)[MERGED_ON_1_JANUARY_2020])
    for since_merged in ("honkajoki", "pertunmaa"):
        assert "on osa kuntaa" not in text(pages(built_site_2020)[f"kunnat/{since_merged}/"])


def test_there_are_no_wellbeing_services_counties_yet(built_site_2020: Path) -> None:
    for folder in ("hyvinvointialueet/", "sv/valfardsomraden/", "en/counties/"):
        assert not below(built_site_2020, folder)
    assert "Hyvinvointialueita ei vielä ollut." in text(pages(built_site_2020)["hyvinvointialueet/"])
