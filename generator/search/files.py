"""The files of the search box: what it loads when a reader first goes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.directory.voice import Voice
from generator.search.answers import answers, texts, units
from generator.search.places import places
from generator.search.scribe import written
from generator.search.units import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.search.places import PlaceNames
    from generator.search.scribe import Answering

_FOLDER = "data/search/"


def files(names: PlaceNames, answering: Answering, language: str) -> Iterator[tuple[str, bytes]]:
    """The files of a language with their paths below the root of the site whose pages are ``answering``."""
    voice = Voice(names.directory, language)
    known = list(units(voice, answering))
    beginnings, of_units = parts(known, names.targets, language)
    yield f"{_FOLDER}places-{language}.json", written(places(names, voice, answering.folder))
    yield f"{_FOLDER}answers-{language}.json", written(answers(voice, answering, known, beginnings))
    yield f"{_FOLDER}posts-{language}.json", written({"posts": names.posts})
    yield f"{_FOLDER}texts-{language}.json", written(texts(voice, answering))
    for path, content in of_units.items():
        yield f"{_FOLDER}{path}", content
