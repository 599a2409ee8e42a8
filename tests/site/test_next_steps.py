"""Every page ends with one next step: what its head asks for, else how one gets in."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from generator.registry.prose import Shelf
from generator.registry.values import LANGUAGES
from generator.site.site import Site
from tests.brochures.kit import real_site
from tests.seeds.pages import main, pages
from tests.site.made_up import Tree


@cache
def asking(page: str, step: str | None) -> Site:
    """The site where the head of a page asks for a next step."""
    site = real_site()
    articles = {language: dict(found) for language, found in site.shelf.articles.items()}
    for found in articles.values():
        head = found[page].head.model_copy(update={"next_step": step})
        found[page] = dataclasses.replace(found[page], head=head)
    return Site(site.directory, Shelf(articles), site.options)


def action(site: Site, page: str, language: str = "fi") -> tuple[str, str]:
    """Where the next step of a page of prose leads, and the words that lead there."""
    (prose,) = (one for one in site.prose(language) if one.key == page)
    body: Tree = html.fromstring(f"<main>{site.prose_body(prose, '')}</main>")
    (link,) = body.xpath('//section[@class="next"]//a[@class="action"]')
    return str(link.get("href")), str(link.text)


def test_every_page_has_one_next_step(built_site: Path) -> None:
    found = {address: main(page).find_class("next") for address, page in pages(built_site).items()}
    assert {address for address, steps in found.items() if len(steps) != 1} == set()


@pytest.mark.parametrize(
    ("step", "leads"),
    [
        (None, "../nain-paaset-ensikotiin/"),
        ("apply", "../nain-paaset-ensikotiin/"),
        ("municipalities", "../kunnat/"),
        ("urgent", "../apua-heti/"),
        ("compare", "../vertailu/"),
        ("cost", "../maksut/"),
    ],
)
def test_a_page_leads_to_what_its_head_asks_for(step: str | None, leads: str) -> None:
    assert action(asking("what", step), "what")[0] == leads


def test_a_step_to_another_page_has_its_title() -> None:
    site = asking("what", "cost")
    assert action(site, "what")[1] == site.shelf.articles["fi"]["cost"].head.title


@pytest.mark.parametrize("page", ["apply", "urgent", "what"])
@pytest.mark.parametrize("step", [None, "urgent"])
def test_no_page_leads_to_itself(page: str, step: str | None) -> None:
    site = asking(page, step)
    assert action(site, page)[0] != f"../{site.shelf.articles['fi'][page].head.slug}/"


def test_the_page_of_urgent_help_leads_to_a_call(built_site: Path) -> None:
    (step,) = main(pages(built_site)["apua-heti/"]).find_class("action")
    assert step.get("href") == "tel:112"


@pytest.mark.parametrize(
    ("step", "nearest"), [("munisipalities", "municipalities"), ("aply", "apply"), ("nowhere-at-all", "")]
)
def test_step_that_leads_nowhere_is_told_at_its_line(step: str, nearest: str) -> None:
    told = [problem for problem in asking("what", step).problems() if problem.code == "next-step"]
    assert [problem.place.file for problem in told] == [f"content/{language}/what.md" for language in LANGUAGES]
    assert {problem.suggestion for problem in told} == {nearest}
    assert not [problem for problem in asking("what", "cost").problems() if problem.code == "next-step"]
