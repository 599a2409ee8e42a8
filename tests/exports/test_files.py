"""The files together: addresses that lead somewhere, topics, the page to read first, and the same bytes each time."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys

import pytest

from generator.exports.files import FORMATS
from generator.registry.prose import Shelf
from generator.site.addresses import AddressBook, sheet_path
from tests.exports.making import LANGUAGES, PAST, ROOT, Json, make, maps, open_directory, prose, read

TOPICS = {
    *("what", "who", "apply", "professional", "cost", "duration", "daily", "staff", "after"),
    *("pregnancy", "exhaustion", "mental", "substance", "violence", "young", "family", "protection", "urgent"),
}

UNITS = ("cave", "cloud", "gate", "pond", "river")


FAMILY = re.compile(r"\\{[^}]*\\}")


def pages(*documents: Json) -> list[Json]:
    return [part["pages"] for document in documents for part in maps(document) if "pages" in part]


def test_the_files_have_the_names_that_others_link_to() -> None:
    assert set(make(open_directory())) >= {
        "data/README.txt",
        "data/accessibility.json",
        *(f"data/changes-{language}.atom.xml" for language in ("en", "fi", "sv")),
        "data/changes.json",
        "data/cpsv-ap.jsonld",
        "data/municipalities.json",
        "data/openapi.json",
        "data/schema-org.jsonld",
        *(f"data/ptv/{unit}{end}" for unit in UNITS for end in (".en.txt", ".fi.txt", ".json", ".sv.txt")),
        "data/schemas/accessibility.schema.json",
        "data/schemas/changes.schema.json",
        "data/schemas/municipalities.schema.json",
        "data/schemas/ptv.schema.json",
        "data/schemas/topics.schema.json",
        "data/schemas/units.schema.json",
        "data/topics.json",
        "data/units.json",
    }


def test_every_file_is_named_in_the_catalogue_and_in_what_to_read_first() -> None:
    made = make(open_directory())
    named = {f"data/{entry.path}" for one in FORMATS for entry in one.entries if not entry.is_family}
    assert named <= made.keys()
    families = [FAMILY.sub(".+", re.escape(entry.path)) for one in FORMATS for entry in one.entries if entry.is_family]
    others = made.keys() - named - {"data/README.txt"}
    assert not [path for path in others if not any(re.fullmatch(f"data/{form}", path) for form in families)]
    text = made["data/README.txt"].decode()
    assert not [entry.path for one in FORMATS for entry in one.entries if entry.path not in text]


def test_every_address_is_that_of_a_page(registry: str, day: dt.date) -> None:
    book = AddressBook(open_directory(registry, day), prose(), LANGUAGES)
    there = {language: set(book.places(language).values()) for language in LANGUAGES}
    given = pages(read("municipalities", registry, day), read("units", registry, day))
    given += read("topics", registry, day).values()
    for addresses in given:
        assert addresses.keys() == set(LANGUAGES)
        for language, address in addresses.items():
            assert address in there[language]


def test_sheets_are_named_only_where_they_are_made() -> None:
    directory = open_directory()
    first = json.loads(make(directory)["data/units.json"])["units"][0]
    assert first["sheets"] == {language: sheet_path(first["id"], language) for language in LANGUAGES}
    without = json.loads(make(directory, sheets=False)["data/units.json"])["units"]
    assert [one["sheets"] for one in without] == [{}] * len(without)


def test_a_language_that_is_not_built_has_no_addresses() -> None:
    made = make(open_directory(), ("fi", "sv"))
    for name in ("municipalities", "units"):
        for addresses in pages(json.loads(made[f"data/{name}.json"])):
            assert addresses.keys() == {"fi", "sv"}


def test_every_promised_topic_has_its_page_in_every_language() -> None:
    topics = read("topics")
    assert topics.keys() >= TOPICS
    assert all(topics[key].keys() == set(LANGUAGES) for key in TOPICS)
    assert "index" not in topics


def test_a_page_that_nobody_has_translated_answers_nothing_in_that_language() -> None:
    articles = prose().articles
    untranslated = Shelf({**articles, "sv": {key: one for key, one in articles["sv"].items() if key != "cost"}})
    topics = json.loads(make(open_directory(), shelf=untranslated)["data/topics.json"])
    assert topics["cost"].keys() == {"fi", "en"}
    assert topics["urgent"].keys() == set(LANGUAGES)


def test_a_line_holds_one_municipality() -> None:
    lines = make(open_directory())["data/municipalities.json"].decode().splitlines()
    assert sum(line.startswith('{"code":"398"') for line in lines) == 1
    assert len([line for line in lines if line.startswith('{"code":') and '"county":' in line]) == 308


@pytest.mark.parametrize("day", [PAST], ids=str)
def test_what_to_read_first_tells_the_day_and_the_numbers(day: dt.date) -> None:
    text = make(open_directory(day=day))["data/README.txt"].decode()
    assert "As of:                 2020-09-03" in text
    assert "the 310 municipalities of the day" in text
    assert "the 5 units of the day" in text


def test_what_to_read_first_explains_every_field() -> None:
    text = make(open_directory())["data/README.txt"].decode()
    for word in ("value", "state", "sources", "date", "verified", "freshness", "note", "undated", "confidential"):
        assert word in text
    assert all(name in text for name in ("municipalities.json", "units.json", "topics.json", "CC BY 4.0"))


def test_two_programs_make_the_same_bytes() -> None:
    program = (
        "import hashlib\n"
        "from tests.exports.making import make, open_directory\n"
        "made = make(open_directory())\n"
        "print(hashlib.sha256(b''.join(made.values())).hexdigest())\n"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(hashes) == 1
