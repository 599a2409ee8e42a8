"""What a format is: its standard, the files that it makes, and a short true example of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.exports.scribe import Scribe

FOLDER = "data/"
"""Where all files for programs are, below the portal's root."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file, or a family of files whose ``path`` below the folder has ``{…}`` in it: "hsds/services/{id}.json"."""

    path: str
    media_type: str

    @property
    def is_family(self) -> bool:
        """Whether many files have this form."""
        return "{" in self.path


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which other programs get the facts.

    ``key`` is its name in the wording (``formats.<key>_title``, ``_about``, ``_limits``), ``standard`` the standard
    with its version, and ``address`` the page that documents it. ``files`` gives every file with its path below the
    folder; ``example`` the path of one of them and a short excerpt of it.
    """

    key: str
    standard: str
    address: str
    entries: tuple[Entry, ...]
    files: Callable[[Scribe], Iterator[tuple[str, bytes]]]
    example: Callable[[Scribe], tuple[str, str]]


READ_FIRST = f"{FOLDER}README.txt"
"""The text that tells of the others."""


def files_of(scribe: Scribe, formats: Iterable[Format]) -> Iterator[tuple[str, bytes]]:
    """Every file of the ``formats``, with their paths below the root of a site."""
    for one in formats:
        for path, content in one.files(scribe):
            yield f"{FOLDER}{path}", content
