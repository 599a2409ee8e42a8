"""Leaving fast: hidden at once, three times Shift, and no way back to what was read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.kit import KINDS, Heard, NewPage, go

STARTS = ("", "sv/", "en/")
GONE = "kunnat/gone/and/more/"
ELSEWHERE = "<title>Weather</title><h1>Weather</h1>"


@pytest.fixture
def leaving(new_page: NewPage) -> Page:
    """A page for which the place that the exit leads to is a page about the weather."""
    page = new_page()
    page.route("https://**", lambda route: route.fulfill(body=ELSEWHERE, content_type="text/html"))
    return page


@pytest.fixture(autouse=True)
def meant_to_leave(new_page: NewPage, heard: Heard) -> Iterator[None]:
    """These tests leave on purpose."""
    del new_page
    yield
    heard.elsewhere.clear()


def shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def hidden(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.hidden"))


def test_page_is_hidden_at_once_even_if_the_other_place_does_not_answer(home: str, new_page: NewPage) -> None:
    page = new_page()
    waiting: list[Route] = []
    page.route("https://**", lambda route: waiting.append(route))  # noqa: PLW0108 - playwright wants a Python function
    go(page, home + KINDS["situation"])
    seen = page.evaluate(
        """() => {
            document.getElementById("exit").click();
            return [getComputedStyle(document.documentElement).display, document.title.trim()];
        }"""
    )
    assert seen == ["none", "\u200b"]
    page.wait_for_timeout(300)
    assert len(waiting) == 1


@pytest.mark.parametrize("start", [*STARTS, GONE])
def test_shift_three_times_leaves_and_is_announced(home: str, leaving: Page, start: str) -> None:
    leaving.goto(home + start)
    shift(leaving, 1)
    expect(leaving.locator("#exit-status")).to_have_text(str(leaving.locator("#exit").get_attribute("data-two")))
    shift(leaving, 1)
    expect(leaving.locator("#exit-status")).to_have_text(str(leaving.locator("#exit").get_attribute("data-one")))
    shift(leaving, 1)
    leaving.wait_for_url("https://**")


def test_shift_leaves_from_the_search_box_too(home: str, leaving: Page) -> None:
    go(leaving, home)
    leaving.locator("#search").focus()
    leaving.keyboard.type("apua")
    shift(leaving, 3)
    leaving.wait_for_url("https://**")


def test_capital_letters_and_other_keys_between_do_not_leave(home: str, leaving: Page) -> None:
    go(leaving, home)
    leaving.locator("#search").focus()
    for _ in range(3):
        leaving.keyboard.press("Shift+A")
    shift(leaving, 1)
    leaving.keyboard.type("b")
    shift(leaving, 2)
    leaving.wait_for_timeout(300)
    assert leaving.url == home
    assert not hidden(leaving)


def test_too_long_a_pause_does_not_leave(home: str, leaving: Page) -> None:
    leaving.clock.install()
    go(leaving, home)
    shift(leaving, 2)
    leaving.clock.fast_forward(5100)
    expect(leaving.locator("#exit-status")).to_have_text(str(leaving.locator("#exit").get_attribute("data-over")))
    shift(leaving, 1)
    leaving.clock.fast_forward(100)
    assert leaving.url == home


@pytest.mark.parametrize("last", [KINDS["situation"], GONE], ids=["page", "missing page"])
def test_back_shows_nothing_of_what_was_read(home: str, leaving: Page, last: str) -> None:
    go(leaving, home)
    leaving.goto(home + last)
    leaving.locator("#exit").click()
    leaving.wait_for_url("https://**")
    for _ in range(3):
        leaving.go_back(wait_until="commit")
        leaving.wait_for_timeout(500)
        assert leaving.url.startswith("https://") or leaving.url == "about:blank"
        assert leaving.evaluate("document.body.innerText") in {"", "Weather"}


def test_site_opens_again_when_its_address_is_typed_and_keeps_nothing(home: str, leaving: Page) -> None:
    go(leaving, home)
    leaving.locator("#exit").click()
    leaving.wait_for_url("https://**")
    go(leaving, home)
    expect(leaving.locator("h1")).to_be_visible()
    kept = "Object.keys(localStorage).length + Object.keys(sessionStorage).length + document.cookie.length"
    assert leaving.evaluate(kept) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_may_load_from_elsewhere(home: str, browser: Browser, kind: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    go(page, home + KINDS[kind])
    forbidden = page.evaluate(
        """() => new Promise((done) => {
            document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
            const frame = document.createElement("iframe");
            frame.src = "https://elsewhere.example/";
            document.body.append(frame);
            setTimeout(() => done("nothing"), 2000);
        })"""
    )
    context.close()
    assert forbidden == "frame-src"


@pytest.mark.parametrize("address", ["", "gone/"])
def test_server_is_told_what_a_page_cannot_say(home: str, new_page: NewPage, address: str) -> None:
    page = new_page()
    response = page.goto(home + address)
    assert response is not None
    policy = response.header_value("content-security-policy") or ""
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy
    assert response.header_value("referrer-policy") == "no-referrer"
    expect(page.locator("h1")).to_have_css("font-weight", "700")
