"""What pages say follows the registry: what is known is told, what is not is said to be unknown, and no longer."""

from __future__ import annotations

import datetime as dt

import pytest
from lxml import html

from generator.brochures.desk import Desk
from tests.site.made_up import TODAY, Tree, card, made_up_site, page, row, said

FINNISH = made_up_site().voices["fi"].words
FRESH, DUE, OLD, UNDATED = (FINNISH(f"fresh.{level}") for level in ("fresh", "due", "stale", "undated"))
NOBODY = "Yksiköt eivät ole vahvistaneet tietoja."

RIVER_VERIFIED = ("    name: {fi: Jokikoti,", "    verified: 2026-10-01\n    name: {fi: Jokikoti,")
CAVE_VERIFIED = ("    name: {fi: Luolakoti,", "    verified: 2026-10-01\n    name: {fi: Luolakoti,")
NOT_CONFIRMED = ("source: stale-book, verified: 2026-10}", "source: stale-book}")
PLANNED = ("operators: [{organisation: dreamers}]", "operators: [{organisation: dreamers, doubt: planned}]")
NO_AREA = "Palvelualuetta ei ole vahvistettu."
GENERAL_ELIGIBILITY = ("topic: eligibility\n", "topic: eligibility\n    lead: true\n")


def marks(tree: Tree, term: str) -> list[Tree]:
    """The marks of age beside the fact under a term."""
    found: list[Tree] = tree.xpath(f'//div[contains(@class, "fact ")][dt="{term}"]//span[contains(@class, "fresh-")]')
    return found


def sources(tree: Tree) -> list[str]:
    """The titles in the list of sources at the end of a page."""
    return [str(title) for title in tree.xpath('//section[@class="sources"]//li/a/text()')]


def test_a_card_is_as_old_as_the_oldest_source_of_its_unit() -> None:
    cards = page(made_up_site(), "units")
    assert UNDATED in card(cards, "Jokikoti")  # its capacity alone is fresh
    assert DUE in card(cards, "Pilvikoti")  # no capacity at all
    assert FRESH in card(cards, "Luolakoti")


def test_a_card_of_a_unit_that_confirmed_its_record_says_so() -> None:
    assert "Vahvistettu: 1.10.2026" in card(page(made_up_site(CAVE_VERIFIED), "units"), "Luolakoti")


def test_a_mark_that_is_not_worse_than_that_of_the_whole_page_is_left_out() -> None:
    river = page(made_up_site(NOT_CONFIRMED), "unit", "river")
    assert UNDATED in row(river, "Tieto vahvistettu")
    for term in ("Ylläpitäjä", "Osoite", "Puhelin"):  # fresh, due and stale
        assert not {FRESH, DUE, OLD} & {mark.text for mark in marks(river, term)}, term


def test_a_worse_mark_than_that_of_the_page_stays() -> None:
    site = made_up_site(
        GENERAL_ELIGIBILITY, ("  everyone:\n    source: fresh-book", "  everyone:\n    source: stale-book")
    )
    assert OLD in row(page(site, "unit", "cave"), "Ketkä voivat tulla")
    assert OLD not in row(page(site, "unit", "pond"), "Ketkä voivat tulla")


def test_that_a_fact_is_confirmed_is_told_on_a_page_that_is_not() -> None:
    assert "Vahvistettu: lokakuu 2026" in row(page(made_up_site(), "unit", "river"), "Puhelin")


def test_an_ended_statement_makes_no_page_older_and_its_source_is_not_listed() -> None:
    ended = "{topic: daily, text: {fi: Hämärää., sv: Skumt., en: Dim.}, valid: {to: 2022-01-01}, source: due-book}"
    cave = "    address_confidential: true"
    tree = page(made_up_site((cave, f"{cave}\n    statements: [{ended}]")), "unit", "cave")
    assert FRESH in row(tree, "Tieto vahvistettu")
    assert "Vuoden vanha satu" not in sources(tree)


def test_sources_of_access_are_listed() -> None:
    elsewhere = ("  everyone:\n    source: fresh-book", "  everyone:\n    source: undated-book")
    assert "Ajaton satu" in sources(page(made_up_site(GENERAL_ELIGIBILITY, elsewhere), "unit", "cave"))
    assert "Ajaton satu" not in sources(page(made_up_site(elsewhere), "unit", "cave"))


