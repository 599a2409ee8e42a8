"""The booklet: prose on paper, its pages in order, and the copy that is printed, folded and stapled."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import page
import pypdfium2  # type: ignore[import-untyped]
import pytest
from lxml import html
from pypdf import PdfWriter

from generator.brochures.desk import Desk
from generator.brochures.forms import FORMS, Form
from generator.brochures.imposition import saddle_stitched
from generator.brochures.press import press
from generator.brochures.prose import ProseOnPaper, chosen
from generator.publish.project import InputProblems, Project
from generator.publish.sheets import Asked, some_sheets
from generator.registry.prose import read_prose
from generator.registry.text import FileText
from generator.site.addresses import sheet_path
from tests.brochures.kit import LANGUAGES, ROOT, facts_of_page, made_up_site, reader, real_site, squeezed, text_of

if TYPE_CHECKING:
    from pypdf import PdfReader

KIND = "booklet"
A5 = (420, 595)
A4_ACROSS = (842, 595)
SOME = ("rovaniemi", "lahti", "hameenlinna")
ALL = list(product(real_site().directory.units, LANGUAGES))
Sheets = dict[str, bytes]


def of(sheets: Sheets, unit: str, language: str, copy: str = "") -> bytes:
    return sheets[sheet_path(unit, language, KIND, copy)]


@cache
def parsed(unit: str, language: str) -> Any:  # noqa: ANN401 - lxml has no useful types
    """The HTML of a booklet before it is printed."""
    return html.fromstring(Desk(real_site()).sheet(KIND, unit, language).html)


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page."""
    return [squeezed(one.get_textpage().get_text_bounded()) for one in pypdfium2.PdfDocument(pdf)]


def halves_of(pdf: bytes) -> list[tuple[str, str]]:
    """The words in the left and in the right half of each page."""
    found = []
    for one in pypdfium2.PdfDocument(pdf):
        width, height = one.get_size()
        text = one.get_textpage()
        left = text.get_text_bounded(0, 0, width / 2, height)
        found.append((squeezed(left), squeezed(text.get_text_bounded(width / 2, 0, width, height))))
    return found


def sizes_of(sheet: PdfReader) -> set[tuple[int, ...]]:
    return {tuple(round(float(side)) for side in one.mediabox[2:]) for one in sheet.pages}


@cache
def numbered(pages: int) -> bytes:
    """A booklet of so many pages that say which they are."""
    body = "".join(f'<p style="break-before: page">page{number}.</p>' for number in range(1, pages + 1))
    text = f'<html lang="en"><title>Numbers</title><body>{body}<span id="sheet-end"></span></body></html>'
    made = press(text, KIND)
    assert len(reader(made.copies[0]).pages) == pages
    return made.copies[1]


def folded(halves: list[tuple[str, str]]) -> list[str]:
    """The pages in the order of a reader, from sheets that are printed on both sides, laid on each other and folded."""
    sheets = list(zip(halves[::2], halves[1::2], strict=True))
    first = [page for (_, front_right), (back_left, _) in sheets for page in (front_right, back_left)]
    second = [page for (front_left, _), (_, back_right) in reversed(sheets) for page in (back_right, front_left)]
    return first + second


@pytest.mark.parametrize("pages", [1, 4, 5, 8, 12, 13])
def test_sheets_that_are_folded_and_stapled_have_the_pages_in_their_order(pages: int) -> None:
    read = folded(halves_of(numbered(pages)))
    assert len(read) % 4 == 0
    told = [one.partition(".")[0] for one in read]
    blank = [""] * (-pages % 4)
    assert told == [*(f"page{number}" for number in range(1, pages)), *blank, f"page{pages}"]


def test_eight_pages_are_imposed_as_printers_do() -> None:
    halves = [tuple(half.partition(".")[0].removeprefix("page") for half in pair) for pair in halves_of(numbered(8))]
    assert halves == [("8", "1"), ("2", "7"), ("6", "3"), ("4", "5")]


