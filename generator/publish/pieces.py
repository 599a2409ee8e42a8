"""The pieces that the work on all sites is cut into, so that any process or machine can make any of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from generator.directory.views.sheets import Offered
from generator.exports.files import FORMATS
from generator.publish.reading import kinds_by_subject

if TYPE_CHECKING:
    from pathlib import Path

    from generator.brochures.sheet import TooLong
    from generator.history.changes import Changes
    from generator.publish.luggage import Luggage
    from generator.publish.project import Options, Project
    from generator.publish.theme import Host
    from generator.publish.waiting import File
    from generator.site.site import Site

_TOGETHER = 100
"""So many pages are one piece, so that no piece grows with the registry."""


@dataclass(frozen=True, slots=True)
class Order:
    """What all pieces are made from. ``key`` is another one for every order.

    ``changes`` is what the history tells, ``luggage`` what machines are given that do not have the project, ``room`` a
    folder on this one for files that wait.
    """

    project: Project
    options: Options
    host: Host
    changes: Changes | None = None
    luggage: Luggage | None = None
    room: Path | None = None
    key: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True, slots=True)
class Piece:
    """What is made: a ``part`` of the portal in a ``language``, some of its pages, or all ``about`` a subject."""

    part: str
    language: str = ""
    about: str = ""
    first: int = 0
    end: int | None = None

    @property
    def name(self) -> str:
        """What no other piece of the order is called."""
        some = f"{self.first}-{self.end}" if self.end else ""
        return "_".join(filter(None, (self.part, self.language, self.about, some)))

    @property
    def step(self) -> str:
        """What the person who waits is told."""
        told = {"prose": f"prose in {self.language}", "subject": "sheets", "unit": f"site of {self.about}"}
        told |= {"data": "files", "search": "files", "sheets": f"pages of sheets in {self.language}"}
        return told.get(self.part, f"pages in {self.language}")


@dataclass(slots=True)
class Made:
    """A finished piece: files, to go through once, and what the portal must know of them.

    ``listed`` are the folders of pages for its sitemap, ``offered`` the sheets that are among the files.
    """

    files: Iterable[File] = ()
    listed: dict[str, str] = field(default_factory=dict)
    offered: Offered = field(default_factory=Offered)
    too_long: list[TooLong] = field(default_factory=list)


def plan(portal: Site, units: Collection[str]) -> Iterator[Piece]:
    """All pieces that need no other: pages, sheets with the sites of ``units``, and files."""
    yield from pages(portal)
    yield from subjects(portal, units)
    yield from files(portal)


def pages(portal: Site) -> Iterator[Piece]:
    """The pages of ``portal`` but those of sheets, language by language."""
    for language in portal.languages:
        yield Piece("prose", language)
        number = sum(1 for _ in portal.pages_by_place(language).each())
        for first in range(0, number, _TOGETHER):
            yield Piece("pages", language, first=first, end=first + _TOGETHER)


def subjects(portal: Site, units: Collection[str]) -> Iterator[Piece]:
    """The sites of ``units`` with the sheets about them, and the sheets about all else."""
    yield from (Piece("unit", about=key) for key in units)
    yield from (Piece("subject", about=key) for key in of_sheets(portal) if key not in units)


def of_sheets(portal: Site) -> Collection[str]:
    """What there are sheets about, if they are made."""
    return kinds_by_subject(portal) if portal.options.pdf else ()


def sheets(portal: Site) -> Iterator[Piece]:
    """The pages of sheets, which are made when all sheets are."""
    return (Piece("sheets", language) for language in portal.languages)


def files(portal: Site) -> Iterator[Piece]:
    """What is neither page nor sheet: the data for programs and what the search box knows."""
    yield from (Piece("search", language) for language in portal.languages)
    yield from (Piece("data", about=one.key) for one in FORMATS)
