"""The first use of a term on a page: explained or linked, or else told."""

from __future__ import annotations

import pytest

from generator.registry.prose import read_prose
from tests.language.kit import ROOT, on_page, real_reader

LINK = "{{ page.terms }}#"


def terms(body: str, language: str) -> list[str]:
    return [found for found in on_page(body, language) if " term-not-explained " in found]


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        ("fi", "Tule satuhetkeen.", "1:6 term-not-explained satuhetkeen"),
        ("fi", "Satuhetkissämme lauletaan.", "1:1 term-not-explained Satuhetkissämme"),
        ("fi", "Kuulit yhteisiä tarinoita.", "1:8 term-not-explained yhteisiä tarinoita"),
        ("sv", "Vi har sagostunder.", "1:8 term-not-explained sagostunder"),
        ("sv", "Vi har berättelser inom gruppen.", "1:8 term-not-explained berättelser inom gruppen"),
        ("en", "Come to the story times.", "1:13 term-not-explained story times"),
        ("en", "A tale hour begins.", "1:3 term-not-explained tale hour"),
        ("en", "The joint tale’s end.", "1:5 term-not-explained joint tale’s"),
        ("en", "Come to [story time]({{ page.terms }}#joint-tale).", "1:10 term-not-explained story time"),
    ],
)
def test_a_term_in_any_form_is_told_where_it_is_first_used(language: str, body: str, found: str) -> None:
    assert terms(f"{body}\n", language) == [found]
    assert terms(f"{body}\n\n{body}\n", language) == [found]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fi", f"Tule [satuhetkeen]({LINK}story-time). Satuhetki alkaa."),
        ("fi", f"Satuhetkeksi sanotaan [tätä]({LINK}story-time)."),
        ("fi", "Tule satuhetkeen eli kuulemaan satuja."),
        ("fi", "Satuhetki tarkoittaa tuokiota."),
        ("fi", "Satuhetki on tuokio, jossa luetaan."),
        ("fi", "Tule satuhetkeen. Se on tuokio."),
        ("fi", "Tule satuhetkeen (tuokio)."),
        ("fi", "Yhteinen ilo ja tarina."),
        ("fi", "Satuhetkien liiton susi."),
        ("sv", f"Kom till [sagostunden]({LINK}story-time)."),
        ("sv", "En sagostund är en stund där någon läser."),
        ("sv", "Sagostundernas förbund."),
        ("en", f"A tale hour is called [story time]({LINK}story-time)."),
        ("en", "Story time is a moment that is quiet."),
        ("en", "The Federation of Story Times."),
        ("en", "## Story time\n\nWolves."),
        ("en", "See [when story time begins]({{ page.cost }})."),
        ("en", 'They said: "Story time!"'),
    ],
)
def test_a_term_that_is_linked_or_explained_or_no_use_of_it_is_not_told(language: str, body: str) -> None:
    assert terms(f"{body}\n", language) == []


def test_a_heading_or_link_before_does_not_explain_the_term() -> None:
    body = "## Story time\n\nSee [when story time begins]({{ page.cost }}). Story time is fun.\n"
    assert terms(body, "en") == ["3:48 term-not-explained Story time"]


SHELF = read_prose(ROOT / "content")[0]
PAGES = sorted(article.file for language in SHELF.articles for article in SHELF.every(language))


@pytest.mark.parametrize("page", PAGES)
def test_each_real_page_explains_or_links_its_terms_where_they_are_first_used(page: str) -> None:
    found = [problem for problem in real_reader().findings(SHELF, {page}) if problem.code == "term-not-explained"]
    assert [(problem.place.line, problem.parts["term"]) for problem in found] == []
