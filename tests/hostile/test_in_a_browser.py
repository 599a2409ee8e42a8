"""A hostile site in a real browser: nothing runs, nothing is asked of another host, also without the policy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kit import HEIGHT, WIDE, Heard, go, served
from tests.hostile.attacks import ATTACKS, MARKUP
from tests.hostile.sites import SITE_URL

# All that may happen to an element without leaving the page.
HAPPENS = """() => {
    const events = ["mouseover", "mouseenter", "focus", "blur", "error", "load", "toggle", "start", "input"];
    for (const element of document.querySelectorAll("*"))
        for (const name of events) element.dispatchEvent(new Event(name));
    return {hit: window.__hit, frames: frames.length, base: document.baseURI === location.href};
}"""
UNTOUCHED = {"hit": None, "frames": 0, "base": True}
ASK = """async (question) => {
    const input = document.querySelector("main [data-search] input");
    input.value = question;
    input.dispatchEvent(new Event("input"));
    await new Promise((done) => setTimeout(done, 5));
    const all = [...document.querySelectorAll("main [data-search] .search-answers *")];
    const attributes = all.flatMap((one) => one.getAttributeNames());
    return {
        tags: [...new Set(all.map((one) => one.localName))],
        attributes: [...new Set(attributes)],
        titles: all.filter((one) => one.className === "search-title").map((one) => one.textContent),
        links: all.filter((one) => one.localName === "a").map((one) => one.href),
    };
}"""
TAGS = {"a", "button", "div", "li", "p", "section", "span", "strong", "ul"}
ARIA = {"aria-label", "aria-labelledby", "aria-selected"}
ATTRIBUTES = ARIA | {"class", "hidden", "href", "id", "role", "tabindex", "type"}


@pytest.fixture(scope="module")
def address(hostile_site: Path) -> Iterator[str]:
    with served(hostile_site) as here:
        yield here


@pytest.fixture(params=[False, True], ids=["with the policy", "without the policy"])
def page(request: pytest.FixtureRequest, browser: Browser, hostile_site: Path) -> Iterator[Page]:
    """A page that must not complain, show a dialog, open another window or ask another host for anything."""
    context = browser.new_context(viewport={"width": WIDE, "height": HEIGHT}, bypass_csp=request.param)
    heard, page = Heard(), context.new_page()
    heard.listen(page)
    # The page for what is missing asks for its files below the public address of the site.
    below = urlsplit(SITE_URL).path
    page.route(
        f"**{below}assets/**", lambda route: route.fulfill(path=hostile_site / route.request.url.partition(below)[2])
    )
    page.on("dialog", lambda dialog: heard.complaints.append(f"a dialog: {dialog.message}"))
    page.on("popup", lambda window: heard.complaints.append(f"a window: {window.url}"))
    yield page
    context.close()
    assert heard == Heard()


def test_nothing_runs_on_any_page(page: Page, address: str, hostile_site: Path) -> None:
    all_pages = (path.relative_to(hostile_site).as_posix() for path in hostile_site.rglob("index.html"))
    pages = [path for path in all_pages if not path.startswith(("sv/", "en/"))]  # each attack is there in all languages
    assert "attacks/index.html" in pages
    for path in pages:
        go(page, address + path)
        assert page.evaluate(HAPPENS) == UNTOUCHED, path
        assert page.url == address + path


def test_what_nobody_has_is_answered_without_running_anything(page: Page, address: str) -> None:
    for attack in ATTACKS[::20]:
        page.goto(address)
        page.evaluate(
            "(path) => { history.replaceState(null, '', location.origin + '/' + encodeURIComponent(path)) }", attack
        )
        page.reload()
        assert page.evaluate(HAPPENS) == UNTOUCHED, attack


def test_an_attack_in_the_search_box_is_a_question(page: Page, address: str, hostile_site: Path) -> None:
    go(page, f"{address}haku/")
    page.focus("main [data-search] input")
    page.wait_for_load_state("networkidle")
    answers = json.loads((hostile_site / "data/search/answers-fi.json").read_bytes())
    titles = [one["title"] for one in (*answers["pages"], *answers["units"])]
    shown: set[str] = set()
    for question in (*ATTACKS, *titles):
        told = page.evaluate(ASK, question)
        assert set(told["tags"]) <= TAGS, question
        assert set(told["attributes"]) <= ATTRIBUTES, question
        assert all(link.startswith((address, "tel:")) for link in told["links"]), question
        shown.update(told["titles"])
    assert page.evaluate(HAPPENS) == UNTOUCHED
    assert MARKUP in shown


def test_the_words_around_what_the_full_text_found_are_words(page: Page, address: str) -> None:
    go(page, f"{address}haku/")
    page.fill("main [data-search] input", "onerror window")
    page.locator("main .search-answers a", has_text="Made-up").or_(
        page.locator("main .search-answers .search-note")
    ).first.wait_for()
    assert page.evaluate(HAPPENS) == UNTOUCHED
