"""The page that tells what has changed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from lxml import html

from generator.directory.views.changes import changes_view
from generator.history.changes import Changes, Entry
from generator.history.compare import KINDS, SECTIONS
from generator.history.telling import FIELDS, Item
from generator.site.site import Site, SiteOptions
from tests.exports.making import PAST, open_directory, prose
from tests.site.made_up import Tree, page

LANGUAGES = ("fi", "sv", "en")
WHEN = dt.datetime(2026, 10, 1, 10, tzinfo=dt.UTC)


def site(*entries: Entry, more: bool = False) -> Site:
    """The fictional site with these changes, or with those of its made-up past."""
    directory = open_directory()
    if entries:
        changes = Changes(entries, dt.date(2025, 11, 26), None, all_of_them=not more)
        directory = dataclasses.replace(directory, changes=changes)
    return Site(directory, prose(), SiteOptions(directory.as_of, today=directory.today))


def told(*items: Item, section: str = "units", key: str = "river", language: str = "fi") -> list[str]:
    """What the page says of changes in one record."""
    tree = page(site(Entry(WHEN, section, key, "changed", present=True, items=items)), "changes", language=language)
    return [one.text_content() for one in tree.xpath("//main/ul/li")]


def headings(tree: Tree, level: int) -> list[str]:
    return [" ".join(one.text_content().split()) for one in tree.xpath(f"//h{level}[@id]")]


def test_days_come_newest_first_with_their_records() -> None:
    tree = page(site(), "changes")
    assert headings(tree, 2)[:3] == ["1.10.2026", "10.9.2026", "1.9.2026"]
    assert headings(tree, 3) == ["Sadusta maksetaan osuus maksutieto", "Jokikoti yksikkö", "Jokikoti yksikkö"]
    assert tree.xpath("//h3/a/@href") == ["../yksikot/river/"] * 2
    assert tree.xpath("//h2/time/@datetime") == ["2026-10-01", "2026-09-10", "2026-09-01"]
    assert "Hakemisto alkoi." in tree.text_content()


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (Item("phone", "added", after=("0000 000000",)), "puhelinnumero lisätty: 0000 000000"),
        (Item("phone", "changed", after=("0000 000000",)), "puhelinnumero muutettu: nyt 0000 000000"),
        (Item("phone", "removed"), "puhelinnumero poistettu"),
        (Item("phone", "confirmed", after=("2026-10",)), "puhelinnumero vahvistettu: lokakuu 2026"),
        (Item("verified", "confirmed", after=("2026-10-01",)), "tiedot vahvistettu: 1.10.2026"),
        (Item("source", "source"), "lähteet muutettu"),
        (Item("phone", "source"), "lähde muutettu: puhelinnumero"),
        (Item("addresses", "added", withdrawn=True), "osoite lisätty; tieto on sittemmin poistettu näkyvistä"),
        (Item("amount", "changed", ("1.40",), ("1.50",)), "summa muutettu: ennen 1,40\xa0€, nyt 1,50\xa0€"),
        (
            Item("municipalities", "changed", ("Hollola",), ("Heinola", "Lahti")),
            "palvelualueen kunnat muutettu: lisätty Heinola ja Lahti; poistettu Hollola",
        ),
        (Item("from", "added", after=("2027-01-01",)), "voimassaolon alku lisätty: 1.1.2027"),
        (Item("to", "added", after=("2027-01-01",)), "voimassaolon päättyminen lisätty: 31.12.2026"),
        (Item("text", "reworded", languages=("fi", "sv")), "teksti muotoiltu uudelleen (suomi ja ruotsi)"),
        (
            Item("address_confidential", "added", after=("true",)),
            "tieto siitä, onko osoite salainen, lisätty: kyllä",
        ),
        (Item("operators", "removed", ("sleepers",)), "ylläpitäjä poistettu: Nukkujat ry"),
        (Item("operators", "removed", ("nobody",)), "ylläpitäjä poistettu"),
    ],
)
def test_a_change_is_a_line_in_plain_words(item: Item, words: str) -> None:
    assert told(item) == [words]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_words_for_everything_that_may_be_told(language: str) -> None:
    items = tuple(Item(field, kind) for field in FIELDS for kind in KINDS)
    assert len(told(*items, language=language)) == len(items)
    for section in SECTIONS:
        assert told(Item("note", "added"), section=section, key="not-there", language=language)


def test_a_record_that_is_gone_is_told_by_its_id() -> None:
    gone = Entry(WHEN, "units", "castle", "removed", present=False)
    tree = page(site(gone), "changes")
    assert headings(tree, 3) == ["yksikkö, tunnus castle"]
    assert [one.text_content() for one in tree.xpath("//main/ul/li")] == ["poistettu hakemistosta"]


def test_a_list_that_was_cut_says_so() -> None:
    came = Entry(WHEN, "units", "river", "added", present=True)
    assert "Muutoksia oli enemmän." in page(site(came, more=True), "changes").text_content()
    assert "Muutoksia oli enemmän." not in page(site(came), "changes").text_content()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "Muutoshistoria ei ole saatavilla tässä kopiossa."),
        ("sv", "Ändringshistoriken finns inte i den här kopian."),
        ("en", "The history of changes is not available in this copy."),
    ],
)
def test_where_no_history_can_be_read_that_is_said(language: str, words: str) -> None:
    directory = dataclasses.replace(open_directory(), changes=None)
    bare = Site(directory, prose(), SiteOptions(directory.as_of))
    assert words in page(bare, "changes", language=language).text_content()


def test_before_the_beginning_there_is_nothing_to_tell() -> None:
    directory = open_directory(day=PAST)
    before = Site(directory, prose(), SiteOptions(PAST, today=directory.today))
    assert "Muutoksia ei ole kirjattu 3.9.2019 jälkeen." in page(before, "changes").text_content()
    assert changes_view(before.lens("fi", "muutokset/")).days == ()


def test_only_the_page_of_changes_tells_programs_of_the_feed(built_site: Path) -> None:
    found = {}
    for path in built_site.rglob("index.html"):
        links = html.parse(str(path)).xpath('//link[@type="application/atom+xml"]/@href')
        if links:
            found[path.parent.relative_to(built_site).as_posix()] = links
    assert found == {
        "muutokset": ["https://directory.example/data/changes-fi.atom.xml"],
        "sv/andringar": ["https://directory.example/data/changes-sv.atom.xml"],
        "en/changes": ["https://directory.example/data/changes-en.atom.xml"],
    }


def test_the_page_about_the_data_leads_to_the_changes(built_site: Path) -> None:
    about = html.parse(str(built_site / "tietoa-aineistosta/index.html"))
    assert about.xpath('//main//a[@href="../muutokset/"]')
