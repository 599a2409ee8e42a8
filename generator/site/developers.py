"""What the page for developers tells of the data: each format with its files and a live example, and the Dataset."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.directory.parts import Entry
from generator.directory.views.head import Head
from generator.exports.catalogue import FOLDER
from generator.exports.scribe import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.directory.schema_org import Thing
    from generator.directory.voice import Lens
    from generator.exports.catalogue import Entry as File
    from generator.exports.catalogue import Format


@dataclass(frozen=True, slots=True)
class FormatView:
    """A format: what it is, what it cannot say, its standard, its files and an example out of one of them.

    A file's note is its media type. ``families`` are the forms of addresses that many files share:
    ``data/hsds/services/{id}.json``.
    """

    key: str
    title: str
    about: str
    limits: str
    standard: Entry
    files: tuple[Entry, ...]
    families: tuple[str, ...]
    example: Entry
    excerpt: str


@dataclass(frozen=True, slots=True)
class DevelopersView:
    """Everything that the page says."""

    head: Head
    version: str
    day: str
    as_of: str
    formats: tuple[FormatView, ...]
    read_first: Entry


Example = Callable[["Format"], tuple[str, str]]
"""The path of a file of a format, and an excerpt of it."""


def developers_view(lens: Lens, example: Example, of: Sequence[Format], root: str, page: str) -> DevelopersView:
    """The view of the page for developers about the formats ``of``, each with an ``example``.

    ``root`` is the public address of the site that has the files, ``page`` that of this page.
    """
    words, directory = lens.words, lens.directory
    title, description = words("developers.title"), words("developers.description")
    about = _dataset(lens, of, root, page)
    return DevelopersView(
        head=Head(title, description, words("developers.short"), dated=directory.as_of.isoformat(), about=about),
        version=VERSION,
        day=directory.as_of.isoformat(),
        as_of=words.day(directory.as_of),
        formats=tuple(_format(lens, example, one) for one in of),
        read_first=_file(lens, "README.txt"),
    )


def _format(lens: Lens, example: Example, one: Format) -> FormatView:
    words = lens.words
    path, excerpt = example(one)
    return FormatView(
        key=one.key,
        title=words(f"formats.{one.key}_title"),
        about=words(f"formats.{one.key}_about"),
        limits=words(f"formats.{one.key}_limits"),
        standard=Entry(one.standard, one.address),
        files=tuple(_file(lens, file.path, file.media_type) for file in one.entries if not file.is_family),
        families=tuple(f"{FOLDER}{file.path}" for file in one.entries if file.is_family),
        example=_file(lens, path),
        excerpt=excerpt,
    )


def _file(lens: Lens, path: str, media_type: str = "") -> Entry:
    return Entry(path, lens.at("file", f"{FOLDER}{path}"), note=media_type)


def _dataset(lens: Lens, of: Sequence[Format], root: str, page: str) -> Thing:
    """The data in the terms of schema.org. No licence is named, for nobody has given one for the whole."""
    files = [file for one in of for file in one.entries if not file.is_family]
    return {
        "@type": "Dataset",
        "name": lens.voice.plain(lens.directory.registry.network.name),
        "description": lens.words("developers.description"),
        "url": page,
        "version": VERSION,
        "temporalCoverage": lens.directory.as_of.isoformat(),
        "distribution": [_download(root, file) for file in files],
    }


def _download(root: str, file: File) -> Thing:
    address = f"{root}{FOLDER}{file.path}"
    return {"@type": "DataDownload", "name": file.path, "encodingFormat": file.media_type, "contentUrl": address}
