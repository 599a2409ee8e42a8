"""A page printed from the browser."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.kit import KINDS, LANGUAGES, NewPage, go, in_languages


@pytest.mark.parametrize("language", LANGUAGES)
def test_longest_print_pages_fit_on_two_sheets_and_leave_the_exit_out(
    built_site: Path, home: str, new_page: NewPage, language: str
) -> None:
    page = new_page()
    units = sorted(built_site.glob("yksikot/*/tuloste/"), key=lambda folder: (folder / "index.html").stat().st_size)
    assert len(units) > 10
    for unit in units[-3:]:
        address = f"{unit.relative_to(built_site).as_posix()}/"
        go(page, home + in_languages(built_site, address)[language])
        exit_text = page.locator("#exit").inner_text()
        heading = page.locator("h1").inner_text()
        printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
        text = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
        assert len(printed.pages) <= 2, address
        assert exit_text not in text
        assert heading.split()[0] in text


@pytest.mark.parametrize("kind", ["home", "unit", "municipality", "situation"])
def test_paper_has_no_furniture_of_the_screen(home: str, new_page: NewPage, kind: str) -> None:
    page = new_page()
    go(page, home + KINDS[kind])
    page.emulate_media(media="print")
    for furniture in (".exit", ".skip", ".site-nav", ".languages"):
        expect(page.locator(furniture)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
