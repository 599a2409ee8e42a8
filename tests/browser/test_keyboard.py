"""Everything can be reached with the keyboard alone, in a sensible order, and is seen when it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.kit import KINDS, WIDE, Heard, NewPage, go


@pytest.mark.parametrize("kind", ["home", "unit", "municipality", "print"])
@pytest.mark.parametrize("language", ["", "sv/", "en/"])
def test_skip_link_comes_first_then_the_exit_then_the_name_and_the_menu(
    home: str, new_page: NewPage, kind: str, language: str
) -> None:
    page = new_page()
    go(page, home + (language or KINDS[kind]))
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.className || document.activeElement.tagName"))
    assert stops == ["skip", "exit-link", "exit-safe", "brand", "SUMMARY"]


@pytest.mark.parametrize("address", ["", "sv/", "en/units/"])
def test_skip_link_is_seen_when_focused_and_leads_past_the_menu(home: str, new_page: NewPage, address: str) -> None:
    page = new_page()
    go(page, home + address)
    skip = page.locator(".skip")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("kind", ["home", "unit", "comparison", "municipality", "data"])
@pytest.mark.parametrize("width", [320, WIDE])
def test_what_has_focus_is_in_view_and_never_below_the_exit_bar(
    home: str, new_page: NewPage, kind: str, width: int
) -> None:
    page = new_page(width)
    go(page, home + KINDS[kind])
    page.locator(".site-footer a").last.focus()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        assert not hidden_focus(page)


def hidden_focus(page: Page) -> str | None:
    """The element that has focus while nothing of it can be seen."""
    found: str | None = page.evaluate(
        """() => {
            const focused = document.activeElement;
            const bar = document.querySelector(".exit");
            if (focused === document.body || bar.contains(focused)) return null;
            const box = focused.getBoundingClientRect();
            const above = focused.className === "skip";
            const top = above ? 0 : bar.getBoundingClientRect().bottom;
            const seen = box.bottom > top && box.top < innerHeight;
            return seen ? null : focused.outerHTML;
        }"""
    )
    return found


def test_exit_leaves_by_keyboard_without_telling_from_where(home: str, new_page: NewPage, heard: Heard) -> None:
    page = new_page()
    told: list[str | None] = []

    def answer(route: Route) -> None:
        told.append(route.request.header_value("referer"))
        route.fulfill(body="elsewhere")

    page.route("https://**", answer)
    go(page, home + KINDS["situation"])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("https://**")
    assert told == [None]
    assert heard.elsewhere == [page.url]
    heard.elsewhere.clear()  # it was meant to leave
