"""Lines of a printed sheet: where they end, and what is copied from them."""

from __future__ import annotations

import re
from functools import cache

import page
import pypdfium2  # type: ignore[import-untyped]
import pytest
from pypdf.generic import DictionaryObject

from generator.brochures.hyphenation import breaks
from generator.brochures.hyphenation.marks import places_of
from generator.brochures.press import press
from tests.brochures.kit import reader, squeezed

SOFT, IN_PDFIUM = "\u00ad", "\x02"
UNSEEN = "\u2060\u200b\uf0ad"
TEXTS = {
    "fi": "Hyvinvointialueiden vanhemmuusvalmennus, työnohjaus ja lastensuojelun perhekuntoutus ensi- ja turvakodissa. "
    "Maksusitoumuksen tekee Päijät-Hämeen hyvinvointiyhtymän asiantuntija Etelä-Pohjanmaalla. ",
    "sv": "Mödrahemmen och välfärdsområdena arbetar med familjerehabilitering, barnskydd och betalningsförbindelser. "
    "Självriskandelen betalas i Päijänne-Tavastland, och Hämeenlinna är en stad. ",
    "en": "Wellbeing services counties and municipalities arrange rehabilitation for parents, and commitments. "
    "Self-supporting organisations in Hämeenlinna are well-known for long-lasting relationships. ",
}
ADDRESSES = (
    "etunimi-toinen.sukunimi@esimerkki-hyvinvointialue.example",
    "https://esimerkki-hyvinvointialue.example/lastensuojelu-palvelut/vanhemmuusvalmennus-ryhmat/",
    "esimerkki-hyvinvointialue.fi/perhekuntoutus",
)
WIDTHS = (24, 31, 38, 52)


def body(language: str, width: int) -> str:
    text = TEXTS[language]
    linked = "".join(f'<p><a href="https://made-up.test/a-b">{one}</a> {one}</p>' for one in ADDRESSES)
    return (
        f'<html lang="{language}"><head><title>Rivit</title></head><body><div style="width: {width}mm">'
        f"<h1>Päijät-Hämeen vanhemmuus{SOFT}valmennus</h1><p>· {text}</p>{linked}"
        f'<p><span id="sheet-end"></span></p></div></body></html>'
    )


@cache
def pdf(language: str, width: int) -> bytes:
    made = press(body(language, width), "factsheet")
    assert not made.too_long
    return made.copies[0]


def in_pypdf(language: str, width: int) -> str:
    return "\n".join(one.extract_text() for one in reader(pdf(language, width)).pages)


def in_pdfium(language: str, width: int) -> str:
    """The words of the sheet; pdfium tells a hyphen at the end of a line as U+0002, or as it stands there."""
    pages = pypdfium2.PdfDocument(pdf(language, width))
    return "\n".join(one.get_textpage().get_text_bounded() for one in pages).replace(IN_PDFIUM, f"{SOFT}\r\n")


everywhere = pytest.mark.parametrize(
    ("language", "width"), [(language, width) for language in TEXTS for width in WIDTHS]
)


@everywhere
def test_copied_text_has_whole_words(language: str, width: int) -> None:
    for text in (in_pypdf(language, width), in_pdfium(language, width)):
        copied = " ".join(re.sub(f"{SOFT}\r?\n", "", text).split())
        assert copied.count(TEXTS[language].strip()) == 1
        assert "Päijät-Hämeen vanhemmuusvalmennus" in copied
        assert SOFT not in copied
        assert not set(UNSEEN) & set(copied)


@everywhere
def test_a_word_is_divided_only_where_it_may_be_and_three_letters_stay_on_each_side(language: str, width: int) -> None:
    lines = in_pypdf(language, width).replace(f"{SOFT}\n", "|")
    divided = re.findall(r"[^\W\d_]+(?:\|[^\W\d_]+)+", lines)
    assert sum(word.count("|") for word in divided) == in_pypdf(language, width).count(SOFT) > 0
    for word in divided:
        places, letters = places_of(word, "|"), len(word.replace("|", ""))
        assert set(places) <= set(breaks(word.replace("|", ""), language)), word
        assert all(3 <= place <= letters - 3 for place in places), word


@everywhere
def test_no_line_ends_with_the_own_hyphen_of_a_word(language: str, width: int) -> None:
    assert re.findall(r"\S+-\s*\n", in_pypdf(language, width)) == []
    assert in_pdfium(language, width).count(SOFT) == in_pypdf(language, width).count(SOFT)


@everywhere
def test_an_address_gets_no_hyphen_and_loses_none(language: str, width: int) -> None:
    for address in ADDRESSES:
        assert squeezed(in_pypdf(language, width)).count(address) == 2
        assert squeezed(in_pdfium(language, width)).count(address) == 2


@pytest.mark.parametrize("language", TEXTS)
def test_such_a_sheet_is_pdf_ua_and_its_letters_are_of_two_fonts(language: str) -> None:
    made = pdf(language, WIDTHS[0])
    assert page.validate_pdf_bytes(made, profile=page.ValidationProfile.PDF_UA_1).failures == []
    fonts: set[str] = set()
    for one in reader(made).pages:
        resources = one["/Resources"]
        assert isinstance(resources, DictionaryObject)
        known = resources["/Font"].get_object()
        assert isinstance(known, DictionaryObject)
        fonts |= {str(font.get_object()["/BaseFont"]).split("+")[1] for font in known.values()}
    assert {re.sub("(-Semi-Bold|-Bold)$", "", font) for font in fonts} == {"Source-Sans-Pro", "Line-End"}


def test_the_outline_of_a_sheet_has_plain_words() -> None:
    assert [str(one["/Title"]) for one in reader(pdf("fi", WIDTHS[0])).outline if isinstance(one, dict)] == [
        "Päijät-Hämeen vanhemmuusvalmennus"
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_heading_is_divided_only_where_a_word_is_wider_than_its_line(width: int) -> None:
    wide = '<h1>Yksi vanhemmuusvalmennus alkaa</h1><p><span id="sheet-end"></span></p>'
    made = press(
        f'<html lang="fi"><title>Rivit</title><body style="width: {width * 4}mm">{wide}</body></html>', "factsheet"
    ).copies[0]
    assert SOFT not in reader(made).pages[0].extract_text()


def test_a_line_with_room_for_its_words_but_not_for_a_space_divides_none_of_them() -> None:
    words = 'Pyytäminen on vauvan suojelemista, soita oman alueesi <a href="#top">sosiaalipäivystykseen</a>.'
    lines = "".join(f'<p style="width: {width / 5}px">{words}</p>' for width in range(1500, 1700, 2))
    made = press(
        f'<html lang="fi"><title>Rivit</title><body id="top">{lines}<p><span id="sheet-end"></span></p></body></html>',
        "booklet",
    ).copies[0]
    told = "\n".join(one.extract_text() for one in reader(made).pages)
    assert "Pyytäminen on vauvan" in told
    assert not re.search(rf"Pyytämi[{SOFT}-]?\n", told)
