"""With JavaScript off nothing is lost but the answers of the search box."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import expect

from tests.browser.kit import KINDS, LANGUAGE_NAMES, LANGUAGES, NewPage, follow, go, in_languages

STARTS = {"fi": "", "sv": "sv/", "en": "en/"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_municipality_is_reached_by_links_from_the_start_page(
    built_site: Path, home: str, new_page: NewPage, language: str
) -> None:
    page = new_page(java_script_enabled=False)
    go(page, home + STARTS[language])
    follow(page.locator(".search-list a"))
    links = page.locator(".index a")
    assert links.count() == 308
    found = page.eval_on_selector_all(".index a", "all => all.map(one => [one.textContent.trim(), one.href])")
    for name, address in found:
        file = built_site / address.removeprefix(home) / "index.html"
        # All but the first letters of a Finnish name may change with its case.
        assert name[:2] in str(html.parse(str(file)).getroot().find(".//h1").text_content()), address
    follow(links.last)
    expect(page.locator("h1")).to_contain_text(found[-1][0][:2])


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_box_is_no_dead_end(home: str, new_page: NewPage, language: str) -> None:
    page = new_page(java_script_enabled=False)
    go(page, home + STARTS[language])
    action = page.locator("form:has(#search)").get_attribute("action")
    assert page.locator(".search-list a").get_attribute("href") == action
    expect(page.locator(".search-list a")).to_be_visible()
    for box in ("#search", "#site-search"):
        go(page, home + STARTS[language])
        page.locator(box).fill("Heinola")
        page.locator(box).press("Enter")
        expect(page.locator(".index a").first).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_language_switch_leads_to_the_same_page_and_back(
    built_site: Path, home: str, new_page: NewPage, kind: str
) -> None:
    page = new_page(java_script_enabled=False)
    addresses = in_languages(built_site, KINDS[kind])
    assert len(set(addresses.values())) == len(LANGUAGES)
    go(page, home + addresses["fi"])
    for language in ("sv", "en", "sv", "fi"):
        follow(page.locator(".languages").get_by_role("link", name=LANGUAGE_NAMES[language]))
        page.wait_for_url(home + addresses[language])
        assert page.locator("html").get_attribute("lang") == language
        expect(page.locator(".languages [aria-current]")).to_have_text(LANGUAGE_NAMES[language])


@pytest.mark.parametrize("kind", KINDS)
def test_main_part_says_the_same_with_and_without_a_script(
    built_site: Path, home: str, new_page: NewPage, kind: str
) -> None:
    with_script, without = new_page(), new_page(java_script_enabled=False)
    for address in in_languages(built_site, KINDS[kind]).values():
        told = []
        for page in (with_script, without):
            go(page, home + address)
            told.append(page.locator("main").inner_text())
        assert told[0] == told[1], address
