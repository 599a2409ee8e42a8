"""Every page of the real portal, 404 too: the exit comes first, nothing foreign is asked for, nothing runs unseen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.registry.values import PartialDate
from generator.site.safety import guard
from tests.site.made_up import made_up_site

EXIT = "https://www.ilmatieteenlaitos.fi/"
SITE_URL = "https://directory.example/"
LOADING = ("src", "srcset", "poster", "data", "action", "formaction", "background", "ping")
RUNNING = ("script", "iframe", "object", "embed", "base", "style", "frame", "applet", "template")
WAYS_OUT = re.compile(r"https?://|mailto:|tel:|(?![a-z]+:|//)", re.IGNORECASE)
DAYS = ("dateModified", "lastReviewed")
Tree = Any


@cache
def trees(portal: Path) -> dict[str, Tree]:
    """Each page by its address below the portal's root."""
    return {
        file.relative_to(portal).as_posix().removesuffix("index.html"): html.parse(str(file)).getroot()
        for file in sorted(portal.rglob("*.html"))
    }


def listed(tree: Tree) -> bool:
    return not tree.xpath("head/meta[@name='robots']")


def test_exit_is_the_first_link_after_the_skip_link_and_leads_to_a_neutral_place(built_site: Path) -> None:
    assert "404.html" in trees(built_site)
    for address, tree in trees(built_site).items():
        skip, exit_link = tree.xpath("//a")[:2]
        assert skip.get("href") == "#main", address
        assert exit_link.get("id") == "exit", address
        assert exit_link.get("href") == EXIT, address
        assert exit_link.get("rel") == "noreferrer nofollow", address


def test_policy_and_guard_come_before_all_that_loads(built_site: Path) -> None:
    for address, tree in trees(built_site).items():
        charset, policy, first, referrer, *_ = tree.find("head")
        assert charset.get("charset") == "utf-8", address
        assert policy.get("http-equiv") == "Content-Security-Policy", address
        assert first.text == guard(), address
        assert referrer.get("content") == "no-referrer", address


def test_policy_lets_nothing_in_from_elsewhere(built_site: Path) -> None:
    for address, tree in trees(built_site).items():
        policy = tree.xpath("string(head/meta[@http-equiv='Content-Security-Policy']/@content)")
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        assert rules["default-src"] == "'none'", address
        assert "unsafe-inline" not in policy, address
        assert re.fullmatch(
            r"(('self'|'none'|data:|'sha256-[\w+/=]+'|'wasm-unsafe-eval')[ ]?)+", " ".join(rules.values())
        )
        has_box = bool(tree.xpath("//form[@data-search]"))
        assert ("wasm" in policy) == has_box, address


def test_nothing_stands_in_a_page_that_could_run_or_load_from_elsewhere(built_site: Path) -> None:
    for address, tree in trees(built_site).items():
        for part in tree.iter(*RUNNING):
            assert part.tag in {"script", "style"}, (address, part.tag)
            if part.tag == "style":
                assert address == "404.html"
            elif not part.get("src"):
                assert part.text == guard() or part.get("type") == "application/ld+json", address
        for part in tree.iter():
            assert not [name for name in part.keys() if name.startswith("on") or name == "style"], address  # noqa: SIM118
            for name in LOADING:
                assert "//" not in part.get(name, ""), (address, part.get(name))
            if part.tag == "link" and part.get("rel") not in {"canonical", "alternate"}:
                assert "//" not in part.get("href"), address


def test_every_link_leads_where_a_reader_may_go(built_site: Path) -> None:
    for address, tree in trees(built_site).items():
        for link in tree.iter("a"):
            href = link.get("href", "")
            assert WAYS_OUT.match(href), (address, href)
            if "://" in href:
                assert "noreferrer" in link.get("rel", ""), (address, href)


def test_every_page_names_its_own_address(built_site: Path) -> None:
    for address, tree in trees(built_site).items():
        if address != "404.html":
            assert tree.xpath("string(head/link[@rel='canonical']/@href)") == SITE_URL + address


def test_only_pages_with_a_confirmed_answer_are_offered_to_search_engines(built_site: Path) -> None:
    kept_out = {address for address, tree in trees(built_site).items() if not listed(tree)}
    municipalities = {one for one in trees(built_site) if re.match(r"(kunnat|sv/kommuner|en/municipalities)/.", one)}
    assert municipalities <= kept_out  # no source confirms the area of any unit today
    editions = {one for one in kept_out if re.match(r"(painokset|sv/utgavor|en/editions)/.", one)}
    paper = {one for one in kept_out if one.endswith(("/tuloste/", "/utskrift/", "/print/"))}
    assert kept_out == municipalities | editions | paper | {"404.html"}


def test_site_map_lists_what_may_be_found_with_the_day_of_its_facts(built_site: Path) -> None:
    rows = re.findall(
        r"<url><loc>(.*?)</loc>(?:<lastmod>(.*?)</lastmod>)?</url>", (built_site / "sitemap.xml").read_text()
    )
    assert {SITE_URL + address for address, tree in trees(built_site).items() if listed(tree)} == {
        row[0] for row in rows
    }
    days = dict(rows)
    assert days[f"{SITE_URL}yksikot/tampere/"] == "2024-08"
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day) for day in days.values() if day)
    assert len([day for day in days.values() if day]) > 150


def texts(part: object) -> Iterator[str]:
    """Every text of a thing of schema.org but the words of its terms."""
    if isinstance(part, dict):
        for name, inner in part.items():
            if not name.startswith("@") and name not in {"inLanguage", *DAYS}:
                yield from texts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from texts(inner)
    else:
        yield str(part)


def days_in_words(told: dict[str, Any]) -> list[str]:
    """The days that programs are told of the page, as its readers are."""
    words = made_up_site().voices[told["inLanguage"]].words
    return [words.date(PartialDate.parse(told[name])) for name in DAYS if name in told]


def test_programs_are_told_nothing_that_the_page_does_not_say(built_site: Path) -> None:
    told = 0
    for address, tree in trees(built_site).items():
        found = tree.xpath("//script[@type='application/ld+json']/text()")
        assert len(found) == listed(tree), address
        for one in found:
            said = " ".join(" ".join(tree.itertext()).replace(one, "").split())
            said += " ".join(tree.xpath("//@href | //a/@type | //time/@datetime | head/meta/@content"))
            said = said.replace("\xad", "")
            page = json.loads(one)
            for text in (*texts(page), *days_in_words(page)):
                assert text.removeprefix(SITE_URL) in said, (address, text)
                told += 1
    assert told > 1000


@pytest.mark.parametrize("place", ["Lahdessa", "Turussa", "Helsingissä", "Rovaniemellä", "Tampereella"])
def test_title_of_a_place_with_a_unit_has_the_right_case(built_site: Path, place: str) -> None:
    titles = {str(tree.findtext("head/title")).partition(" – ")[0] for tree in trees(built_site).values()}
    assert f"Ensikoti {place}" in titles
