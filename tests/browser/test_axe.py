"""axe-core finds nothing on any kind of page, in any language, light or dark, with the answers of the box open."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.kit import KINDS, LANGUAGES, NARROW, WIDE, NewPage, go, in_languages

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
TYPED = {"fi": "mies lyö minua", "sv": "min man slår mig", "en": "my husband hits me"}


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": list(RULES), "resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']} ({one['impact']}): {one['nodes'][0]['html']}" for one in found]


@pytest.mark.parametrize("kind", KINDS)
def test_page_has_no_fault(built_site: Path, home: str, new_page: NewPage, kind: str) -> None:
    page = new_page(bypass_csp=True)
    for address in in_languages(built_site, KINDS[kind]).values():
        go(page, home + address)
        assert faults(page) == [], address
        page.emulate_media(color_scheme="dark")
        assert faults(page) == [], f"{address} in the dark"
        page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_missing_page_has_no_fault(home: str, new_page: NewPage, width: int) -> None:
    page = new_page(width, bypass_csp=True)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(home + "gone/and/more/")
        assert faults(page) == [], scheme


@pytest.mark.parametrize("box", ["search", "site-search"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_and_urgent_help_have_no_fault(home: str, new_page: NewPage, language: str, box: str) -> None:
    page = new_page(WIDE, bypass_csp=True)
    go(page, home + {"fi": "", "sv": "sv/", "en": "en/"}[language])
    page.locator(f"#{box}").fill(TYPED[language])
    expect(page.locator(f"#{box}-list [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert faults(page) == []


def test_a_fault_would_be_found(home: str, new_page: NewPage) -> None:
    page = new_page(bypass_csp=True)
    go(page, home)
    page.evaluate("document.querySelector('#search').removeAttribute('id')")
    assert any(fault.startswith("label ") for fault in faults(page))
