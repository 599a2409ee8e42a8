"""The sites of units in a browser: read, searched and left like the portal, each from a host of its own."""

from __future__ import annotations

import fcntl
import os
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.host import MkDocsHost
from generator.publish.build import build
from generator.publish.project import DEFAULT_SITE_URL, Options, Project, Silent
from tests.browser.kit import LANGUAGES, NARROW, PHONE, WIDE, Heard, NewPage, go, hidden_part, in_languages, served
from tests.browser.test_axe import faults
from tests.sites.made_up import DAY, WORD, write_project

KINDS = {
    "unit": "",
    "print": "tuloste/",
    "areas": "palvelualueet/",
    "area": "palvelualueet/keksitty-alue-1/",
    "own page": "stable/",
    "shared page": "made-up-cost/",
    "sheets": "tulosteet/",
    "developers": "kehittajille/",
    "accessibility": "saavutettavuus/",
    "search": "haku/",
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All sites of the made-up network."""
    base = tmp_path_factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "network"
    with (root.parent / "network.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.is_dir():
            write_project(root)
            options = Options(root / "site/portal", DAY, DAY, DEFAULT_SITE_URL, pdf=False, units=root / "site")
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # the host's own
                build(Project(root), options, MkDocsHost(), Silent())
    return root / "site"


@pytest.fixture(scope="module")
def own(sites: Path) -> Iterator[str]:
    """Where the site of the first unit is served, alone."""
    with served(sites / "unit-1") as address:
        yield address


@pytest.fixture(scope="module")
def portal(sites: Path) -> Iterator[str]:
    """Where the portal is served, alone."""
    with served(sites / "portal") as address:
        yield address


@pytest.mark.parametrize("kind", KINDS)
def test_page_has_no_fault_in_the_light_or_in_the_dark(sites: Path, own: str, new_page: NewPage, kind: str) -> None:
    page = new_page(bypass_csp=True)
    for address in in_languages(sites / "unit-1", KINDS[kind]).values():
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            go(page, own + address)
            assert faults(page) == [], (address, scheme)


@pytest.mark.parametrize("width", [NARROW, PHONE, WIDE])
def test_all_of_a_page_can_be_read_at_any_width(own: str, new_page: NewPage, width: int) -> None:
    page = new_page(width)
    for address in KINDS.values():
        go(page, own + address)
        assert hidden_part(page) == [], address


def test_the_colour_of_the_site_is_that_of_its_links(own: str, new_page: NewPage) -> None:
    page = new_page()
    go(page, own)
    assert page.locator("main a").first.evaluate("link => getComputedStyle(link).color") == "rgb(122, 31, 92)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_box_answers_from_the_pages_of_the_site_and_asks_no_other_host(
    own: str, new_page: NewPage, language: str
) -> None:
    page = new_page(WIDE)
    go(page, own + {"fi": "", "sv": "sv/", "en": "en/"}[language])
    page.locator("#site-search").fill("Made-up cost")
    answer = page.locator("#site-search-list [role=option]").first
    expect(answer).to_contain_text("Made-up cost")
    answer.click()
    expect(page.locator("h1")).to_have_text("Made-up cost")
    assert page.url.startswith(own)


def test_a_municipality_is_answered_by_the_portal(own: str, new_page: NewPage) -> None:
    page = new_page(WIDE)
    go(page, own)
    page.locator("#site-search").fill("Lahdessa")
    answer = page.locator("#site-search-list [role=option]").first
    expect(answer).to_have_attribute("href", f"{DEFAULT_SITE_URL}kunnat/lahti/")


def test_the_box_of_the_portal_finds_a_page_that_only_the_units_site_has(portal: str, new_page: NewPage) -> None:
    page = new_page(WIDE)
    go(page, portal)
    page.locator("#site-search").fill(WORD)
    answer = page.locator("#site-search-list [role=option]").first
    expect(answer).to_have_attribute("href", "https://home.made-up.example/stable/")


def test_the_site_works_without_scripts_and_leads_to_the_portal(own: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    go(page, own)
    page.locator(".menu summary").click()
    link = page.locator(".site-nav a").last
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", DEFAULT_SITE_URL)
    page.locator(".site-nav a").first.click()
    expect(page.locator("h1")).to_have_text("Made-up apply")


def test_the_exit_leaves_from_a_units_site_too(own: str, new_page: NewPage, heard: Heard) -> None:
    page = new_page(WIDE)
    page.route("https://exit.example/**", lambda route: route.fulfill(body="away", content_type="text/html"))
    go(page, own + "made-up-cost/")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://exit.example/**")
    heard.elsewhere.clear()
