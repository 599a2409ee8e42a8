"""Every kind of page for readers who see little, read slowly, use only keys, or cannot bear motion (WCAG 2.2 AA)."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.kit import HEIGHT, KINDS, NARROW, WIDE, NewPage, go, hidden_part, in_languages

every_kind = pytest.mark.parametrize("kind", KINDS)
LEAST_TARGET, GOOD_TARGET = 24, 44

SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
PARAGRAPHS = "p, li, dd { margin-bottom: 2em !important; }"


# Contrast of colours as WCAG 2.2 defines it, and the colour behind an element.
COLOURS = """
    const light = (color) => {
        const [r, g, b] = color.match(/[\\d.]+/g).map((part) => part / 255)
            .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
    };
    const behind = (one) => {
        for (let at = one.parentElement; at; at = at.parentElement) {
            const color = getComputedStyle(at).backgroundColor;
            if (!/, 0\\)$/.test(color)) return color;
        }
        return "rgb(255, 255, 255)";
    };
    const contrast = (one, other) => {
        const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
        return (bright + .05) / (dark + .05);
    };
"""


@pytest.fixture
def pages(built_site: Path, home: str, new_page: NewPage, kind: str) -> list[tuple[Page, str]]:
    """The page of a kind in each language, one after the other in the same tab, with its address."""
    page = new_page(WIDE)
    return [(page, home + address) for address in in_languages(built_site, KINDS[kind]).values()]


@pytest.fixture
def finnish(home: str, new_page: NewPage, kind: str) -> Page:
    """The page of a kind in Finnish: colours are the same in all languages."""
    page = new_page(WIDE)
    go(page, home + KINDS[kind])
    return page


def add_rules(page: Page, *rules: str) -> None:
    """Give the page more style, as a reader's own settings do."""
    page.evaluate("rules => rules.forEach((rule) => document.styleSheets[0].insertRule(rule))", list(rules))


@every_kind
def test_text_of_twice_the_size_is_readable(pages: list[tuple[Page, str]]) -> None:
    for page, address in pages:
        go(page, address)
        add_rules(page, "html { font-size: 225% !important; }")
        assert hidden_part(page) == [], address
        page.set_viewport_size({"width": NARROW * 2, "height": HEIGHT})
        assert hidden_part(page) == [], address
        page.set_viewport_size({"width": WIDE, "height": HEIGHT})


@every_kind
def test_wide_spacing_of_text_cuts_nothing_off(pages: list[tuple[Page, str]]) -> None:
    for page, address in pages:
        page.set_viewport_size({"width": NARROW, "height": HEIGHT})
        go(page, address)
        add_rules(page, SPACING, PARAGRAPHS)
        assert hidden_part(page) == [], address


@every_kind
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whatever_takes_focus_shows_it_clearly(finnish: Page, scheme: Literal["light", "dark"]) -> None:
    finnish.emulate_media(color_scheme=scheme)
    assert finnish.evaluate(UNSEEN_FOCUS) == []


# Elements whose focus has no outline of two pixels, or one that cannot be told from what is around it (3 : 1).
UNSEEN_FOCUS = f"""() => {{
    {COLOURS}
    return [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
        .filter((one) => one.checkVisibility())
        .filter((one) => {{
            one.focus();
            const style = getComputedStyle(one);
            return style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2
                || contrast(style.outlineColor, behind(one)) < 3;
        }})
        .map((one) => one.outerHTML.slice(0, 120));
}}"""


@every_kind
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_what_is_touched_is_large_enough(pages: list[tuple[Page, str]], width: int) -> None:
    for page, address in pages:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        go(page, address)
        assert page.evaluate(SMALL_TARGETS, LEAST_TARGET) == [], address
        assert page.evaluate(SMALLEST_SIDE) >= GOOD_TARGET, address