def test_nobody_has_confirmed_anything_until_somebody_has() -> None:
    assert NOBODY in said(made_up_site(NOT_CONFIRMED), "units")
    one = made_up_site(NOT_CONFIRMED, RIVER_VERIFIED)
    for kind in ("units", "data"):
        assert NOBODY in said(made_up_site(NOT_CONFIRMED), kind)
        assert "1 yksikkö on vahvistanut tietojaan, muut eivät." in said(one, kind)
    assert NOBODY in str(made_up_site(NOT_CONFIRMED).frame_words("fi")["disclaimer"])
    assert NOBODY not in str(one.frame_words("fi")["disclaimer"])


def test_a_unit_that_confirmed_one_fact_has_not_confirmed_nothing() -> None:
    river = page(made_up_site(), "unit", "river")
    assert "Yksikkö on vahvistanut osan tiedoista." in row(river, "Tieto vahvistettu")


def test_a_municipality_says_which_of_its_units_confirmed_their_record() -> None:
    never = "Nämä yksiköt eivät ole vahvistaneet tietojaan."
    tampere = page(made_up_site(RIVER_VERIFIED), "municipality", "837")
    assert "Jokikoti: 1.10.2026" in row(tampere, "Tarkistettu")
    assert "ei koskaan" in row(tampere, "Tarkistettu")
    assert never in row(page(made_up_site(NOT_CONFIRMED), "municipality", "837"), "Tarkistettu")


def test_the_price_of_a_unit_is_told_with_what_it_is_for() -> None:
    pond = said(made_up_site(), "unit", "pond")
    assert "Summa: 1,50 € päivässä" in pond.replace("\N{NO-BREAK SPACE}", " ")
    assert "Yksikön hintoja ei ole löytynyt." not in pond
    assert "Yksikön hintoja ei ole löytynyt." in said(made_up_site(), "unit", "cloud")


def test_a_fee_that_has_ended_is_not_told_as_the_unit_s() -> None:
    assert "Ennen satu maksoi." not in said(made_up_site(), "unit", "pond")


@pytest.mark.parametrize("kind", ["unit", "print"])
def test_a_confirmed_service_area_takes_the_place_of_the_words_that_there_is_none(kind: str) -> None:
    site = made_up_site()
    river = page(site, kind, "river")
    assert "Satumaa" in row(river, "Minkä kuntien perheitä")
    assert NO_AREA not in said(site, kind, "river")
    assert NO_AREA in said(site, kind, "pond")


@pytest.mark.parametrize("kind", ["unit", "print"])
def test_a_unit_for_the_whole_country_is_not_without_an_area(kind: str) -> None:
    cloud = page(made_up_site(), kind, "cloud")
    assert "perheitä koko Suomesta" in row(cloud, "Minkä kuntien perheitä")
    assert "Tuore satu" in row(cloud, "Minkä kuntien perheitä")


def test_a_county_says_of_no_unit_with_an_area_that_it_has_none() -> None:
    short = said(made_up_site(), "county", "08")  # Pirkanmaa, where Jokikoti is
    assert "Mikään lähde ei kerro" not in short
    assert "Mikään lähde ei kerro" in said(made_up_site(), "county", "19")


def test_how_full_a_unit_was_is_told_where_free_places_are_asked_for() -> None:
    told = made_up_site(("    occupancy: unknown", "    occupancy: {fi: Täynnä, sv: Fullt, en: Full}"))
    assert "Jokikoti: Täynnä" in row(page(told, "municipality", "837"), "Vapaat paikat")
    assert "Ei tiedossa." in row(page(made_up_site(), "municipality", "837"), "Vapaat paikat")


def test_an_operator_with_a_phone_is_not_said_to_have_none() -> None:
    phone = made_up_site(
        ("    website: https://dreamers.example/", "    website: https://dreamers.example/\n    phone: 0000 111111")
    )
    turn = page(phone, "unit", "cave").xpath('//section[@class="contact"]//li[1]')[0].text_content()
    assert "0000 111111" in turn
    assert "Puhelinnumeroa ei ole löytynyt" not in turn


ALAND, HELSINKI = "478", "091"


def test_in_aland_nobody_is_said_to_decide() -> None:
    site = made_up_site(
        ("topic: eligibility\n", "topic: decision\n    lead: true\n"),
        ("Satuun pääsee kuka vain.", "Alue päättää sadusta."),
    )
    aland = page(site, "municipality", ALAND)
    assert "Alue päättää sadusta." in said(site, "municipality", "837")
    assert "Alue päättää sadusta." not in said(site, "municipality", ALAND)
    assert "Ei tiedossa. Kysy" in row(aland, "Kuka päättää")


