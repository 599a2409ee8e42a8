"""The pages of sheets with their pictures, as a reader meets it in a real browser."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from generator.host import MkDocsHost
from generator.publish.build import build
from generator.publish.project import Options, Project, Silent
from tests.browser.kit import PHONE, WIDE, NewPage, follow, go, served
from tests.browser.test_axe import faults
from tests.browser.test_weight import compressed, loaded
from tests.conftest import ROOT, TODAY

INDEX = "tulosteet/"
ADDRESS = f"{INDEX}lahti/"
FIRST_VIEW = 100_000


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real portal in Finnish with its sheets."""
    folder = tmp_path_factory.mktemp("printed") / "portal"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the host's own
        build(Project(ROOT), Options(folder, TODAY, TODAY, languages=("fi",)), MkDocsHost(), Silent())
    return folder


@pytest.fixture(scope="module")
def root(portal: Path) -> Iterator[str]:
    with served(portal) as address:
        yield address


def sizes(page: Page) -> list[tuple[int, int]]:
    """The width of each picture as it is in its file, then as it is on the page."""
    found = page.eval_on_selector_all("main img", "all => all.map(one => [one.naturalWidth, one.width])")
    return [(natural, shown) for natural, shown in found]


@pytest.mark.parametrize("address", [INDEX, ADDRESS, f"{INDEX}county-07/", f"{INDEX}network/"])
@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_page_has_no_fault_and_is_no_wider_than_the_screen(
    root: str, new_page: NewPage, width: int, address: str
) -> None:
    page = new_page(width, bypass_csp=True)
    go(page, root + address)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert faults(page) == [], scheme
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_first_view_weighs_little_and_the_rest_comes_when_it_is_near(
    portal: Path, root: str, new_page: NewPage
) -> None:
    page = new_page()
    asked = loaded(page, root + ADDRESS)
    pictures = [one for one in asked if one.resource_type == "image" and urlsplit(one.url).path.endswith(".webp")]
    assert 0 < len(pictures) < page.locator("main img").count()
    assert sum(compressed(portal, request) for request in asked) <= FIRST_VIEW
    for picture in page.locator("main img").all():
        picture.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert all(natural // 2 == shown for natural, shown in sizes(page))


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_without_a_script_pictures_and_files_are_there(root: str, new_page: NewPage, width: int) -> None:
    page = new_page(width, java_script_enabled=False)
    go(page, root + ADDRESS)
    page.wait_for_load_state("networkidle")
    for link in page.locator("main .printout a, main .way a[href$='.zip']").all():
        answer = page.request.get(root + urlsplit(str(link.evaluate("one => one.href"))).path.lstrip("/"))
        assert answer.ok
        told = link.evaluate("one => one.nextElementSibling.textContent").replace("\u00a0", " ")
        assert told.endswith(f", {round(len(answer.body()) / 1000)} kt")


def test_the_unit_page_leads_to_its_sheets(root: str, new_page: NewPage) -> None:
    page = new_page()
    go(page, root + "yksikot/lahti/")
    follow(page.get_by_role("link", name="Kaikki tulosteet tästä yksiköstä"))
    assert urlsplit(page.url).path == f"/{ADDRESS}"
    follow(page.locator("main a[href$='yksikot/lahti/']").first)
    leaflet = page.get_by_role("link", name="Esite (PDF, A4)").evaluate("one => one.href")
    assert page.request.get(str(leaflet)).body().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("page_of_units", "file"),
    [("hyvinvointialueet/kanta-hameen-hyvinvointialue/", "county-07-list-fi.pdf"), ("yksikot/", "network-list-fi.pdf")],
)
def test_the_page_of_an_area_leads_to_its_list_on_paper(
    portal: Path, root: str, new_page: NewPage, page_of_units: str, file: str
) -> None:
    page = new_page()
    go(page, root + page_of_units)
    address = page.get_by_role("link", name="Yksikköluettelo tulostettavaksi").evaluate("one => one.href")
    assert urlsplit(str(address)).path == f"/sheets/{file}"
    assert (portal / "sheets" / file).is_file()


def test_every_subject_is_found_from_the_index(portal: Path, root: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    go(page, root + INDEX)
    found = {urlsplit(str(one.evaluate("one => one.href"))).path for one in page.locator("main .link-list a").all()}
    assert found == {f"/{INDEX}{one.stem}/" for one in (portal / "sheets").glob("*.zip")}


def test_a_saved_copy_asks_for_no_picture(root: str, new_page: NewPage) -> None:
    page = new_page(WIDE)
    go(page, root + ADDRESS)
    with page.expect_download() as saved:
        page.locator("#keep-save").click()
    assert "<img" not in saved.value.path().read_text(encoding="utf-8")
