"""Which sheets there are, and the HTML of each: the same view and components as the unit's page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.brochures.qr import qr_picture
from generator.directory.evidence import years
from generator.directory.views.unit import sources_of_page, unit_view
from generator.directory.voice import Lens
from generator.site.addresses import sheet_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.site.site import Site


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet before it is printed: its unit and language, its path below the portal's root, its HTML."""

    unit: str
    language: str
    path: str
    html: str


class SheetDesk:
    """Writes the sheets of a site."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def _frames(self) -> dict[str, dict[str, object]]:
        return {language: self._site.frame_words(language) for language in self._site.languages}

    def sheets(self) -> Iterator[Sheet]:
        """The sheets of all units in all languages."""
        for unit in self._site.directory.units:
            for language in self._site.languages:
                yield Sheet(unit, language, sheet_path(unit, language), self.html(unit, language))

    def html(self, unit: str, language: str) -> str:
        """The HTML of one fact sheet, its links absolute: on paper nothing is relative."""
        lens = Lens(self._site.voices[language], self._address(language))
        frame, day = self._frames[language], self._site.directory.as_of
        url = lens.at("unit", unit)
        compiled = "sheet.facts_date" if self._site.directory.is_past else "sheet.compiled"
        sheet = {
            "language": language,
            "url": url,
            "qr": qr_picture(url),
            "day": day.isoformat(),
            "compiled": lens.words(compiled, date=lens.words.day(day)),
            "sources": self._sources(lens, unit),
            **{name: frame[name] for name in ("site_name", "disclaimer", "draft")},
        }
        return self._site.render("sheets/factsheet.html", lens, unit_view(lens, unit), sheet=sheet)

    def _sources(self, lens: Lens, unit: str) -> str:
        """From when the sources are, apart from the day of the sheet, and how many do not tell."""
        words = lens.words
        first, last, undated = years(lens, sources_of_page(lens, unit))
        told = []
        if first == last != 0:
            told.append(words("sheet.sources_of_year", year=first))
        elif first:
            told.append(words("sheet.sources", first=first, last=last))
        if undated:
            told.append(words.count("sheet.undated", undated))
        return " · ".join(told)

    def _address(self, language: str) -> Callable[..., str]:
        near = self._site.book.seen_from("", language)

        def at(kind: str, key: str = "") -> str:
            found = near(kind, key)
            return self._site.heads.site_url + found.removeprefix("./") if found else ""

        return at
