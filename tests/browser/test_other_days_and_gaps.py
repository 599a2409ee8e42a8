"""A past day is told on every kind of page, and a page that is missing in a language says so in that language."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.host import MkDocsHost
from generator.publish.build import build
from generator.publish.project import Options, Project, Silent
from tests.browser.kit import HEIGHT, KINDS, PHONE, NewPage, follow, go, in_languages, served
from tests.conftest import ROOT, TODAY

DAY = {"fi": "3.9.2020", "sv": "3.9.2020", "en": "3 September 2020"}
# Counties came in 2023, and Pertunmaa joined another municipality later; Valtimo had done so before.
KINDS_2020 = {kind: address for kind, address in KINDS.items() if kind != "county"} | {
    "merged municipality": "kunnat/valtimo/"
}


@pytest.fixture(scope="module")
def home_2020(built_site_2020: Path) -> Iterator[str]:
    """The address of the portal as of a day in 2020."""
    with served(built_site_2020) as address:
        yield address


@pytest.mark.parametrize("kind", KINDS_2020)
def test_past_day_is_told_before_all_else(built_site_2020: Path, home_2020: str, new_page: NewPage, kind: str) -> None:
    page = new_page()
    for language, address in in_languages(built_site_2020, KINDS_2020[kind]).items():
        go(page, home_2020 + address)
        banner = page.locator("main .notice-past")
        expect(banner).to_contain_text(DAY[language])
        box = banner.bounding_box()
        heading = page.locator("h1").bounding_box()
        assert box is not None
        assert heading is not None
        assert box["y"] + box["height"] <= min(heading["y"], HEIGHT)
        assert box["width"] <= PHONE


@pytest.fixture(scope="module")
def home_with_gap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a portal that has one page in no Swedish."""
    root = tmp_path_factory.mktemp("gap")
    for folder in ("content", "overrides"):
        shutil.copytree(ROOT / folder, root / folder)
    for file in ("units.yaml", "mkdocs.yml"):
        shutil.copy(ROOT / file, root)
    (root / "content/sv/after.md").unlink()
    portal = root / "site/portal"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the host's own
        build(Project(root), Options(portal, TODAY, TODAY, pdf=False), MkDocsHost(), Silent())
    with served(portal) as address:
        yield address


def test_page_missing_in_swedish_says_so_in_swedish_and_leads_to_the_others(
    home_with_gap: str, new_page: NewPage
) -> None:
    page = new_page(java_script_enabled=False)
    finnish, english = f"{home_with_gap}jakson-jalkeen/", f"{home_with_gap}en/after-the-stay/"
    go(page, finnish)
    follow(page.locator(".languages a[lang=sv]"))
    assert page.locator("html").get_attribute("lang") == "sv"
    expect(page.locator("h1")).to_contain_text("svenska")
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    missing = page.url
    assert missing.startswith(f"{home_with_gap}sv/")
    for language, address in (("fi", finnish), ("en", english)):
        go(page, missing)
        follow(page.locator("main a[hreflang], main a[lang]").and_(page.locator(f"[lang={language}]")))
        assert page.url == address
        follow(page.locator(".languages a[lang=sv]"))
        assert page.url == missing
