"""How every file writes a value: texts by language, dates as their sources give them, facts with their sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.directory.voice import Lens, Voice
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from generator.directory.directory import Directory
    from generator.directory.facts import Known
    from generator.directory.words import Words
    from generator.registry.municipality import Municipality
    from generator.registry.prose import Shelf
    from generator.registry.values import Fact, PartialDate, Period, Sourced, Text

Record = dict[str, object]
Folder = Callable[[str, str, str], str | None]
"""(language, kind, key) -> the page's folder below the portal's root, ``None`` where there is no such page."""
Sheet = Callable[[str, str], str]
"""(unit, language) -> the path of the unit's sheet below the portal's root."""

VERSION = "1.2"
"""Of all files together: the first number rises when a field goes or changes its meaning, the second with new ones."""


@dataclass(frozen=True)
class Scribe:
    """Writes what a directory and its pages, the ``shelf``, say.

    ``languages`` are those that have pages, ``folder`` gives the pages' addresses, ``sheet`` those of the units'
    sheets (``None`` where none are made); ``site_url`` is the portal's public address, with a slash at its end.
    """

    directory: Directory
    shelf: Shelf
    languages: Sequence[str]
    folder: Folder
    sheet: Sheet | None
    site_url: str

    def head(self) -> Record:
        """What stands first in a file."""
        return {"version": VERSION, "as_of": self.directory.as_of.isoformat()}

    def pages(self, kind: str, key: str = "") -> Record:
        """The addresses of a page by language, those languages only that have it."""
        found = {language: self.folder(language, kind, key) for language in self.languages}
        return {language: address for language, address in found.items() if address is not None}

    def sheets(self, unit: str) -> Record:
        """The addresses of a unit's sheets by language; none where sheets are not made."""
        return {language: self.sheet(unit, language) for language in self.languages} if self.sheet else {}

    @cached_property
    def lenses(self) -> dict[str, Lens]:
        """The directory told in each language, with addresses as seen from the portal's root."""
        return {language: self._lens(language) for language in self.directory.languages}

    @property
    def first(self) -> str:
        """The first language of the site, in which a file tells what it has one place for."""
        return self.directory.languages[0]

    @property
    def lens(self) -> Lens:
        """The directory told in the first language of the site."""
        return self.lenses[self.first]

    def best(self, text: Text) -> tuple[str, str]:
        """A text in the first language of the site, else in another: (text, its language)."""
        return text.best(self.first, self.directory.languages)

    def main(self, text: Text) -> str:
        """As ``best``, without its language."""
        return self.best(text)[0]

    @cached_property
    def english(self) -> Words:
        """The words for programmers, also where the site has no pages in English."""
        return Voice(self.directory, "en").words

    def _lens(self, language: str) -> Lens:
        def at(kind: str, key: str = "") -> str:
            return self.folder(language, kind, key) or ""

        return Lens(Voice(self.directory, language), at)

    def fact(self, fact: Fact[Any], *records: Sourced, value: object = None) -> Record:
        """A fact with what it inherits from ``records``; ``value`` is how it is written if not as it stands."""
        return self.known(self.directory.resolve.fact(fact, *records), value)

    def known(self, known: Known[Any], value: object = None) -> Record:
        """A resolved fact. Where nobody knows the value, nothing that is said of the record is said of it."""
        if known.value is None:
            return {"value": None, "state": "unknown", **_NO_TRACE, "note": text(known.note)}
        return {"value": known.value if value is None else value, "state": "known", **trace(known)}

    def traced(self, record: Sourced, *parents: Sourced) -> Record:
        """Where a record is from and how old it is, with what it inherits from ``parents``."""
        return trace(self.directory.resolve.value(True, record, *parents, note=record.note))  # noqa: FBT003 - the record stands for its value


_NO_TRACE: Record = {"sources": [], "date": None, "verified": None, "freshness": None}


def trace(known: Known[Any]) -> Record:
    """The sources, dates, freshness and note of a resolved fact."""
    return {
        "sources": list(known.sources),
        "date": day(known.date),
        "verified": day(known.verified),
        "freshness": known.level,
        "note": text(known.note),
    }


def text(given: Text | None) -> Record | None:
    """A text by language, those only that somebody has written."""
    if given is None:
        return None
    return {language: words for language in LANGUAGES if (words := given.get(language))}


def day(given: PartialDate | None) -> str | None:
    """A date as exactly as its source gives it, in the notation of ISO 8601-2."""
    return given.text if given else None


def period(given: Period) -> Record:
    """A half-open period; a missing end is open or not known."""
    return {"from": day(given.start), "to": day(given.end)}


def place(given: Municipality) -> Record:
    """A municipality's code and official names."""
    return {"code": given.code, "name": {"fi": given.name_fi, "sv": given.name_sv}}
