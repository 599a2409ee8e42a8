"""The pages of the sheets to print: by what they are about, each with a picture of its first page and its true size."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Self

from pydantic import TypeAdapter

from generator.directory.parts import Entry, Group
from generator.directory.views.head import Head
from generator.directory.views.unit import head as head_of_unit
from generator.registry.editions import NETWORK, county_subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.directory.voice import Lens

_SIZES = {(148, 210): "A5", (210, 297): "A4", (297, 420): "A3"}
_KILO = 1000
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its path below the portal's root, its width and height in pixels."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A copy of a sheet: its path, its size in bytes, its pages, and the width and height of those in millimetres."""

    path: str
    size: int
    pages: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A sheet of a ``kind`` about a ``subject``: the copy to read, then that for a print shop if there is one."""

    subject: str
    kind: str
    language: str
    copies: tuple[Paper, ...]
    picture: Picture


@dataclass(frozen=True, slots=True)
class Bundle:
    """All sheets about a subject in one file: its path and its size in bytes."""

    subject: str
    path: str
    size: int


@dataclass(slots=True)
class Offered:
    """All sheets that there are, as they were made. Both lists grow while sheets are made."""

    sheets: list[Offer] = field(default_factory=list)
    bundles: list[Bundle] = field(default_factory=list)

    def as_json(self) -> str:
        """All of it as text."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """What ``as_json`` wrote. Raises ``ValueError`` for any other text."""
        return TypeAdapter(cls).validate_json(text)

    @property
    def subjects(self) -> Sequence[str]:
        """What they are about."""
        return tuple(dict.fromkeys(one.subject for one in self.sheets))


@dataclass(frozen=True, slots=True)
class Card:
    """A sheet on a page: what ``kind`` it is and for whom, and its picture.

    ``links`` are the copy in the page's language and that for a print shop, then the others.
    """

    id: str
    kind: str
    about: str
    links: tuple[Entry, ...]
    picture: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SheetsAbout:
    """All sheets about a subject, whose page is ``of``.

    ``web`` is the page that prints well, ``bundle`` the file of all sheets.
    """

    head: Head
    of: Entry
    compiled: str
    cards: tuple[Card, ...]
    web: Entry | None
    bundle: Entry | None


@dataclass(frozen=True, slots=True)
class SheetsView:
    """The page that leads to all sheets: what kinds there are, for whom, and what they are about."""

    head: Head
    kinds: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]


def kind_words(lens: Lens, kind: str) -> tuple[str, str]:
    """What a kind of sheet is called, and for whom it is. The words of ``poster-a3`` are ``sheet.kind_poster_a3``."""
    key = kind.replace("-", "_")
    return lens.words(f"sheet.kind_{key}"), lens.words(f"sheet.about_{key}")


def sheets_view(lens: Lens, offered: Offered) -> SheetsView:
    """The page that leads to the sheets that are ``offered``; where none are made, to the pages that print well."""
    words, directory = lens.words, lens.directory
    kinds = dict.fromkeys(one.kind for one in offered.sheets)
    units = offered.subjects or tuple(directory.units)
    others = [one for one in units if one not in directory.units]
    groups = [
        Group(words("nav.units"), "units", _entries(lens, (one for one in units if one in directory.units))),
        Group(words("nav.counties"), "counties", _entries(lens, (one for one in others if one != NETWORK))),
        Group(words("printouts.country"), "country", _entries(lens, (one for one in others if one == NETWORK))),
    ]
    short = words("printouts.short" if offered.sheets else "printouts.short_web")
    return SheetsView(
        head=Head(words("printouts.title"), words("printouts.description"), short),
        kinds=tuple([kind_words(lens, kind) for kind in kinds]),
        groups=tuple(group for group in groups if group.items),
    )


def sheets_about(lens: Lens, subject: str, offered: Offered) -> SheetsAbout:
    """The page of the sheets about ``subject`` that are ``offered``."""
    words, of = lens.words, _name(lens, subject)
    own = [one for one in offered.sheets if one.subject == subject]
    kinds = dict.fromkeys(one.kind for one in own)
    title, description = words("printouts.title_of", name=of.text), words("printouts.description_of", name=of.text)
    then = "sheet.facts_date" if lens.directory.is_past else "sheet.compiled"
    return SheetsAbout(
        head=Head(title, description, words("printouts.short_of"), listed=False),
        of=of,
        compiled=words(then, date=words.day(lens.directory.as_of)),
        cards=tuple([_card(lens, of.text, [one for one in own if one.kind == kind]) for kind in kinds]),
        web=Entry(words("unit.sheet_page"), lens.at("print", subject)) if subject in lens.directory.units else None,
        bundle=_bundle(lens, subject, offered.bundles, sum(len(one.copies) for one in own)),
    )


def _entries(lens: Lens, subjects: Iterable[str]) -> tuple[Entry, ...]:
    """Each subject with the way to its sheets, or to its page that prints well."""
    found = [replace(_name(lens, one), href=lens.at("sheets", one) or lens.at("print", one)) for one in subjects]
    return tuple(sorted(found, key=lambda entry: lens.words.sort_key(entry.text)))


def _name(lens: Lens, subject: str) -> Entry:
    """What sheets are about, with the way to its page: a unit, a county, or the whole country."""
    directory = lens.directory
    if subject in directory.units:
        head = head_of_unit(lens, subject)
        return Entry(head.title, lens.at("unit", subject), head.lang)
    county = next((one for one in directory.counties if county_subject(one.code) == subject), None)
    if county:
        return Entry(county.name(lens.language), lens.at("county", county.code))
    return Entry(lens.words("printouts.country"), lens.at("units"))


def _card(lens: Lens, name: str, sheets: list[Offer]) -> Card:
    """A sheet in all its languages; its picture is that of the page's own."""
    words = lens.words
    own = next((one for one in sheets if one.language == lens.language), sheets[0])
    kind, about = kind_words(lens, own.kind)
    links = [Entry(words(f"printouts.in_{own.language}"), _file(lens, own.copies[0]), note=_told(lens, own.copies[0]))]
    links += [Entry(words("printouts.press"), _file(lens, one), note=_told(lens, one)) for one in own.copies[1:]]
    others = [(one.language, one.copies[0]) for one in sheets if one is not own]
    links += [Entry(words(f"printouts.in_{of}"), _file(lens, copy), of, _told(lens, copy)) for of, copy in others]
    alt = words("printouts.picture", kind=kind, name=name)
    picture = own.picture
    return Card(
        id=own.kind,
        kind=kind,
        about=about,
        links=tuple(links),
        picture=lens.at("file", picture.path),
        alt=alt,
        width=picture.width // 2,
        height=picture.height // 2,
    )


