"""A page kept as one file: it says what the page says, runs and asks for nothing, and its name tells nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.browser.kit import (
    HEIGHT,
    KINDS,
    LANGUAGES,
    NARROW,
    PHONE,
    WIDE,
    NewPage,
    go,
    hidden_part,
    in_languages,
    served,
)

LARGEST = 60_000
NAMES = {"fi": "tallennettu-sivu", "sv": "sparad-sida", "en": "saved-page"}
SOME_KINDS = ("home", "situation", "unit", "municipality", "urgent")


class Keep(Protocol):
    """Gives the file that the button makes of a page."""

    def __call__(self, page: Page) -> Path: ...


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Presses the button."""

    def kept(page: Page) -> Path:
        with page.expect_download() as download:
            page.locator("#keep-save").click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        return file

    return kept


@pytest.fixture
def address(built_site: Path, home: str, kind: str, language: str) -> str:
    """Where the page of a kind is in a language."""
    return home + in_languages(built_site, KINDS[kind])[language]


@pytest.mark.parametrize("kind", SOME_KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_kept_as_one_file_that_needs_nothing(
    address: str, new_page: NewPage, keep: Keep, language: str
) -> None:
    page = new_page()
    go(page, address)
    read = page.locator("main").inner_text()
    file = keep(page)
    assert file.name == f"{NAMES[language]}.html"
    assert file.stat().st_size < LARGEST
    tree = html.parse(str(file)).getroot()
    assert not list(tree.iter("script", "link", "img", "iframe", "form"))
    assert "url(" not in tree.findtext("head/style")
    assert tree.findtext("head/title") == NAMES[language]
    for link in tree.iter("a"):
        assert re.match(r"https?://|tel:|mailto:|#", link.get("href")), link.get("href")
    kept = new_page(NARROW, java_script_enabled=False)
    with served(file.parent) as folder:
        go(kept, folder + file.name)
    without_box = re.escape(page.locator("main form").inner_text()) if page.locator("main form").count() else r"(?!)"
    wanted = re.sub(without_box, "", read).split()
    assert kept.locator("main").inner_text().split() == wanted


def test_kept_page_looks_like_the_page_and_tells_where_it_is_from(home: str, new_page: NewPage, keep: Keep) -> None:
    page = new_page()
    go(page, f"{home}{KINDS['unit']}#facts")
    look = "getComputedStyle(document.querySelector('h1')).fontSize"
    wanted = page.evaluate(look)
    file = keep(page)
    for width in (NARROW, WIDE):
        kept = new_page(width)
        with served(file.parent) as folder:
            go(kept, folder + file.name)
        assert hidden_part(kept) == []
        kept.set_viewport_size({"width": PHONE, "height": HEIGHT})
        assert kept.evaluate(look) == wanted
        expect(kept.locator("footer")).to_contain_text(home + KINDS["unit"])
        expect(kept.locator("footer")).not_to_contain_text("#facts")
        assert kept.locator(".exit, .skip, .site-nav, .languages, button").count() == 0


def test_nothing_is_asked_for_while_a_page_is_kept(home: str, new_page: NewPage, keep: Keep) -> None:
    page = new_page()
    go(page, home)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    keep(page)
    assert [url for url in asked if not url.startswith("blob:")] == []


def test_without_script_there_are_no_dead_buttons(home: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    go(page, home)
    expect(page.locator("#keep")).to_be_hidden()


def test_print_button_prints(home: str, new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script("window.print = () => { window.printed = true; };")
    go(page, home)
    page.locator("#keep-print").click()
    assert page.evaluate("window.printed")