def test_a_press_copy_looks_as_the_pages_do() -> None:
    site = real_site()
    made = press(Desk(site).sheet(KIND, "lahti", "fi").html, KIND)
    one = pypdfium2.PdfDocument(made.copies[0])[0].render(scale=1).to_pil()
    spread = pypdfium2.PdfDocument(made.copies[1])[0].render(scale=1).to_pil()
    cover = spread.crop((spread.width // 2, 0, spread.width // 2 + one.width, one.height))
    different = [a for a, b in zip(one.tobytes(), cover.tobytes(), strict=True) if abs(a - b) > 90]
    assert len(different) < len(one.tobytes()) / 100


def test_imposing_twice_makes_the_same_bytes() -> None:
    blank = PdfWriter()
    for _ in range(5):
        blank.add_blank_page(419.53, 595.28)
    written = io.BytesIO()
    blank.write(written)
    assert saddle_stitched(written.getvalue()) == saddle_stitched(written.getvalue())
    assert sizes_of(reader(saddle_stitched(written.getvalue()))) == {A4_ACROSS}


def test_the_same_facts_make_the_same_booklet() -> None:
    sheet = Desk(real_site()).sheet(KIND, "lahti", "en")
    assert press(sheet.html, KIND).copies == press(sheet.html, KIND).copies


@pytest.mark.parametrize(("unit", "language"), ALL)
def test_every_booklet_is_pdf_ua_on_a5_with_an_outline(real_sheets: Sheets, unit: str, language: str) -> None:
    made = of(real_sheets, unit, language)
    assert page.validate_pdf_bytes(made, profile=page.ValidationProfile.PDF_UA_1).failures == []
    sheet = reader(made)
    assert sizes_of(sheet) == {A5}
    assert str(sheet.root_object["/Lang"]) == language
    assert sheet.metadata
    assert real_site().voices[language].plain(real_site().directory.units[unit].name) in (sheet.metadata.title or "")
    titles = [str(one["/Title"]) for one in sheet.outline if not isinstance(one, list)]
    for article in chosen(real_site().shelf, language):
        assert article.head.title in titles


@pytest.mark.parametrize(("unit", "language"), ALL)
def test_every_press_copy_has_all_pages_on_whole_sheets(real_sheets: Sheets, unit: str, language: str) -> None:
    read, printed = of(real_sheets, unit, language), of(real_sheets, unit, language, "-press")
    sheet = reader(printed)
    assert sizes_of(sheet) == {A4_ACROSS}
    assert len(sheet.pages) % 2 == 0
    assert "/StructTreeRoot" not in sheet.root_object
    assert len(sheet.pages) * 2 - len(reader(read).pages) in range(4)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folded_press_copy_reads_as_the_copy_to_read(real_sheets: Sheets, language: str) -> None:
    read = pages_of(of(real_sheets, "rovaniemi", language))
    stapled = folded(halves_of(of(real_sheets, "rovaniemi", language, "-press")))
    assert [one for one in stapled if one] == read


@pytest.mark.parametrize(("unit", "language"), list(product(SOME, LANGUAGES)))
def test_the_numbers_in_the_contents_are_those_of_the_pages(real_sheets: Sheets, unit: str, language: str) -> None:
    pages = pages_of(of(real_sheets, unit, language))
    contents = pages[1]
    for link in parsed(unit, language).xpath('//ol[@class="contents"]//a'):
        title = squeezed(link.text_content())
        told = re.match(r"\.+(\d+)", contents.partition(title)[2])
        assert told
        assert title in pages[int(told[1]) - 1]


@pytest.mark.parametrize(("unit", "language"), list(product(SOME, LANGUAGES)))
def test_the_text_of_the_pages_is_there_without_placeholders(real_sheets: Sheets, unit: str, language: str) -> None:
    on_paper = text_of(of(real_sheets, unit, language))
    for mark in ("{{", "}}", "](", "\x0e", "\x0f", "##"):
        assert mark not in on_paper
    headings = parsed(unit, language).xpath("//section//h1 | //section//h2 | //section//h3")
    assert len(headings) > 60
    for heading in headings:
        shown = "".join(heading.xpath('.//text()[not(parent::*[@class="hidden"])]'))
        assert squeezed(shown.lstrip(": ")).replace("\u00ad", "") in on_paper


@pytest.mark.parametrize(("unit", "language"), list(product(SOME, LANGUAGES)))
def test_nothing_is_told_twice_nor_asks_for_a_screen(unit: str, language: str) -> None:
    made = parsed(unit, language)
    ids = made.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert not made.xpath("//form | //input | //button")
    away = made.xpath('//a[@class="away"]/@href')
    assert len(away) == len(set(away)) > 3
    for chapter in made.xpath('//section[@class="chapter"]'):
        paged = chapter.xpath('.//a[@data-page and starts-with(@href, "#chapter")]/@href')
        assert len(paged) == len(set(paged))
    for address in made.xpath('//a/@href[starts-with(., "#")]'):
        assert address[1:] in ids


@pytest.mark.parametrize(("unit", "language"), ALL)
def test_a_booklet_states_every_fact_of_the_page_with_its_sources(
    real_sheets: Sheets, unit: str, language: str
) -> None:
    on_paper = text_of(of(real_sheets, unit, language))
    facts = list(facts_of_page(real_site(), unit, language))
    assert len(facts) > 10
    assert [fact for fact in facts if fact not in on_paper] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_booklet_of_a_prison_says_that_its_way_in_is_not_that_of_the_text(language: str) -> None:
    told = real_site().voices[language].words("booklet.not_for_families")
    assert told in parsed("hameenlinna", language).xpath('string(//section[@class="first"])')
    assert told not in parsed("lahti", language).text_content()


def test_links_on_paper_lead_to_pages_words_and_addresses() -> None:
    lens = Desk(real_site()).lenses["en"]
    apply, exhaustion = (real_site().shelf.articles["en"][key] for key in ("apply", "exhaustion"))
    prose = ProseOnPaper(real_site(), lens, [apply, exhaustion])
    made: Any = html.fromstring(f"<div>{prose.chapters[1].html}</div>")
    assert made.xpath('//a[@href="#chapter-apply"]/@data-page') == ["p."]
    assert made.xpath('//a[@href="#term-ensikoti"]/@class')[0] == "term"
    assert "social-worker" in prose.terms
    assert lens.at("page", "home") in made.xpath('//a[@class="away"]/@href')
    assert made.xpath('//p[@class="see"]/a/@href') == ["#block-contact"]


def test_what_is_told_once_is_not_told_again() -> None:
    site, lens = real_site(), Desk(real_site()).lenses["en"]
    apply, exhaustion = (site.shelf.articles["en"][key] for key in ("apply", "exhaustion"))
    links = (
        "[there]({{ page.exhaustion }}) [again]({{ page.exhaustion }}) [web]({{ page.home }}) [again]({{ page.home }})"
    )
    blocks = "\n\n".join(f"{{{{ block.{name} }}}}" for name in ("search", "contact", "contact", "urgent", "calls"))
    body = FileText("apply.md", f"{links}\n\n{blocks}")
    prose = ProseOnPaper(site, lens, [replace(apply, text=body, start=0), exhaustion])
    made: Any = html.fromstring(f"<div>{prose.chapters[0].html}</div>")
    paged, away = "//a[@data-page][not(ancestor::p[@class='see'])]", '//a[@class="away"]'
    assert [one.text for one in made.xpath(paged)] == ["there"]
    assert [one.text for one in made.xpath(away)] == ["web"]
    assert made.xpath('//div[@class="block"]/@id') == ["block-contact", "block-urgent"]
    assert made.xpath('//p[@class="see"]/a/@href') == ["#block-contact", "#block-urgent"]
    assert not made.xpath("//form")


def test_the_pages_are_those_that_another_page_says_in_plain_words() -> None:
    shelf, _ = read_prose(ROOT / "content")
    for language in LANGUAGES:
        found = chosen(shelf, language)
        assert {one.key for one in found} == {one.head.plain_of for one in shelf.articles[language].values()} - {None}
        kinds = [one.head.kind for one in found]
        assert kinds == sorted(kinds)
        for kind in ("core", "situation"):
            orders = [one.head.order for one in found if one.head.kind == kind]
            assert all(before <= after for before, after in pairwise(orders))


def test_a_site_without_plain_pages_has_no_booklets(tmp_path: Path) -> None:
    assert KIND not in {sheet.kind for sheet in Desk(made_up_site(tmp_path)).sheets()}


def test_prose_that_is_too_long_is_told_at_its_longest_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMS, KIND, Form(pages=20, sizes=(10.0,), shop="booklet"))
    site = real_site()
    with pytest.raises(InputProblems) as refused:
        some_sheets(Project(tmp_path), site, tmp_path / "out", Asked([KIND], ["lahti"]))
    assert [one.code for one in refused.value.problems] == ["sheet-too-long"] * len(LANGUAGES)
    for problem, language in zip(refused.value.problems, LANGUAGES, strict=True):
        longest = max(chosen(site.shelf, language), key=lambda one: len(one.body))
        assert problem.place.file == longest.file
        assert problem.place.line > 10
    assert not (tmp_path / "out").exists()