# Targets below the size; a link inside a sentence may be as high as its line.
SMALL_TARGETS = """(least) => [...document.querySelectorAll("a[href], button, input, summary")]
    .filter((one) => one.checkVisibility())
    .filter((one) => {
        const box = one.getBoundingClientRect();
        const around = one.closest("p, li, dd, dt, td, th, figcaption, h2, h3");
        const words = around ? around.textContent.trim().length : 0;
        const inSentence = getComputedStyle(one).display === "inline" && words > one.textContent.trim().length;
        return !inSentence && box.right > 0 && (box.height < least || box.width < least);
    })
    .map((one) => one.outerHTML.slice(0, 120))"""

# Of what matters most: the exit, the menu, the search, phone numbers of urgent help, the next step.
SMALLEST_SIDE = """() => Math.min(...[...document.querySelectorAll(`
        #exit, summary, input, button, .urgent .tel, .action, .next a, .site-nav a, .languages a, .site-footer a,
        .switch a
    `)].filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().height))"""


@every_kind
def test_nothing_moves_and_nothing_shifts(pages: list[tuple[Page, str]]) -> None:
    for page, address in pages:
        go(page, address)
        moving = """() => [...document.querySelectorAll("*")].filter((one) => {
            const style = getComputedStyle(one);
            return style.animationName !== "none" || /[1-9]/.test(style.transitionDuration);
        }).length"""
        assert page.evaluate(moving) == 0, address
        assert any(shift_in(page, address) == 0 for _ in range(3)), address


def shift_in(page: Page, address: str) -> float:
    """How much moves while a page opens. One that is painted before all of it has come may move, now and then."""
    go(page, address)
    return float(page.evaluate(SHIFTED))


SHIFTED = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 100);
})"""


@every_kind
def test_with_forced_colours_buttons_boxes_and_marks_keep_their_edges(finnish: Page) -> None:
    finnish.emulate_media(forced_colors="active")
    without = finnish.eval_on_selector_all(
        "#exit, .action, button, summary, input, .mark, .urgent, .next, .card, .notice, .switch a",
        """all => all.filter((one) => one.checkVisibility()).filter((one) => {
            const style = getComputedStyle(one);
            return style.borderTopStyle === "none" || style.borderTopWidth === "0px";
        }).map((one) => one.outerHTML.slice(0, 120))""",
    )
    assert without == []


@every_kind
def test_parts_of_the_page_have_names_that_make_sense_read_aloud(pages: list[tuple[Page, str]]) -> None:
    for page, address in pages:
        go(page, address)
        read = page.locator("body").aria_snapshot()
        for part in ("banner", "main", "contentinfo"):
            assert read.count(f"- {part}") == 1, (address, part)
        named = [
            line.strip()
            for line in read.splitlines()
            if line.lstrip().startswith(("- navigation", "- region", "- search"))
        ]
        assert len(named) == len(set(named)), (address, named)
        assert all('"' in one for one in named), (address, named)
        links = page.eval_on_selector_all("main a", "all => all.map((one) => one.textContent.trim())")
        assert all(links), address
        assert not {"tästä", "lue lisää", "här", "läs mer", "here", "read more"} & {link.casefold() for link in links}


@every_kind
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_fields_and_buttons_can_be_told_from_the_ground(
    finnish: Page, scheme: Literal["light", "dark"]
) -> None:
    finnish.emulate_media(color_scheme=scheme)
    assert finnish.evaluate(PALE_EDGES) == []


# Fields and buttons of which neither the edge nor the surface differs enough from what is behind them (3 : 1).
PALE_EDGES = f"""() => {{
    {COLOURS}
    return [...document.querySelectorAll("input, button, summary, .action, #exit, .tel, .switch a")]
        .filter((one) => one.checkVisibility() && getComputedStyle(one).borderTopStyle !== "none")
        .filter((one) => {{
            const style = getComputedStyle(one);
            return contrast(style.borderTopColor, behind(one)) < 3 && contrast(style.backgroundColor, behind(one)) < 3;
        }})
        .map((one) => one.outerHTML.slice(0, 120));
}}"""
