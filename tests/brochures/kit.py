"""Sheets of a made-up registry and of the real one, and what is in a PDF."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from lxml import html
from pypdf import PdfReader

from generator.brochures import printed_sheets
from generator.brochures.desk import Desk
from generator.brochures.press import press
from generator.brochures.sheet import Sheet
from generator.directory.own_words import read_own_words
from generator.directory.views.unit import unit_view
from generator.registry.load import load
from generator.registry.places import Places
from generator.registry.prose import PLAIN, Article, Shelf, read_prose
from generator.site.site import Site, SiteOptions, open_site
from tests.bench.made_up import registry_yaml

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 26)
LANGUAGES = ("fi", "sv", "en")
DRAFT = "https://made-up.example/"


def open_registry(file: Path, options: SiteOptions, *, plain: bool = True) -> Site:
    """The site of a registry with the project's prose and words, or with neither its ``plain`` pages nor its words.

    Without plain pages there are no booklets.
    """
    loaded = load(file, Places.finland(), TODAY)
    assert loaded.registry, loaded.errors
    assert not loaded.errors
    shelf = read_prose(ROOT / "content")[0]
    if not plain:
        shelf = Shelf({language: _usual(articles) for language, articles in shelf.articles.items()})
    words = read_own_words(ROOT / "content", LANGUAGES)[0] if plain else {}
    site = open_site(loaded.registry, shelf, Places.finland(), options, words)
    if options.pdf:
        site.editions.expect(Desk(site).kinds_by_subject)
    return site


def _usual(articles: dict[str, Article]) -> dict[str, Article]:
    return {key: one for key, one in articles.items() if one.head.kind != PLAIN}


@cache
def real_site(day: dt.date = TODAY) -> Site:
    """The site of the registry that is published."""
    return open_registry(ROOT / "units.yaml", SiteOptions(day, today=TODAY))


def made_up_site(folder: Path, *, more: str = "", times: int = 1, site_url: str = "", units: int = 1) -> Site:
    """A site of made-up units in English; the first one has the statement ``more`` so many ``times``.

    It has no booklets, whose prose asks for facts that nobody made up.
    """
    text = registry_yaml(units).decode()
    if more:
        told = f"      - topic: staffing\n        text: {{fi: {more}, sv: {more}, en: {more}}}\n"
        text = text.replace("    statements:\n", f"    statements:\n{told * times}", 1)
    file = folder / "units.yaml"
    file.write_text(text, encoding="utf-8")
    return open_registry(file, SiteOptions(TODAY, site_url or DRAFT, ("en",), TODAY), plain=False)


def all_sheets(site: Site, kept: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """The copies of all sheets as (path below the portal's root, PDF), kept in a folder for the next time."""
    for sheet, copies in printed_sheets(site, kept):
        yield from zip(sheet.paths, copies, strict=True)


def factsheet(site: Site, unit: str = "unit-1", language: str = "en") -> Sheet:
    """The fact sheet of a unit before it is printed."""
    return Desk(site).sheet("factsheet", unit, language)


def printed(site: Site, unit: str = "unit-1", language: str = "en") -> bytes:
    """The fact sheet of a unit as PDF."""
    return press(factsheet(site, unit, language).html, "factsheet").copies[0]


def reader(pdf: bytes) -> PdfReader:
    """The PDF, opened."""
    return PdfReader(io.BytesIO(pdf))


def elements(sheet: PdfReader) -> Iterator[Any]:
    """All that a reader of the PDF is told of, as the structure of the PDF has it."""
    ahead: list[Any] = [sheet.root_object["/StructTreeRoot"]]
    while ahead:
        one = ahead.pop().get_object()
        if isinstance(one, dict):
            yield one
            one = one.get("/K", [])
        ahead += [part for part in (one if isinstance(one, list) else [one]) if not isinstance(part, int)]


def squeezed(text: str) -> str:
    """The text without any space, so that it does not matter where its lines end."""
    return re.sub(r"\s+", "", text)


def text_of(pdf: bytes) -> str:
    """All words of a PDF in their reading order, without spaces."""
    document = pypdfium2.PdfDocument(pdf)
    # pdfium tells a hyphen at the end of a line as U+0002; no word has its own hyphen there.
    return squeezed("".join(page.get_textpage().get_text_bounded() for page in document)).replace("\x02", "")


def facts_of_page(site: Site, unit: str, language: str) -> Iterator[str]:
    """Every fact of a unit's page with its term, value and origin, as it must stand on the sheet."""
    folder = site.book.folder(language, "unit", unit)
    assert folder is not None
    lens = site.lens(language, folder)
    page: Any = html.fromstring(site.render("pages/unit.html", lens, unit_view(lens, unit)))
    for item in page.xpath('//*[@class="value"]//li'):
        item.text = f"–{item.text or ''}"
    for fact in page.xpath('//*[contains(@class, "fact ")] | //*[@class="stated"]/li | //*[@class="statements"]/li'):
        if not fact.xpath('preceding::*[@id="withheld"]'):
            yield squeezed(fact.text_content())
