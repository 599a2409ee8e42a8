"""The questions of people, typed into the box of the real site in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kit import WIDE, load_all, served
from tests.search.questions import PLACES, START_PAGES, Question, questions, rank, shares

ANSWERS = """question => {
    const box = document.querySelector("#search");
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return Promise.resolve().then(() => new Promise((done) => setTimeout(done, 0))).then(() => ({
        addresses: [...document.querySelectorAll("#search-list [role=option]")].map((one) => one.href),
        urgent: !!document.querySelector(".search .search-answers a[href='tel:112']"),
    }));
}"""
LEAST = {"places": (0.97, 0.99), "topics": (0.85, 0.96), "misspelt topics": (0, 0.95)}
"""Of each group of questions: the share answered first, and within the first five, that is to be reached."""

Answered = dict[Question, tuple[list[str], bool]]


@pytest.fixture(scope="module")
def answered(browser: Browser, built_site: Path) -> Iterator[Answered]:
    """Each question with the addresses of the answers below the portal's root, and whether urgent help was shown."""
    with served(built_site) as home:
        context = browser.new_context(viewport={"width": WIDE, "height": 800})
        found: Answered = {}
        for language, start in START_PAGES.items():
            page = context.new_page()
            page.goto(home + start)
            load_all(page)
            for question in questions():
                if question.language == language:
                    answer = page.evaluate(ANSWERS, question.question)
                    addresses = [one.removeprefix(home) for one in answer["addresses"]]
                    found[question] = addresses, answer["urgent"]
        yield found
        context.close()


def test_there_are_enough_questions_of_all_kinds_and_languages() -> None:
    assert len(questions()) >= 300
    assert {question.language for question in questions()} == set(START_PAGES)
    assert len({question.id for question in questions()}) == len(questions())
    for half in ("dev", "held"):
        assert {question.kind for question in questions() if question.half == half} >= PLACES


@pytest.mark.parametrize("half", ["dev", "held"])
def test_right_pages_come_first(answered: Answered, built_site: Path, half: str) -> None:
    ranked = [(one, rank(one, given[0], built_site)) for one, given in answered.items() if one.half == half]
    for group, share in shares(ranked).items():
        first, five = LEAST[group]
        assert share.first >= first, f"{group}: {share.first:.1%} at rank 1"
        assert share.five >= five, f"{group}: {share.five:.1%} within five"


def test_words_of_danger_show_urgent_help_and_places_never_do(answered: Answered) -> None:
    danger = [urgent for question, (_, urgent) in answered.items() if question.kind == "danger"]
    assert sum(danger) / len(danger) >= 0.85
    assert not [one.question for one, (_, urgent) in answered.items() if one.kind in PLACES and urgent]


def test_names_that_are_also_words_never_push_help_aside(answered: Answered, built_site: Path) -> None:
    ranked = {one: rank(one, given[0], built_site) for one, given in answered.items() if one.kind == "not-a-place"}
    municipalities = ("kunnat/", "sv/kommuner/", "en/municipalities/")
    pushed = [one.question for one in ranked if answered[one][0] and answered[one][0][0].startswith(municipalities)]
    assert pushed == []
    assert all(place is not None and place < 5 for place in ranked.values())
