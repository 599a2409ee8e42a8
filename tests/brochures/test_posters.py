"""Posters: one page of A4 or A3, strips that are all the same, and nothing that helps a violent person."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any

import page
import pypdfium2  # type: ignore[import-untyped]
import pytest
from lxml import html

from generator.brochures.desk import Desk
from generator.brochures.press import press
from generator.brochures.qr import qr_picture
from generator.directory.views.unit import unit_view
from generator.site.addresses import sheet_path
from tests.brochures.kit import LANGUAGES, elements, made_up_site, reader, real_site, squeezed, text_of
from tests.site import made_up

FORMATS = {"poster": ((595, 842), 10), "poster-a3": ((842, 1191), 14)}
ALL = list(product(FORMATS, real_site().directory.units, LANGUAGES))
STRIP = 70 / 25.4 * 72
SENTENCE = "Somebody made up sits on a drawn chair and tells an imagined story. "
Sheets = dict[str, bytes]


@cache
def desk() -> Desk:
    return Desk(real_site())


def tree(desk: Desk, kind: str, unit: str, language: str) -> Any:  # noqa: ANN401 - lxml has few types
    return html.fromstring(desk.sheet(kind, unit, language).html)


def address_on_paper(url: str) -> str:
    return url.partition("://")[2]


@pytest.mark.parametrize(("kind", "unit", "language"), ALL)
def test_a_poster_is_one_page_of_its_size_for_everyone(
    real_sheets: Sheets, kind: str, unit: str, language: str
) -> None:
    made = real_sheets[sheet_path(unit, language, kind)]
    assert page.validate_pdf_bytes(made, profile=page.ValidationProfile.PDF_UA_1).failures == []
    sheet = reader(made)
    assert [tuple(round(float(side)) for side in one.mediabox[2:]) for one in sheet.pages] == [FORMATS[kind][0]]
    assert str(sheet.root_object["/Lang"]) == language
    assert sheet.metadata
    assert real_site().voices[language].plain(real_site().directory.units[unit].name) in (sheet.metadata.title or "")
    assert sheet.outline


@pytest.mark.parametrize(("kind", "unit", "language"), ALL)
def test_all_strips_are_the_same_and_tell_name_whom_to_ask_and_the_page(
    real_sheets: Sheets, kind: str, unit: str, language: str
) -> None:
    strips = tree(desk(), kind, unit, language).xpath('//div[@class="strip"]')
    number = FORMATS[kind][1]
    assert len(strips) == number
    assert len({html.tostring(one) for one in strips}) == 1
    lens = desk().lenses[language]
    url, view = lens.at("unit", unit), unit_view(lens, unit)
    assert strips[0].xpath(".//img/@src") == [qr_picture(url)]
    apart = "municipality.decision_ask" if view.decides else "poster.ask_apart"
    told = [view.head.title, lens.words(apart), address_on_paper(url)]
    assert [one.text_content() for one in strips[0].iterfind(".//p")] == told
    below = letters_on_strips(real_sheets[sheet_path(unit, language, kind)], number)
    assert below == [sorted(squeezed("".join(told)).replace("\u00ad", ""))] * number


def letters_on_strips(pdf: bytes, number: int) -> list[list[str]]:
    """The letters that stand on each of the strips, whose turned lines are not read in their order."""
    sheet = pypdfium2.PdfDocument(pdf)[0]
    text, share = sheet.get_textpage(), sheet.get_width() / number
    strips = [text.get_text_bounded(share * one, 0, share * (one + 1), STRIP) for one in range(number)]
    return [sorted(squeezed(strip).replace("\x02", "")) for strip in strips]


@pytest.mark.parametrize("kind", FORMATS)
def test_who_listens_to_a_poster_hears_of_its_code_once_and_of_no_strips(real_sheets: Sheets, kind: str) -> None:
    tags = [one.get("/S") for one in elements(reader(real_sheets[sheet_path("lahti", "fi", kind)]))]
    assert tags.count("/Figure") == 1
    assert tags.count("/H1") == 1


@pytest.mark.parametrize(("kind", "unit", "language"), ALL)
def test_a_poster_tells_for_whom_the_way_in_the_numbers_for_danger_and_who_else_may_read_it(
    real_sheets: Sheets, kind: str, unit: str, language: str
) -> None:
    lens = desk().lenses[language]
    on_paper = text_of(real_sheets[sheet_path(unit, language, kind)])
    rows = {row.key: row for row in (*unit_view(lens, unit).facts, *unit_view(lens, unit).access)}
    told = [lens.words("poster.safe"), str(rows["unit.kind"].value)]
    for key in ("unit.eligibility", "unit.contact", "unit.admission"):
        row = rows[key]
        told += [row.unknown] if row.state == "unknown" else [getattr(one, "text", "") for one in _several(row.value)]
    told += [line.number.value for line in lens.directory.registry.helplines.values() if line.number.value]
    told += [lens.voice.plain(lens.directory.registry.network.disclaimer)]
    assert [one for one in told if squeezed(one).replace("\u00ad", "") not in on_paper] == []
    assert squeezed(address_on_paper(lens.at("unit", unit))) in on_paper


def _several(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_poster_never_tells_an_address_or_where_a_unit_lies(kind: str) -> None:
    site = made_up.made_up_site()
    told = 0
    for made, directory in ((Desk(site), site.directory), (desk(), real_site().directory)):
        for key, unit in directory.units.items():
            text = made.sheet(kind, key, "fi").html
            for address in unit.addresses.value or ():
                assert address.street not in text
                told += 1
            if unit.place.value:
                assert unit.place.value.best("fi", LANGUAGES)[0] not in text
    assert told


@pytest.mark.parametrize("kind", FORMATS)
def test_a_known_phone_stands_on_the_poster_and_on_every_strip(kind: str) -> None:
    site = made_up.made_up_site()
    key, phone = next((key, str(unit.phone.value)) for key, unit in site.directory.units.items() if unit.phone.value)
    made = tree(Desk(site), kind, key, "fi")
    strips = made.xpath('//div[@class="strip"]')
    assert all(one.xpath(".//strong/text()") == [phone] for one in strips)
    assert made.xpath('//a[@class="phone"]/text()') == [phone]
    assert not press(Desk(site).sheet(kind, key, "fi").html, kind).too_long


def test_the_strips_of_a3_are_as_wide_as_those_of_a4() -> None:
    widths = [size[0] / strips for size, strips in FORMATS.values()]
    assert max(widths) - min(widths) < 1


@pytest.mark.parametrize("kind", FORMATS)
def test_too_much_text_is_refused_and_never_cut(kind: str) -> None:
    sheet = desk().sheet(kind, "lahti", "en")
    way = '<div class="words">'
    assert press(sheet.html.replace(way, f"{way}<p>{SENTENCE * 40}</p>"), kind).too_long[""] > 0
    assert press(sheet.html.replace('<p class="strip-name">', f'<p class="strip-name">{SENTENCE * 4}'), kind).too_long
    assert sheet.origins["strip"] == ("units", "lahti", "name", "en")


@pytest.mark.parametrize("sentences", range(2, 30, 3))
def test_a_line_alone_at_the_upper_edge_of_a_second_page_is_one_page_too_many(sentences: int) -> None:
    text = desk().sheet("poster", "lahti", "en").html
    made = press(text.replace('<p class="imprint">', f'<p class="imprint">{SENTENCE * sentences}'), "poster")
    assert made.too_long or len(reader(made.copies[0]).pages) == 1


def test_the_same_facts_make_the_same_bytes(tmp_path: Any) -> None:  # noqa: ANN401
    made = Desk(made_up_site(tmp_path)).sheet("poster", "unit-1", "en").html
    assert press(made, "poster").copies == press(made, "poster").copies