@pytest.mark.parametrize(
    ("language", "mark"),
    [("fi", "ei hyvinvointialue"), ("sv", "inte ett välfärdsområde"), ("en", "not a wellbeing services county")],
)
def test_what_is_no_county_is_marked_in_the_list_of_counties(language: str, mark: str) -> None:
    tree = page(made_up_site(), "counties", language=language)
    marked = [item for item in tree.xpath('//ul[@class="link-list"][1]/li') if mark in item.text_content()]
    assert len(marked) == 2


def test_in_helsinki_a_unit_is_in_the_reader_s_city() -> None:
    site = made_up_site(
        ("    locality: Turku", "    locality: Helsinki"),
        ("nationwide: {value: true, source: fresh-book}", "nationwide: unknown"),
    )
    told = said(site, "municipality", HELSINKI)
    assert "Omassa kaupungissasi on Pilvikoti." in told
    assert "Kaupunki järjestää palvelut itse" in told


def test_an_operator_that_is_not_sure_is_never_named_without_saying_so() -> None:
    site = made_up_site(PLANNED)
    sure = "Haaveilijat ry (siirtoa ei ole vahvistettu)"
    assert f"Ylläpitäjä: {sure}." in said(site, "unit", "pond")
    assert sure in row(page(site, "unit", "pond"), "Ylläpitäjä")
    assert sure in card(page(site, "units"), "Lampikoti")
    assert sure in page(site, "compare").xpath('//tr[th[contains(., "Lampikoti")]]')[0].text_content()
    assert sure in str(html.document_fromstring(Desk(site).sheet("factsheet", "pond", "fi").html).xpath("string()"))
    turn = page(site, "unit", "pond").xpath('//section[@class="contact"]//li[1]')[0].text_content()
    assert "Siirtoa ei ole vahvistettu." in turn


def test_a_sheet_tells_its_own_day_apart_from_the_years_of_its_sources() -> None:
    desk = Desk(made_up_site())
    assert (
        "Koottu 22.11.2026 · lähteet 2019–2026 · 1 lähteellä ei ole päiväystä"
        in desk.sheet("factsheet", "river", "fi").html
    )
    assert "Sammanställt 22.11.2026 · källor 2019–2026" in desk.sheet("factsheet", "cave", "sv").html
    assert "Compiled 22 November 2026 · sources 2019–2026" in desk.sheet("factsheet", "cloud", "en").html
    same_year = Desk(made_up_site(("    date: 2019/2021", "    date: 2026")))
    assert "Koottu 22.11.2026 · lähteet 2026<" in same_year.sheet("factsheet", "cave", "fi").html.replace(
        " <span", "<span"
    )


def test_the_comparison_says_when_it_was_confirmed_and_apart_from_it_how_old_it_is() -> None:
    table = page(made_up_site(CAVE_VERIFIED), "compare")
    columns = table.xpath("//thead//th/text()")
    cells = {
        str(line[0].text_content()): [cell.text_content() for cell in line[1:]] for line in table.xpath("//tbody/tr")
    }
    checked, age = (columns.index(name) - 1 for name in ("Tieto vahvistettu", "Lähteiden ikä"))
    assert (cells["Pilvikoti (Turku)"][checked], cells["Pilvikoti (Turku)"][age]) == ("Ei koskaan", DUE)
    assert cells["Luolakoti (Oulu)"][checked] == "1.10.2026"


def test_what_is_withheld_is_told_on_every_unit_that_it_is_about() -> None:
    site = made_up_site(("    unit: cloud", "    unit: [cloud, cave]"))
    for unit in ("cloud", "cave"):
        assert "Osoite toisesta sadusta Se on toisen talon." in said(site, "unit", unit)
    assert "Pilvikoti, Luolakoti: Osoite toisesta sadusta" in said(site, "data")


def test_a_past_day_calls_no_later_source_young() -> None:
    past = made_up_site(day=dt.date(2023, 5, 1))
    assert FRESH not in said(past, "units")
    assert "Lähde on tältä ajalta tai myöhempi" in said(past, "units")
    assert not made_up_site(day=TODAY).directory.is_past


def test_a_page_to_print_has_a_title_of_its_own() -> None:
    site = made_up_site()
    titles = {made.path: made.head["title"] for made in site.registry_pages("fi")}
    assert titles["yksikot/river/" + "index.html"] == "Jokikoti (Tampere)"
    assert titles["yksikot/river/tuloste/index.html"] == "Jokikoti (Tampere): tuloste"
