"""The files of the search box: what it loads when a reader first goes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.directory.voice import Voice
from generator.search.answers import answers
from generator.search.places import places
from generator.search.scribe import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.directory.directory import Directory
    from generator.registry.prose import Shelf
    from generator.search.scribe import Folder


def files(directory: Directory, shelf: Shelf, languages: Sequence[str], folder: Folder) -> Iterator[tuple[str, bytes]]:
    """The files of every language with their paths below the portal's root; ``folder`` gives addresses of pages."""
    for language in languages:
        voice = Voice(directory, language)
        yield f"data/search/places-{language}.json", written(places(voice, folder))
        yield f"data/search/answers-{language}.json", written(answers(voice, shelf, folder))
