"""Texts in very plain words: beside each main topic, one step away, in the menu where the usual text is."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from generator.registry.prose import PLAIN, Shelf, read_prose
from generator.registry.values import LANGUAGES

ROOT = Path(__file__).parents[2]
TOPICS = {
    *("what", "who", "apply", "cost", "contents", "staff", "duration", "benefits", "after"),
    *("urgent", "violence", "exhaustion", "protection"),
}
NAMES = {"fi": "Helposti sanottuna", "sv": "Enkelt sagt", "en": "In plain words"}
MOST_WORDS = 12
every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """The project's own pages."""
    return read_prose(ROOT / "content")[0]


def folder(language: str, slug: str) -> str:
    return f"{slug}/" if language == "fi" else f"{language}/{slug}/"


@every_language
def test_every_main_topic_has_one(shelf: Shelf, language: str) -> None:
    found = {one.head.plain_of for one in shelf.articles[language].values() if one.head.kind == PLAIN}
    assert found == TOPICS


@every_language
def test_each_leads_to_the_usual_text_and_back_from_right_below_the_heading(
    built_site: Path, shelf: Shelf, language: str
) -> None:
    for topic in TOPICS:
        usual, plain = shelf.articles[language][topic], shelf.plain(language, topic)
        assert plain
        for here, there in ((usual, plain), (plain, usual)):
            tree = html.parse(str(built_site / folder(language, here.head.slug) / "index.html")).getroot()
            (link,) = tree.xpath("//h1/following-sibling::*[1][@class='switch']/a")
            start = f"/{folder(language, here.head.slug)}"
            assert urljoin(start, link.get("href")) == f"/{folder(language, there.head.slug)}"
            if there is plain:
                assert link.text == NAMES[language]


@every_language
def test_menu_and_next_step_are_those_of_the_usual_text(built_site: Path, shelf: Shelf, language: str) -> None:
    def marks(slug: str) -> list[str]:
        tree = html.parse(str(built_site / folder(language, slug) / "index.html")).getroot()
        return [
            *tree.xpath("//nav[@class='site-nav']//a[@aria-current]/text()"),
            *tree.xpath("//section[contains(@class, 'next')]//a[@class='action']/text()"),
        ]

    for topic in TOPICS:
        plain = shelf.plain(language, topic)
        assert plain
        assert marks(plain.head.slug) == marks(shelf.articles[language][topic].head.slug), topic


@every_language
def test_nobody_calls_them_by_the_name_of_a_tested_quality(built_site: Path, language: str) -> None:
    for page in (built_site / ("" if language == "fi" else language)).rglob("index.html"):
        text = page.read_text(encoding="utf-8").casefold()
        assert not any(name in text for name in ("selkokiel", "selkosuom", "lättläst", "easy read", "easy-to-read")), (
            page
        )
