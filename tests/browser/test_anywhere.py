"""The portal works in any folder of any host, and where a page is missing it helps at any depth."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.kit import (
    HERE,
    KINDS,
    LANGUAGES,
    NARROW,
    OTHER_HOST,
    WIDE,
    NewPage,
    follow,
    go,
    hidden_part,
    in_languages,
    served,
)

SOME_KINDS = ("home", "core", "unit", "print", "map", "municipality", "municipalities")
BELOW = "a place/below/"


@pytest.fixture(scope="module")
def copied(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the folder above a copy of the portal that lies two folders down."""
    root = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(built_site, root / BELOW, copy_function=os.link)
    with served(root) as address:
        yield address


@pytest.mark.parametrize("kind", SOME_KINDS)
@pytest.mark.parametrize("host", [HERE, OTHER_HOST])
def test_copy_below_another_address_is_whole(
    built_site: Path, copied: str, new_page: NewPage, host: str, kind: str
) -> None:
    base = copied.replace(HERE, host) + BELOW.replace(" ", "%20")
    page = new_page(NARROW)
    for address in in_languages(built_site, KINDS[kind]).values():
        go(page, base + address)
        assert hidden_part(page) == []
        assert page.evaluate("getComputedStyle(document.querySelector('.exit')).position") == "sticky"
        links = page.eval_on_selector_all("a[href], form", "all => all.map(one => one.href || one.action)")
        inside = [link for link in links if host in link]
        assert len(inside) > 10
        for link in inside:
            path = link.removeprefix(base).partition("#")[0]
            assert (built_site / path).is_dir() or (built_site / path).is_file(), link


@pytest.mark.parametrize("start", ["", "sv/", "en/"])
def test_search_box_works_in_a_copy(copied: str, new_page: NewPage, start: str) -> None:
    page = new_page()
    go(page, copied + BELOW + start)
    page.locator("#search").fill("Rovaniemellä")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{copied}{BELOW.replace(' ', '%20')}**/rovaniemi/")


@pytest.mark.parametrize("address", ["gone", "kunnat/gone/", "sv/kommuner/gone/and/more/"])
def test_missing_page_helps_in_three_languages_at_any_depth(home: str, new_page: NewPage, address: str) -> None:
    page = new_page(NARROW)
    response = page.goto(home + address)
    assert response is not None
    assert response.status == 404
    assert hidden_part(page) == []
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.lang") == "fi"
    assert page.evaluate("getComputedStyle(document.body).fontSize >= '18'")
    assert page.locator("a[href^='https:']").first.is_visible()
    for language in LANGUAGES:
        part = page.locator(f"section[lang={language}]")
        expect(part).to_be_visible()
        assert {"tel:112", "tel:080005005"} <= set(
            part.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        )


@pytest.mark.parametrize("address", ["gone", "en/gone/deeper/and/deeper/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_links_of_the_missing_page_lead_home_in_their_language(
    home: str, new_page: NewPage, address: str, language: str
) -> None:
    page = new_page()
    for number in (0, 1):
        page.goto(home + address)
        follow(page.locator(f"section[lang={language}] a:not([href^='tel:'])").nth(number))
        expect(page.locator("#main")).to_be_visible()
        assert page.evaluate("document.documentElement.lang") == language


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_missing_page_keeps_the_exit_in_view_and_large(home: str, new_page: NewPage, width: int) -> None:
    page = new_page(width)
    page.goto(home + "gone/and/more/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "exit"
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    box = page.locator("#exit").bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('#exit') !== null", [box["x"] + 9, box["y"] + 9]
    )
