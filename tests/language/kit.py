"""A fictional registry and pages, read as an editor's second reader reads them."""

from __future__ import annotations

import datetime as dt
import tempfile
from functools import cache
from pathlib import Path

from generator.language.findings import SecondReader
from generator.registry.finland.dictionary import VoikkoDictionary
from generator.registry.load import Loaded, load, load_text
from generator.registry.places import Places
from generator.registry.problems import Problem
from generator.registry.prose import Shelf, read_prose

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 22)
HEAD = "---\ntitle: {title}\nslug: x\ndescription: {title}\nshort: {title}\nkind: core\norder: 1\n---\n"
TITLES = {"fi": "Satu", "sv": "Saga", "en": "Tale"}
TERMS = """terms:
  story-time:
    term: {fi: satuhetki, sv: sagostund, en: story time (tale hour)}
    definition: {fi: Hetki., sv: En stund., en: A time.}
  joint-tale:
    term: {fi: yhteinen tarina, sv: berättelse inom gruppen, en: joint tale}
    definition: {fi: Tarina., sv: En saga., en: A tale.}
"""
_NAME = "{fi: Satuhetkien liitto, sv: Sagostundernas förbund, en: Federation of Story Times}"


def registry_text(change: tuple[str, str] = ("", "")) -> str:
    """The fictional registry with one text replaced."""
    text = (ROOT / "tests/registry/base.yaml").read_text(encoding="utf-8")
    text = text.replace("terms: {}\n", TERMS).replace("name: Keksijät ry", f"name: {_NAME}")
    assert change[0] in text
    return text.replace(*change) if change[0] else text


@cache
def registry(change: tuple[str, str] = ("", "")) -> Loaded:
    """The same, read."""
    loaded = load_text(registry_text(change).encode(), "units.yaml", Places.finland(), TODAY)
    assert not loaded.errors, loaded.errors
    return loaded


@cache
def reader(change: tuple[str, str] = ("", ""), *, with_voikko: bool = True) -> SecondReader:
    """Who reads pages beside the fictional registry."""
    loaded = registry(change)
    assert loaded.registry
    dictionary = VoikkoDictionary.open() if with_voikko else None
    return SecondReader(loaded.registry, loaded.document, Places.finland(), dictionary)


def shelf(text: str, language: str) -> Shelf:
    """One page as a whole file."""
    with tempfile.TemporaryDirectory() as folder:
        for each in TITLES:
            (Path(folder) / each).mkdir()
        (Path(folder) / language / "x.md").write_bytes(text.encode())
        return read_prose(Path(folder))[0]


def findings(body: str, language: str, *, with_voikko: bool = True) -> list[Problem]:
    """What is found on a page with this body."""
    text = HEAD.format(title=TITLES[language]) + body
    name = f"content/{language}/x.md"
    return reader(with_voikko=with_voikko).findings(shelf(text, language), {name})


def in_registry(change: tuple[str, str]) -> list[Problem]:
    """What is found in the registry once one of its texts is changed."""
    return reader(change).findings(Shelf({language: {} for language in TITLES}))


def told(found: list[Problem], *, above: int = 0) -> list[str]:
    """Each finding in short: line (from ``above`` on), column, kind and what the caret underlines."""
    return [f"{one.place.line - above}:{one.place.column} {one.code} {underlined(one)}" for one in found]


def on_page(body: str, language: str, *, with_voikko: bool = True) -> list[str]:
    """What is found on a page, in short, with the lines of its body."""
    return told(findings(body, language, with_voikko=with_voikko), above=HEAD.count("\n"))


def underlined(problem: Problem) -> str:
    """What the caret underlines."""
    begin = problem.place.column - 1 - problem.place.cut
    return problem.place.text[begin : begin + problem.place.length]


@cache
def real_reader() -> SecondReader:
    """Who reads the project's own pages."""
    loaded = load(ROOT / "units.yaml", Places.finland(), TODAY, name="units.yaml")
    assert loaded.registry
    return SecondReader(loaded.registry, loaded.document, Places.finland(), VoikkoDictionary.open())
