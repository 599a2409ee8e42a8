"""The units that the search box knows by their names and places: all in one file, or in parts where they are many.

Of many units a part has those in a few municipalities, and another one those of whose names a word begins alike. The
browser loads the parts that a question asks for, so that no answer costs more where there are more units.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from generator.directory.shares import MANY
from generator.registry.place_names import fold
from generator.search.scribe import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.search.scribe import Json

SHOWN = 3
"""How many units the box shows in a place or under a name (``MOST_UNITS`` in finder.js)."""
PLACES_IN_A_PART = 16
LARGEST_PART = 12_000
"""Bytes of a part, not compressed, beyond which it is divided, as far as names can be told apart."""
_STEM, _NUMBER = 3, 6
_WORD = re.compile(r"[0-9a-z\u00df-\u024f]+")
_APOSTROPHES = re.compile("['\u2019\u00b4`]")


class Named(NamedTuple):
    """A unit under one of its names, and the ``word`` of the name by which it is looked up."""

    word: str
    name: str
    unit: Json


def parts(units: Sequence[Json], municipalities: Sequence[str], language: str) -> tuple[list[str], dict[str, bytes]]:
    """Where to look for ``units``, and the files with them: nothing and none where they are few.

    The first part of the answer is the beginnings of words that have a part, ``municipalities`` are the codes by the
    number of a place. Files are called ``units/place-<number>-<language>.json`` and
    ``units/word-<beginning>-<language>.json``.
    """
    if len(units) <= MANY:
        return [], {}
    by_place = dict(_by_place(units, municipalities))
    by_word = divided(_named(units))
    files = {f"place-{number}": found for number, found in by_place.items()}
    for start, of_start in by_word.items():
        files[f"word-{start}"] = [one.unit | {"keys": [one.name]} for one in of_start]
    return list(by_word), {f"units/{name}-{language}.json": written({"units": found}) for name, found in files.items()}


def _by_place(units: Sequence[Json], municipalities: Sequence[str]) -> Iterator[tuple[int, list[Json]]]:
    """The first units of each municipality, those of a few municipalities in a row together."""
    found: dict[object, list[Json]] = {}
    for unit in units:
        found.setdefault(unit["municipality"], []).append(unit | {"keys": []})
    for start in range(0, len(municipalities), PLACES_IN_A_PART):
        codes = municipalities[start : start + PLACES_IN_A_PART]
        yield start // PLACES_IN_A_PART, [unit for code in codes for unit in found.get(code, [])[:SHOWN]]


def _named(units: Sequence[Json]) -> list[Named]:
    """The first units of each name, under the word of the name that the fewest names have."""
    names: dict[str, list[Json]] = {}
    for unit in units:
        for name in dict.fromkeys(unit["keys"]):  # type: ignore[call-overload]
            names.setdefault(name, []).append(unit)
    words = {name: _words(name) for name in names}
    common = Counter(word for of_name in words.values() for word in set(of_name))
    return [
        Named(min(words[name], key=lambda word: (common[word], -len(word))), name, unit)
        for name, found in names.items()
        if words[name]
        for unit in found[:SHOWN]
    ]


def divided(names: Iterable[Named], length: int = 1) -> dict[str, list[Named]]:
    """The names by the beginnings of their words, as short ones as make parts that are small enough.

    Other forms of a word have its first three letters, as the browser cuts endings off; a number has no other form.
    """
    found: dict[str, list[Named]] = {}
    for one in names:
        found.setdefault(beginning(one.word, length), []).append(one)
    whole: dict[str, list[Named]] = {}
    for start, of_start in sorted(found.items()):
        longer = len(start) == length < (_NUMBER if start[0].isdigit() else _STEM)
        size = sum(len(written(one.unit)) for one in of_start)
        whole |= divided(of_start, length + 1) if longer and size > LARGEST_PART else {start: of_start}
    return whole


def beginning(word: str, length: int) -> str:
    """The first signs of a word for the name of a file; those of other alphabets as "_"."""
    return "".join(sign if sign.isascii() else "_" for sign in word[:length])


def _words(name: str) -> list[str]:
    """The words of a name as text.js makes them."""
    return [fold(word).replace(" ", "") for word in _WORD.findall(_APOSTROPHES.sub("", name.lower()))]
