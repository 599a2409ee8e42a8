"""The municipality look-up on the start pages, by keyboard alone; what is typed stays in the page."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kit import NewPage, go

TYPED = {
    "Heinolassa": ("kunnat/heinola/", "sv/kommuner/heinola/", "en/municipalities/heinola/"),
    "Lovisa": ("kunnat/loviisa/", "sv/kommuner/lovisa/", "en/municipalities/loviisa/"),
    "Jakobstad": ("kunnat/pietarsaari/", "sv/kommuner/jakobstad/", "en/municipalities/jakobstad/"),
    "Maarianhaminassa": ("kunnat/maarianhamina/", "sv/kommuner/mariehamn/", "en/municipalities/mariehamn/"),
    "myrskyla": ("kunnat/myrskyla/", "sv/kommuner/morskom/", "en/municipalities/myrskyla/"),
    " MYRSKYLÄ ": ("kunnat/myrskyla/", "sv/kommuner/morskom/", "en/municipalities/myrskyla/"),
    "Koski Tl": ("kunnat/koski-tl/", "sv/kommuner/koskis/", "en/municipalities/koski-tl/"),
    "Pertunmaalla": ("kunnat/pertunmaa/", "sv/kommuner/pertunmaa/", "en/municipalities/pertunmaa/"),
}
STARTS = ("", "sv/", "en/")
LISTS = {"": "kunnat/", "sv/": "sv/kommuner/", "en/": "en/municipalities/"}
NONSENSE = "qwxyz"


def field(page: Page) -> Locator:
    """The field of the look-up, reached by the Tab key."""
    found = page.locator("[data-lookup] input")
    page.locator("main").focus()
    for _ in range(10):
        page.keyboard.press("Tab")
        if found.evaluate("field => field === document.activeElement"):
            break
    expect(found).to_be_focused()
    return found


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("start", STARTS)
def test_typed_name_and_enter_lead_to_the_municipality(home: str, new_page: NewPage, start: str, typed: str) -> None:
    page = new_page()
    go(page, home + start)
    field(page)
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(home + TYPED[typed][STARTS.index(start)])
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("start", STARTS)
def test_results_are_counted_aloud_and_reached_by_tab(home: str, new_page: NewPage, start: str) -> None:
    page = new_page()
    go(page, home + start)
    field(page)
    page.keyboard.type("hein")
    results = page.locator(".lookup-results a")
    expect(results).to_have_count(2)
    expect(page.locator("[role=status]")).to_contain_text("2")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(results.first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/heinola/")


@pytest.mark.parametrize("start", STARTS)
def test_unknown_name_is_kept_and_said_to_be_unknown(home: str, new_page: NewPage, start: str) -> None:
    page = new_page()
    go(page, home + start)
    typed = field(page)
    page.keyboard.type(NONSENSE)
    status = page.locator("[role=status]")
    told = str(page.locator("[data-lookup]").get_attribute("data-none"))
    expect(status).to_have_text(told)
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.url == home + start
    expect(typed).to_have_value(NONSENSE)
    expect(status).to_have_text(told)
    expect(page.locator(".lookup-results")).to_be_hidden()


@pytest.mark.parametrize("start", STARTS)
def test_names_come_once_and_nothing_typed_is_sent(home: str, new_page: NewPage, start: str) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    go(page, home + start)
    before = len(asked)
    field(page)
    page.keyboard.type("tampere")
    expect(page.locator(".lookup-results a")).to_have_count(1)
    language = start.strip("/") or "fi"
    names = [address for address in asked[before:] if not address.endswith("icon.svg")]
    assert names == [f"{home}data/look-up-{language}.json"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/tampere/" if language != "sv" else "**/tammerfors/")
    assert not [url for url in asked if urlsplit(url).query or "#" in url]
    page.go_back()
    assert page.url == home + start


@pytest.mark.parametrize("start", STARTS)
def test_empty_field_leads_to_the_list(home: str, new_page: NewPage, start: str) -> None:
    page = new_page()
    go(page, home + start)
    field(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}{LISTS[start]}**")


@pytest.mark.parametrize("lost", ["**/lookup.js", "**/look-up-*.json"])
@pytest.mark.parametrize("start", STARTS)
def test_without_script_or_names_the_form_leads_to_the_list(
    home: str, new_page: NewPage, start: str, lost: str
) -> None:
    page = new_page()
    page.route(lost, lambda route: route.abort())
    go(page, home + start)
    field(page)
    page.keyboard.type("Heinola")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}{LISTS[start]}**")
    assert "einola" not in page.url
