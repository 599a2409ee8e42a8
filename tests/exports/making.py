"""The files for programs, made from a small fictional registry and from the real one."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from generator.directory.directory import Directory
from generator.exports.files import files
from generator.exports.scribe import Scribe
from generator.registry.findings import read_findings
from generator.registry.load import load
from generator.registry.places import Places
from generator.registry.prose import Shelf, read_prose
from generator.site.addresses import AddressBook, sheet_path

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
    return Directory(loaded.registry, Places.finland(), day, TODAY, findings)


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
