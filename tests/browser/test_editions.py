"""The pages behind the codes on sheets, of an edition that is valid and of one that has changed."""

from __future__ import annotations

import fcntl
import os
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.host import MkDocsHost
from generator.publish.build import build
from generator.publish.editions import record_editions
from generator.publish.project import Options, Project, Silent
from tests.browser.kit import LANGUAGES, NARROW, NewPage, follow, go, served
from tests.browser.test_axe import faults
from tests.conftest import ROOT, TODAY

FOLDERS = {"fi": "painokset/", "sv": "sv/utgavor/", "en": "en/editions/"}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real directory without PDF, after its editions were recorded and Lahti got another name."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root = shared / "recorded"
    with (shared / "recorded.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.is_dir():
            _make(root)
    return root / "site/portal"


def _make(root: Path) -> None:
    root.mkdir()
    for name in ("content", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    text = (ROOT / "units.yaml").read_text(encoding="utf-8")
    (root / "units.yaml").write_text(text, encoding="utf-8")
    options = Options(root / "site/portal", TODAY, TODAY, pdf=False)
    record_editions(Project(root), options)
    changed = text.replace("name: Lahden ensi- ja turvakodin ensikoti", "name: Keksitty ensikoti", 1)
    assert changed != text
    (root / "units.yaml").write_text(changed, encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the host's own: its users see them, and cannot mend them
        build(Project(root), options, MkDocsHost(), Silent())


@pytest.fixture(scope="module")
def recorded(portal: Path) -> Iterator[str]:
    """Where it is served."""
    with served(portal) as address:
        yield address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", ["lahti", "kuopio"])
def test_code_is_found_and_its_page_has_no_fault(recorded: str, new_page: NewPage, language: str, subject: str) -> None:
    page = new_page(NARROW, bypass_csp=True, java_script_enabled=True)
    go(page, recorded + FOLDERS[language])
    follow(page.locator(f"#of-{subject} + ul a").first)
    assert page.locator("h2#changed").count() == (subject == "lahti")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert faults(page) == [], scheme


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_an_edition_leads_on_without_a_script(recorded: str, new_page: NewPage, language: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(recorded + FOLDERS[language])
    follow(page.locator("#of-lahti + ul a").first)
    assert "Keksitty ensikoti" in page.locator("main").inner_text()
    assert "Lahden ensi- ja turvakodin ensikoti" not in page.locator("main").inner_text()
    follow(page.locator("main .action"))
    assert "Keksitty ensikoti" in page.locator("h1").inner_text()
