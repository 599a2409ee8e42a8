"""The handbook in a browser: as narrow as a phone, looked at by the Nu HTML checker and by axe-core."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.handbook.site import Handbook
from generator.publish.tree import replace_tree
from tests.browser.kit import HEIGHT, NARROW, served
from tests.browser.test_axe import faults as axe_faults
from tests.browser.test_nu import faults as nu_faults
from tests.browser.test_nu import needs_checker

ROOT = Path(__file__).parents[2]
KINDS = (
    *("", "en/", "ongelmat/", "en/problems/a-z/", "ongelmat/unknown-municipality/", "en/problems/text-too-long/"),
    *("lue-viesti/", "en/a-fee-changes/"),
)


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook, made once."""
    folder = tmp_path_factory.mktemp("made") / "handbook"
    replace_tree(folder, Handbook(ROOT / "content", ROOT / "overrides/assets").files())
    return folder


@needs_checker
def test_the_checker_of_html_finds_nothing(handbook: Path) -> None:
    assert nu_faults(handbook) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_no_page_is_wider_than_a_phone(handbook: Path, browser: Browser, scheme: str) -> None:
    with served(handbook) as home:
        context = browser.new_context(viewport={"width": NARROW, "height": HEIGHT}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        for kind in KINDS:
            page.goto(home + kind)
            assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, kind
            assert axe_faults(page) == [], kind
        context.close()