def _bundle(lens: Lens, subject: str, bundles: Iterable[Bundle], files: int) -> Entry | None:
    for one in bundles:
        if one.subject == subject:
            note = f"ZIP, {lens.words.count('printouts.files', files)}, {_size(lens, one.size)}"
            return Entry(lens.words("printouts.bundle"), lens.at("file", one.path), note=note)
    return None


def _file(lens: Lens, paper: Paper) -> str:
    return lens.at("file", paper.path)


def _told(lens: Lens, paper: Paper) -> str:
    """Such as "PDF, A4, 2 pages, 84 kB": the paper by its name where it has one, upright or on its side."""
    words = lens.words
    short, long = sorted((paper.width, paper.height))
    size = _SIZES.get((short, long)) or f"{paper.width}{_NO_BREAK}×{_NO_BREAK}{paper.height}{_NO_BREAK}mm"
    if paper.width > paper.height:
        size = words("printouts.landscape", size=size)
    numbers = [words.count("printouts.pages", paper.pages), _size(lens, paper.size)]
    return ", ".join(["PDF", size, *(part.replace(" ", _NO_BREAK) for part in numbers)])


def _size(lens: Lens, size: int) -> str:
    """A size in kilobytes of a thousand bytes, rounded as people round, at least one."""
    return lens.words("printouts.size", size=lens.words.number(max(1, (size + _KILO // 2) // _KILO)))
