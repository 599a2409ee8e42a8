"""Lists of units for a wall: what they say of each municipality is what its page says, once, and no unit is missing."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from itertools import product
from typing import Any

import page
import pytest
from lxml import html

from generator.brochures.desk import Desk
from generator.brochures.press import press
from generator.directory.views.municipality import municipality_view
from generator.directory.views.places import county_view
from generator.directory.views.unit import unit_view
from generator.directory.views.units import compare_view
from generator.registry.editions import NETWORK, county_subject
from generator.site.addresses import sheet_path
from generator.site.site import Site
from tests.brochures.kit import LANGUAGES, TODAY, elements, reader, real_site, squeezed, text_of
from tests.site import made_up

KIND = "list"
A4 = (595, 842)
Sheets = dict[str, bytes]
COUNTIES = {county_subject(one.code): one for one in real_site().directory.counties}
ALL = list(product((*COUNTIES, NETWORK), LANGUAGES))
OF_COUNTIES = list(product(COUNTIES, LANGUAGES))
SENTENCE = "Somebody made up sits on a drawn chair and tells an imagined story. "


@cache
def desk() -> Desk:
    return Desk(real_site())


@cache
def tree(site: Site, subject: str, language: str) -> Any:  # noqa: ANN401 - lxml has few types
    return html.fromstring(Desk(site).sheet(KIND, subject, language).html)


def words(node: Any) -> str:  # noqa: ANN401
    return " ".join(node.text_content().split())


def choices(row: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    """The units in a row with how they relate to its municipalities."""
    return [
        (words(one.find("strong")), words(one.xpath('span[contains(@class, "mark ")]')[0]))
        for one in row.xpath('.//p[@class="choice"]')
    ]


def answers(site: Site, subject: str, language: str) -> dict[str, list[tuple[str, str]]]:
    """What a list answers for each of its municipalities; each stands there once."""
    found: dict[str, list[tuple[str, str]]] = {}
    for_all: list[tuple[str, str]] = []
    for row in tree(site, subject, language).xpath('//table[@class="answers"]/tbody/tr'):
        places = [words(one).rstrip(",") for one in row.xpath('.//p[@class="places"]/span')]
        if not places:
            for_all = choices(row)
        for place in places:
            assert place not in found
            found[place] = for_all + choices(row)
    return found


def told_on_page(site: Site, place: Any, language: str) -> list[tuple[str, str]]:  # noqa: ANN401
    view = municipality_view(Desk(site).lenses[language], place)
    return [(card.name, card.relation.label) for card in view.units if card.relation]


def test_every_county_and_the_network_have_a_list_in_every_language(real_sheets: Sheets) -> None:
    expected = {sheet_path(subject, language, KIND) for subject, language in ALL}
    assert {path for path in real_sheets if f"-{KIND}-" in path} == expected


@pytest.mark.parametrize(("subject", "language"), ALL)
def test_a_list_is_a_dated_pdf_ua_of_two_a4_pages_at_most(real_sheets: Sheets, subject: str, language: str) -> None:
    made = real_sheets[sheet_path(subject, language, KIND)]
    assert page.validate_pdf_bytes(made, profile=page.ValidationProfile.PDF_UA_1).failures == []
    sheet, told = reader(made), real_site().voices[language].words
    assert len(sheet.pages) <= 2
    assert {tuple(round(float(side)) for side in one.mediabox[2:]) for one in sheet.pages} == {A4}
    assert str(sheet.root_object["/Lang"]) == language
    assert sheet.metadata
    if subject in COUNTIES:
        assert COUNTIES[subject].name(language) in (sheet.metadata.title or "")
    assert sheet.metadata.creation_date
    assert sheet.metadata.creation_date.date() == TODAY
    assert sheet.outline
    assert squeezed(told("sheet.compiled", date=told.day(TODAY))) in text_of(made)


@pytest.mark.parametrize(("subject", "language"), OF_COUNTIES)
def test_every_municipality_stands_once_with_the_units_and_relations_of_its_page(
    real_sheets: Sheets, subject: str, language: str
) -> None:
    found = answers(real_site(), subject, language)
    places = {one.name(language): one for one in real_site().directory.members(COUNTIES[subject])}
    assert found.keys() == places.keys()
    on_paper = text_of(real_sheets[sheet_path(subject, language, KIND)])
    for name, place in places.items():
        assert sorted(found[name]) == sorted(told_on_page(real_site(), place, language)), name
        assert squeezed(name) in on_paper


@pytest.mark.parametrize(("subject", "language"), OF_COUNTIES)
def test_the_nearest_units_stand_in_the_order_of_the_page_with_their_distances(subject: str, language: str) -> None:
    nearest = desk().lenses[language].words("relation.nearest")
    found = answers(real_site(), subject, language)
    spans: dict[str, list[int]] = {}
    for row in tree(real_site(), subject, language).xpath('//table[@class="answers"]/tbody/tr'):
        for place in row.xpath('.//p[@class="places"]/span'):
            spans[words(place).rstrip(",")] = [
                int(number)
                for one in row.xpath('.//p[@class="choice"][span[contains(@class, "mark-nearest")]]')
                for number in (re.findall(r"\d+", words(one.find('span[@class="quiet"]'))) * 2)[:2]
            ]
    for place in real_site().directory.members(COUNTIES[subject]):
        name = place.name(language)
        page_says = [one for one in told_on_page(real_site(), place, language) if one[1].startswith(nearest)]
        assert [one for one in found[name] if one[1].startswith(nearest)] == page_says
        km = [one.km or 0 for one in real_site().directory.answers.of(place).units if one.relation == "nearest"]
        limits = list(zip(spans[name][::2], spans[name][1::2], strict=True))
        assert len(limits) == len(km)
        assert all(low <= one <= high for one, (low, high) in zip(km, limits, strict=True)), name


def test_municipalities_with_the_same_answer_stand_together() -> None:
    for subject in COUNTIES:
        rows = tree(real_site(), subject, "fi").xpath('//table[@class="answers"]/tbody/tr')
        told = [tuple(choices(row)) for row in rows]
        assert len(set(told)) == len(told)


@pytest.mark.parametrize(("subject", "language"), ALL)
def test_every_unit_that_is_named_has_its_facts_phone_and_age(real_sheets: Sheets, subject: str, language: str) -> None:
    lens, found = desk().lenses[language], tree(real_site(), subject, language)
    on_paper = text_of(real_sheets[sheet_path(subject, language, KIND)])
    ages = {row.header.href: row.cells[-1] for row in compare_view(lens).table.rows}
    rows = {one.xpath(".//th//a/@href")[0]: one for one in found.xpath('//table[@class="units"]/tbody/tr')}
    offered = set(found.xpath('//p[@class="choice"]//a/@href'))
    assert rows.keys() == (offered if subject in COUNTIES else {lens.at("unit", key) for key in lens.directory.units})
    for key in lens.directory.units:
        if (address := lens.at("unit", key)) not in rows:
            continue
        told = words(rows[address])
        facts = {row.key: row for row in unit_view(lens, key).facts}
        for operator in facts["unit.operator"].value if isinstance(facts["unit.operator"].value, tuple) else ():
            assert operator.text in told
        assert facts["unit.phone"].unknown in told
        assert str(facts["unit.kind"].value) in told
        assert str(ages[address]) in told
        assert squeezed(told) in on_paper


@pytest.mark.parametrize(("subject", "language"), ALL)
def test_a_list_tells_who_may_make_contact_what_is_decided_and_whom_to_call_in_danger(
    real_sheets: Sheets, subject: str, language: str
) -> None:
    lens = desk().lenses[language]
    on_paper = text_of(real_sheets[sheet_path(subject, language, KIND)])
    leads = lens.directory.leads("contact", "admission", "eligibility", "timing")
    told = [lens.voice.plain(one.text) for one in leads]
    if subject in COUNTIES:
        told.append(county_view(lens, COUNTIES[subject]).decides)
    told += [line.number.value for line in lens.directory.registry.helplines.values() if line.number.value]
    told += [lens.words("contact.note"), lens.voice.plain(lens.directory.registry.network.disclaimer)]
    assert [one for one in told if squeezed(one) not in on_paper] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_of_all_units_tells_which_one_takes_families_from_everywhere(language: str) -> None:
    lens, nationwide = desk().lenses[language], desk().lenses[language].words("relation.nationwide")
    rows = tree(real_site(), NETWORK, language).xpath('//table[@class="units"]/tbody/tr')
    marked = {row.xpath(".//th//a/@href")[0] for row in rows if nationwide in words(row)}
    assert marked == {lens.at("unit", key) for key, unit in lens.directory.units.items() if unit.nationwide.value}


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_unit_is_in_the_county_and_nobody_knows_who_decides_the_list_says_so(language: str) -> None:
    told = words(tree(real_site(), county_subject("91"), language))
    lens = desk().lenses[language]
    for key in ("list.short_none", "county.aland_text", "municipality.decision_ask"):
        assert lens.words(key) in told
    assert lens.words("list.short_none") not in words(tree(real_site(), county_subject("05"), language))


def test_before_there_were_counties_there_is_the_list_of_all_units_alone() -> None:
    past = Desk(real_site(dt.date(2020, 9, 3)))
    assert [subject for subject, kinds in past.kinds_by_subject.items() if KIND in kinds] == [NETWORK]
    assert not press(past.sheet(KIND, NETWORK, "fi").html, KIND).too_long


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_all_sheets_leads_to_lists_by_the_name_of_their_county(language: str) -> None:
    from generator.directory.views.sheets import Offer, Offered, Picture  # noqa: PLC0415

    subject, picture = county_subject("05"), Picture("sheets/a.webp", 2, 2)
    offered = Offered([Offer(subject, KIND, language, (_paper(),), picture)])
    index, of_county = real_site().sheets_pages(language, offered)
    for made in (index, of_county):
        assert COUNTIES[subject].name(language) in made.body


def _paper() -> Any:  # noqa: ANN401
    from generator.directory.views.sheets import Paper  # noqa: PLC0415

    return Paper("sheets/a.pdf", 1000, 2, 210, 297)


def test_a_confirmed_area_and_a_known_phone_are_told() -> None:
    site = made_up.made_up_site()
    told = {county_subject(one.code): one for one in site.directory.counties}
    known = [key for key, unit in site.directory.units.items() if unit.phone.value]
    assert known
    shown = words(tree(site, NETWORK, "fi"))
    assert all(str(site.directory.units[key].phone.value) in shown for key in known)
    relations = set()
    for subject, county in told.items():
        found = answers(site, subject, "fi")
        for place in site.directory.members(county):
            page_says = told_on_page(site, place, "fi")
            relations |= {relation for _, relation in page_says}
            assert sorted(found[place.name("fi")]) == sorted(page_says)
    assert site.voices["fi"].words("relation.confirmed") in relations


def test_a_list_that_is_too_long_is_refused_with_the_text_to_shorten() -> None:
    sheet = desk().sheet(KIND, NETWORK, "en")
    term = '<dl class="way">'
    assert term in sheet.html
    assert press(sheet.html.replace(term, f"<p>{SENTENCE * 200}</p>{term}"), KIND).too_long[""] > 0
    kind, key, *_ = sheet.origins[""]
    assert kind == "statements"
    assert key in real_site().directory.registry.statements


def test_the_same_facts_make_the_same_bytes_tables_and_all() -> None:
    made = desk().sheet(KIND, county_subject("07"), "sv").html
    first = press(made, KIND).copies
    press(desk().sheet(KIND, NETWORK, "en").html, KIND)
    assert press(made, KIND).copies == first


def test_every_cell_of_a_table_names_the_headings_of_its_row_and_column(real_sheets: Sheets) -> None:
    made = real_sheets[sheet_path(county_subject("19"), "en", KIND)]
    headings, cells = [], []
    for one in elements(reader(made)):
        if one.get("/S") == "/TH":
            headings.append(str(one["/ID"]))
        elif one.get("/S") == "/TD":
            cells.append([str(name) for name in one["/A"]["/Headers"]])
    assert len(set(headings)) == len(headings) > 0
    assert cells
    assert all(len(named) == 2 and set(named) <= set(headings) for named in cells)
