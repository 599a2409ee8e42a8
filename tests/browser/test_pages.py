"""Every kind of page, in every language: it fits, it is quiet, it is well formed, and the exit is always in reach."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from generator.site.addresses import FOLDERS
from tests.browser.kit import (
    HEIGHT,
    KINDS,
    LANGUAGES,
    NARROW,
    PHONE,
    WIDE,
    Heard,
    NewPage,
    go,
    hidden_part,
    in_languages,
)

every_kind = pytest.mark.parametrize("kind", KINDS)
every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def address(built_site: Path, home: str, kind: str, language: str) -> str:
    """Where the page of a kind is in a language."""
    return home + in_languages(built_site, KINDS[kind])[language]


@every_kind
@every_language
def test_page_fits_and_shows_its_exit_at_every_width(address: str, new_page: NewPage) -> None:
    page = new_page(NARROW)
    go(page, address)
    for width in (NARROW, PHONE, WIDE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate("scrollTo(0, 0)")
        assert hidden_part(page) == [], width
        assert page.evaluate("scrollY") == 0
        assert covering_the_exit(page) == [], (width, "at the top")
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        assert covering_the_exit(page) == [], (width, "at the end")


def covering_the_exit(page: Page) -> list[str]:
    """What lies on the middle or a corner of the exit link, or the place of a corner outside the window."""
    found: list[str] = page.evaluate(
        """() => {
            const exit = document.getElementById("exit");
            const box = exit.getBoundingClientRect();
            const points = [[.5, .5], [.05, .1], [.95, .1], [.05, .9], [.95, .9]];
            return points.map(([x, y]) => [box.left + x * box.width, box.top + y * box.height])
                .map(([x, y]) => [document.elementFromPoint(x, y), `outside at ${x}, ${y}`])
                .filter(([top]) => !top || !exit.contains(top))
                .map(([top, outside]) => top ? top.outerHTML.slice(0, 120) : outside);
        }"""
    )
    return found


@every_kind
@every_language
def test_page_asks_nobody_else_and_keeps_nothing(address: str, new_page: NewPage, heard: Heard) -> None:
    page = new_page()
    go(page, address)
    assert heard == Heard()
    assert page.context.cookies() == []
    kept = """async () => [document.cookie, localStorage.length, sessionStorage.length,
        (await indexedDB.databases()).length, (await navigator.serviceWorker?.getRegistrations() ?? []).length]"""
    assert page.evaluate(kept) == ["", 0, 0, 0, 0]


@every_kind
@every_language
def test_page_has_one_title_headings_in_order_and_its_language(address: str, language: str, new_page: NewPage) -> None:
    page = new_page()
    go(page, address)
    assert page.evaluate("document.documentElement.lang") == language
    levels = [
        int(level) for level in page.eval_on_selector_all("h1,h2,h3,h4,h5,h6", "all => all.map(h => h.tagName[1])")
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    names = page.eval_on_selector_all("h1,h2,h3,h4", "all => all.map(h => h.textContent.trim())")
    assert all(names)
    assert page.title()
    assert page.locator("meta[name=description]").get_attribute("content")
    ids = page.eval_on_selector_all("[id]", "all => all.map(one => one.id)")
    assert len(ids) == len(set(ids)), sorted(ids)


@pytest.mark.parametrize("kind", ["home", "municipality", "print"])
@every_language
def test_menu_opens_by_keyboard_on_a_phone_and_stands_open_on_a_wide_screen(address: str, new_page: NewPage) -> None:
    page = new_page(NARROW)
    go(page, address)
    links = page.locator(".site-nav a")
    expect(links.first).to_be_hidden()
    page.locator(".site-nav summary").focus()
    page.keyboard.press("Enter")
    expect(links.last).to_be_visible()
    assert links.count() == 6
    assert hidden_part(page) == []
    assert covering_the_exit(page) == []
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(links.first).to_be_hidden()
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    expect(links.last).to_be_visible()


@every_language
def test_no_two_pages_of_a_kind_share_title_or_description(built_site: Path, language: str) -> None:
    told: dict[tuple[int, str], list[str]] = defaultdict(list)
    for file in built_site.rglob("index.html"):
        root = html.parse(str(file)).getroot()
        if root.get("lang") == language:
            depth = len(file.relative_to(built_site).parts)
            told[depth, "title"].append(str(root.findtext("head/title")))
            told[depth, "description"].append(str(root.find("head/meta[@name='description']").get("content")))
    for (_, what), texts in told.items():
        assert all(texts), what
        assert sorted(texts) == sorted(set(texts)), what


@every_language
@pytest.mark.parametrize("folder", ["compare", "data"])
def test_no_column_of_a_table_is_cut_off(
    built_site: Path, home: str, new_page: NewPage, language: str, folder: str
) -> None:
    page = new_page()
    go(page, home + in_languages(built_site, f"{FOLDERS[folder]['fi']}/")[language])
    for width in (PHONE, 768, 1024, 1279, 1280, 1366, 1920):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        cut = page.eval_on_selector_all(".table", "all => all.filter(one => one.scrollWidth > one.clientWidth).length")
        assert cut == 0, width


@every_language
def test_exit_is_named_by_what_it_does(built_site: Path, home: str, new_page: NewPage, language: str) -> None:
    page = new_page()
    go(page, home + in_languages(built_site, "")[language])
    assert page.locator("section.exit").get_attribute("aria-label") == page.locator("#exit").inner_text()
