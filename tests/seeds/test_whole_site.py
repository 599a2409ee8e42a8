"""What holds of all pages of the real portal, in all languages."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.registry.place_names import slugify
from generator.registry.prose import Article, Shelf
from tests.seeds.pages import LANGUAGES, below, folded, language_of, main, pages, text

SITE_URL = "https://directory.example/"
FOLDERS = {
    "municipalities": {"fi": "kunnat/", "sv": "sv/kommuner/", "en": "en/municipalities/"},
    "counties": {"fi": "hyvinvointialueet/", "sv": "sv/valfardsomraden/", "en": "en/counties/"},
    "units": {"fi": "yksikot/", "sv": "sv/enheter/", "en": "en/units/"},
    "offerings": {"fi": "tukimuodot/", "sv": "sv/stodformer/", "en": "en/offerings/"},
    "service_areas": {"fi": "palvelualueet/", "sv": "sv/serviceomraden/", "en": "en/service-areas/"},
}
MERGED = ("valtimo", "honkajoki", "pertunmaa")
PRISON = "hameenlinna"
SERVES = ("palvelee kuntaa", "palvelee kunnan", "betjänar kommunen", "serves the municipality", "serves families in")


def address_of(article: Article, language: str) -> str:
    """The folder of a page of prose."""
    root = "" if language == "fi" else f"{language}/"
    return f"{root}{article.head.slug}/" if article.head.slug else root


def paragraphs(page: Path) -> set[str]:
    """The paragraphs and entries of lists on a page that are longer than a label, without its list of sources."""
    leaves = main(page).xpath(".//p | .//li[not(.//p)]")
    told = [leaf for leaf in leaves if not leaf.xpath("ancestor::*[contains(@class, 'sources')]")]
    return {said for said in (folded(str(leaf.text_content())) for leaf in told) if len(said) >= 40}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_situations_share_most_of_their_paragraphs(built_site: Path, shelf: Shelf, language: str) -> None:
    situations = [one for one in shelf.articles[language].values() if one.head.kind == "situation"]
    assert len(situations) == 17
    told = {one.head.slug: paragraphs(pages(built_site)[address_of(one, language)]) for one in situations}
    for (one, first), (other, second) in combinations(told.items(), 2):
        assert len(first & second) < min(len(first), len(second)) / 2, (one, other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_paragraph_of_prose_stands_on_two_pages(shelf: Shelf, language: str) -> None:
    seen: dict[str, str] = {}
    for key, article in shelf.articles[language].items():
        for line in article.body.splitlines():
            if len(line) >= 60:
                assert seen.setdefault(line, key) == key, line


def test_every_page_of_prose_is_there_in_three_languages(built_site: Path, shelf: Shelf) -> None:
    keys = [set(shelf.articles[language]) for language in LANGUAGES]
    assert keys[0] == keys[1] == keys[2]
    for language in LANGUAGES:
        for article in shelf.articles[language].values():
            assert address_of(article, language) in pages(built_site)


def alternates(page: Path) -> dict[str, str]:
    """The addresses of the same page by language."""
    links = html.parse(str(page)).getroot().iterfind("head/link[@rel='alternate'][@hreflang]")
    found = {str(link.get("hreflang")): str(link.get("href")).removeprefix(SITE_URL) for link in links}
    found.pop("x-default", None)
    return found


def test_language_links_of_all_pages_lead_to_each_other(built_site: Path) -> None:
    told = {address: alternates(page) for address, page in pages(built_site).items()}
    for address, same in told.items():
        assert set(same) == set(LANGUAGES), address
        assert same[language_of(address)] == address
        for language, other in same.items():
            assert language_of(other) == language
            assert told[other] == same, (address, other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_and_foot_of_all_pages_are_the_same_in_the_same_order(built_site: Path, language: str) -> None:
    told = set()
    for address, page in pages(built_site).items():
        if language_of(address) == language:
            tree = html.parse(str(page)).getroot()
            told.add(tuple(tree.xpath("//header//nav[@class='site-nav']//a/text() | //footer//nav//a/text()")))
    (only,) = told
    assert len(only) == 6 + 11


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_is_in_its_language(built_site: Path, language: str) -> None:
    for address, page in pages(built_site).items():
        if language_of(address) == language:
            assert f'<html lang="{language}">' in page.read_text(encoding="utf-8"), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_has_its_page(built_site: Path, registry: dict[str, Any], language: str) -> None:
    found = {kind: set(below(built_site, folders[language])) for kind, folders in FOLDERS.items()}
    assert found["units"] == {f"{FOLDERS['units'][language]}{key}/" for key in registry["units"]}
    for kind in ("offerings", "service_areas"):
        names = [slugify(record["name"][language]) for record in registry[kind].values()]
        assert found[kind] == {f"{FOLDERS[kind][language]}{name}/" for name in names}
    assert len(found["municipalities"]) == 308 + len(MERGED)
    assert len(found["counties"]) == 21 + len(("Helsinki", "Åland"))


def test_a_merged_municipality_leads_to_the_one_it_joined(built_site: Path) -> None:
    for slug in MERGED:
        assert "on nyt osa" in text(pages(built_site)[f"kunnat/{slug}/"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_municipality_is_said_to_be_served_by_a_unit(built_site: Path, language: str) -> None:
    for address, page in below(built_site, FOLDERS["municipalities"][language]).items():
        if address.rstrip("/").rpartition("/")[2] in MERGED:
            continue
        marks = [mark.get("class") for mark in main(page).iter("strong") if "mark" in str(mark.get("class"))]
        assert marks, address
        assert set(marks) <= {"mark mark-nationwide", "mark mark-county", "mark mark-nearest"}, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_units_whose_source_says_so_take_families_from_the_whole_country(
    built_site: Path, registry: dict[str, Any], language: str
) -> None:
    nationwide = {key for key, unit in registry["units"].items() if nationwide_by_source(unit)}
    shown = set()
    for page in below(built_site, FOLDERS["municipalities"][language]).values():
        for mark in main(page).find_class("mark-nationwide"):
            heading = mark.xpath("preceding::h3[1]/a/@href")
            shown.add(str(heading[0]).rstrip("/").rpartition("/")[2])
    assert shown == nationwide


def nationwide_by_source(unit: dict[str, Any]) -> bool:
    """Whether a source says of the unit that it takes families from the whole country."""
    said = unit.get("nationwide")
    return (said.get("value") if isinstance(said, dict) else said) in ("true", "yes")


def test_the_prison_department_answers_no_municipality(built_site: Path) -> None:
    for language in LANGUAGES:
        prison = f"{FOLDERS['units'][language].split('/')[-2]}/{PRISON}/"
        for address, page in below(built_site, FOLDERS["municipalities"][language]).items():
            assert prison not in html.tostring(main(page), encoding="unicode"), address
    answers = json.loads((built_site / "data" / "municipalities.json").read_text(encoding="utf-8"))["municipalities"]
    assert PRISON not in {unit["id"] for answer in answers for unit in answer["units"]}


def test_no_page_says_that_a_unit_serves_a_municipality(built_site: Path) -> None:
    for address, page in pages(built_site).items():
        said = text(page).casefold()
        assert not [words for words in SERVES if words in said], address
