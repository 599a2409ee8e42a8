"""What has changed, as programs and readers of feeds get it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import warnings

import pytest
from lxml import etree

from generator.directory.directory import Directory
from generator.exports.changes import NEWEST
from generator.history.changes import MOST, Changes, Entry
from tests.exports.making import LANGUAGES, PAST, SITE_URL, TODAY, Json, make, open_directory, read

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # the reader's own
    import feedparser

FEED_PATH = "data/changes-{}.atom.xml"


def feed(directory: Directory, language: str = "fi") -> Json:
    """A feed as a reader of feeds gets it."""
    content = make(directory)[FEED_PATH.format(language)]
    etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the reader's own
        found: Json = feedparser.parse(content)
    assert not found["bozo"], found.get("bozo_exception")
    assert found["version"] == "atom10"
    return found


def without_history() -> Directory:
    return dataclasses.replace(open_directory(), changes=None)


def with_many(number: int) -> Directory:
    when = dt.datetime(2026, 10, 1, 10, tzinfo=dt.UTC)
    entries = tuple(Entry(when, "units", "river", "added", present=True) for _ in range(number))
    return dataclasses.replace(
        open_directory(), changes=Changes(entries, dt.date(2025, 11, 26), None, all_of_them=True)
    )


def test_the_list_for_programs_tells_who_what_and_when() -> None:
    file = read("changes")
    assert file["available"]
    assert file["complete"]
    assert file["began"] == "2026-09-01"
    assert [(one["day"], one["section"], one["id"], one["fields"][0]["field"]) for one in file["changes"]] == [
        ("2026-10-01", "fees", "tale-share", "amount"),
        ("2026-10-01", "units", "river", "kinds"),
        ("2026-09-10", "units", "river", "phone"),
    ]
    assert file["changes"][0]["fields"] == [
        {
            "field": "amount",
            "kind": "changed",
            "before": ["1.40"],
            "after": ["1.50"],
            "languages": [],
            "withdrawn": False,
        },
    ]


def test_a_former_phone_number_is_in_no_file() -> None:
    made = make(open_directory())
    assert not [path for path, content in made.items() if b"0999 999999" in content]
    assert b"0000 000000" in made["data/changes-fi.atom.xml"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_says_whose_and_what_it_is(language: str, registry: str, day: dt.date) -> None:
    directory = open_directory(registry, day)
    found = feed(directory, language)["feed"]
    name = directory.registry.network.name.best(language, LANGUAGES)[0]
    assert found["author"] == name
    assert found["title"].startswith(name)
    assert found["id"] == f"tag:directory.example,2026:/below/{FEED_PATH.format(language)}"
    links = {one["rel"]: one["href"] for one in found["links"]}
    assert links["self"] == SITE_URL + FEED_PATH.format(language)
    assert links["alternate"].startswith(SITE_URL)


def test_an_entry_tells_the_record_and_what_changed_in_it() -> None:
    fee, kind, phone, began = feed(open_directory(), "en")["entries"]
    assert fee["title"] == "The tale has its price: sum changed: before €1.40, now €1.50"
    assert kind["title"] == "River home: who it is for changed: added home for little clouds"
    assert phone["summary"].splitlines() == [
        "phone number changed: now 0000 000000",
        "who it is for changed: removed home for little clouds",
        "description from the sources reworded (English)",
    ]
    assert phone["link"] == f"{SITE_URL}en/units/river/"
    assert {one["term"] for one in phone["tags"]} >= {"units", "changed"}
    assert phone["updated"] == "2026-09-10T10:00:00Z"
    assert began["title"] == "The directory began"


def test_names_of_entries_stay_when_there_are_new_ones() -> None:
    directory = open_directory()
    assert directory.changes
    fewer = dataclasses.replace(directory.changes, entries=directory.changes.entries[1:])
    before = {one["id"] for one in feed(dataclasses.replace(directory, changes=fewer))["entries"]}
    after = [one["id"] for one in feed(directory)["entries"]]
    assert before < set(after)
    assert len(after) == len(set(after))
    assert "tag:directory.example,2026-09-10:/below/fi/units/river" in after


def test_a_feed_holds_the_newest_and_says_so() -> None:
    long = feed(with_many(NEWEST + 1), "en")
    assert len(long["entries"]) == NEWEST
    assert "There were more changes." in long["feed"]["subtitle"]
    short = feed(with_many(NEWEST), "en")
    assert "There were more changes." not in short["feed"]["subtitle"]
    assert len(read("changes")["changes"]) < MOST


def test_where_no_history_can_be_read_that_is_said() -> None:
    found = feed(without_history(), "en")
    assert found["entries"] == []
    assert found["feed"]["subtitle"].startswith("The history of changes is not available in this copy.")
    assert found["feed"]["updated"] == f"{TODAY}T00:00:00Z"
    assert b'"available": false' in make(without_history())["data/changes.json"]


def test_before_the_beginning_there_is_nothing_to_tell() -> None:
    found = feed(open_directory(day=PAST), "en")
    assert found["entries"] == []
    assert found["feed"]["subtitle"] == "No changes have been recorded since 3 September 2019."


def test_a_host_with_letters_of_its_own_is_named_as_hosts_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.exports.making.SITE_URL", "https://satuää.example/metsä/")
    content = make(open_directory())[FEED_PATH.format("fi")].decode()
    host = "satuää.example".encode("idna").decode()
    assert host.startswith("xn--")
    assert f"<id>tag:{host},2026:/mets%C3%A4/data/changes-fi.atom.xml</id>" in content


def test_no_author_and_no_words_of_a_commit_are_told() -> None:
    made = {path: content for path, content in make(open_directory()).items() if "changes" in path}
    assert not [path for path, content in made.items() if b"Secret" in content or b"omebody" in content]
