"""The files of the search box: what it loads when a reader first goes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.directory.voice import Voice
from generator.search.answers import answers
from generator.search.places import places
from generator.search.scribe import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.search.places import PlaceNames
    from generator.search.scribe import Answering


def files(names: PlaceNames, answering: Answering, languages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The files of every language with their paths below the root of the site whose pages are ``answering``."""
    for language in languages:
        voice = Voice(names.directory, language)
        yield f"data/search/places-{language}.json", written(places(names, voice, answering.folder))
        yield f"data/search/answers-{language}.json", written(answers(voice, answering))
