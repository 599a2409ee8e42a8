"""Urgent help: one fixed order and wording on every page that has it, in view and one tap away on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.kit import KINDS, LANGUAGES, PHONE, NewPage, go, in_languages

WITH_URGENT_HELP = ("home", "urgent", "situation", "exhaustion", "unit", "municipality", "plain words in danger")
ADDRESSES = {**KINDS, "exhaustion": "uupumus/", "plain words in danger": "vakivalta-helposti/"}
SMALL_PHONE = 640


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_and_words_are_the_same_everywhere(built_site: Path, home: str, new_page: NewPage, language: str) -> None:
    page = new_page()
    told = {}
    for kind in WITH_URGENT_HELP:
        go(page, home + in_languages(built_site, ADDRESSES[kind])[language])
        card = page.locator("main .urgent")
        assert card.count() == 1, kind
        told[kind] = " ".join(card.inner_text().split())
    first = told["home"]
    assert first.index("112") < first.index("080 005 005")
    assert set(told.values()) == {first}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["home", "urgent", "situation", "exhaustion", "unit", "plain words in danger"])
def test_emergency_number_is_one_tap_away_on_the_first_screen(
    built_site: Path, home: str, new_page: NewPage, kind: str, language: str
) -> None:
    page = new_page(PHONE)
    page.set_viewport_size({"width": PHONE, "height": SMALL_PHONE})
    go(page, home + in_languages(built_site, ADDRESSES[kind])[language])
    call = page.locator("a[href='tel:112']").first.bounding_box()
    assert call is not None
    assert call["y"] + call["height"] <= SMALL_PHONE
    assert call["height"] >= 44
