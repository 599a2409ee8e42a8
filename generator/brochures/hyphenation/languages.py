"""The languages, each with its rules or patterns and what is known of single words. The door to Pyphen."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from typing import Protocol

import pyphen  # type: ignore[import-untyped]

from generator.brochures.hyphenation.finnish import Finnish
from generator.brochures.hyphenation.patterned import Patterned
from generator.registry.finland import read

_ROOM = Path(__file__).parent
KEPT = _ROOM / "finnish_words.csv"
"""What the dictionary told of Finnish words: beginnings of words, made by the command ``update``."""

LANGUAGES = ("fi", "sv", "en")
_PATTERNS = {"sv": pyphen.LANGUAGES["sv"], "en": pyphen.LANGUAGES["en_GB"]}
_LETTERS = {"sv": f"{ascii_lowercase}åäöé", "en": ascii_lowercase}


class Hyphenator(Protocol):
    """What knows a language."""

    def breaks(self, word: str) -> list[int]:
        """How many letters of ``word``, in small letters, may stand before the end of the line."""


def breaks(word: str, language: str, whole: Collection[str] = ()) -> list[int]:
    """How many letters of ``word`` may stand before the end of the line; none where it is to stay whole.

    ``language`` is "fi", "sv" or "en". What is no plain word stays whole: abbreviations in capitals, names with
    capitals inside, and whatever has a digit or a sign in it; and what is in ``whole``, in small letters.
    """
    if not word.isalpha() or not word[1:].islower():
        return []
    small = word.lower()
    if small in whole:
        return []
    return hyphenator(language).breaks(small) if len(small) == len(word) else []


@cache
def hyphenator(language: str) -> Hyphenator:
    """What knows a language; raise KeyError for one that no sheet is in."""
    if language == "fi":
        return finnish(kept_words())
    by_hand = words()[language]
    patterns = pyphen.HyphDict(_PATTERNS[language])
    names = _finnish_names() | set(words()["names"]["whole"])
    return Patterned(patterns.positions, by_hand["exceptions"], names, _LETTERS[language])


def finnish(known: Iterable[str]) -> Finnish:
    """Finnish with these known beginnings of words, and those that are known by hand."""
    by_hand = words()["fi"]
    return Finnish([*known, *by_hand["known"]], by_hand["openings"])


def kept_words() -> Iterator[str]:
    """The beginnings of Finnish words that the dictionary knows, as kept in ``KEPT``."""
    with KEPT.open(encoding="utf-8", newline="") as file:
        yield from (row["beginning"] for row in csv.DictReader(file))


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """What is known by hand, by language and kind."""
    return tomllib.loads((_ROOM / "words.toml").read_text(encoding="utf-8"))


def _finnish_names() -> frozenset[str]:
    """All forms of Finnish names of places, in small letters."""
    return frozenset(form.lower() for name in read.forms() for form in (name.name, *name.every()))


def teach_pyphen(whole: Collection[str] = ()) -> None:
    """Make Pyphen, which WeasyPrint asks, divide words as ``breaks`` does, in all processes that call this.

    What is in ``whole`` stays whole until it is called again.

    Pyphen looks a language up in ``LANGUAGES`` and takes what ``hdcache`` keeps for the path that it finds there.
    """
    for language in LANGUAGES:
        path = Path(f"breaks_{language}.dic")
        pyphen.LANGUAGES[language] = path
        pyphen.LANGUAGES_LOWERCASE[language] = language
        pyphen.hdcache[path] = _PyphenDictionary(language, whole)


class _PyphenDictionary:
    """Takes the part of ``pyphen.HyphDict``."""

    def __init__(self, language: str, whole: Collection[str]) -> None:
        self._language = language
        self._whole = whole

    def positions(self, word: str) -> list[pyphen.DataInt]:
        return [pyphen.DataInt(place) for place in breaks(word, self._language, self._whole)]
