"""The files for programs, made from a small fictional registry and from the real one."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.directory.directory import Directory
from generator.directory.own_words import OwnWords, read_own_words
from generator.exports.files import files
from generator.exports.scribe import Scribe
from generator.history.changes import Changes, changes
from generator.registry.document import Value
from generator.registry.findings import read_findings
from generator.registry.load import load
from generator.registry.places import Places
from generator.registry.prose import Shelf, read_prose
from generator.site.addresses import AddressBook, sheet_path
from tests.history.kit import BEGAN, History, edited

ROOT = Path(__file__).parents[2]
REGISTRIES = {"fictional": Path(__file__).with_name("fictional.yaml"), "real": ROOT / "units.yaml"}
TODAY = dt.date(2026, 11, 26)
PAST = dt.date(2020, 9, 3)
LANGUAGES = ("fi", "sv", "en")
SITE_URL = "https://directory.example/below/"

Json = dict[str, Any]


@cache
def open_directory(registry: str = "fictional", day: dt.date = TODAY) -> Directory:
    """The directory of a registry ("fictional" or "real") as of a day."""
    loaded = load(REGISTRIES[registry], Places.finland(), TODAY)
    assert loaded.registry, loaded.errors
    assert not loaded.errors
    findings, problems = read_findings(Path(__file__).parent, TODAY)
    assert not problems
    past = _past(loaded.document.value, day)
    words = own_words_of(registry)
    return Directory(loaded.registry, Places.finland(), day, TODAY, findings, past, own_words=words)


def own_words_of(registry: str) -> OwnWords:
    """What the project of a registry says in place of the program's words."""
    return read_own_words(ROOT / "content", LANGUAGES)[0] if registry == "real" else {}


FORMER = (
    ("2026-09-10", ("0000 000000", "0999 999999"), ("amount: 1.50", "amount: 1.40"), ("en: The river", "en: A river")),
    ("2026-10-01", ("amount: 1.50", "amount: 1.40"), ("kinds: [general, cloud]", "kinds: [general]")),
)
"""Former versions of the fictional registry: the day until which each held, and what it said otherwise."""


def _past(present: Value, day: dt.date) -> Changes | None:
    """A history of the fictional registry, told beside whichever registry is the present one."""
    with TemporaryDirectory() as folder:
        history, text = History(Path(folder)), REGISTRIES["fictional"].read_text(encoding="utf-8")
        when = BEGAN
        for until, *edits in FORMER:
            history.commit(edited(*edits, text=text), when)
            when = dt.datetime.fromisoformat(f"{until}T10:00:00Z")
        history.commit(text, when)
        history.repository.close()
        return changes(history.file, present, Places.finland(), day, Path(folder) / ".cache")


@cache
def prose() -> Shelf:
    """The project's own pages."""
    return read_prose(ROOT / "content")[0]


def make(
    directory: Directory,
    languages: tuple[str, ...] = LANGUAGES,
    *,
    shelf: Shelf | None = None,
    sheets: bool = True,
) -> dict[str, bytes]:
    """All files of a directory, by path; of the project's own prose unless there is another ``shelf``."""
    return dict(files(scribe(directory, languages, shelf=shelf, sheets=sheets)))


def scribe(
    directory: Directory,
    languages: tuple[str, ...] = LANGUAGES,
    *,
    shelf: Shelf | None = None,
    sheets: bool = True,
) -> Scribe:
    """The scribe of a directory; of the project's own prose unless there is another ``shelf``."""
    shelf = shelf or prose()
    book = AddressBook(directory, shelf, languages)
    return Scribe(directory, shelf, languages, book.folder, sheet_path if sheets else None, SITE_URL)


@cache
def read(name: str, registry: str = "fictional", day: dt.date = TODAY) -> Json:
    """One JSON file of a registry as of a day."""
    document: Json = json.loads(make(open_directory(registry, day))[f"data/{name}.json"])
    return document


def maps(part: object) -> Iterator[Json]:
    """Every map of a document, however deep."""
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from maps(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from maps(inner)
