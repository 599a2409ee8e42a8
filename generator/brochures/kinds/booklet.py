"""The booklet: what a family may read of the service, with the facts of a unit and numbers to call, on A5.

The press makes two copies: pages in their order to read, and pages two by two to print, fold and staple.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.brochures.kinds.kind import Kind, units
from generator.brochures.prose import Chapter, ProseOnPaper, chosen
from generator.brochures.sheet import PROSE, WHOLE, Origin
from generator.directory.parts import Entry
from generator.directory.views.unit import UnitView, unit_view

if TYPE_CHECKING:
    from generator.brochures.desk import Desk
    from generator.directory.parts import SourceLine
    from generator.directory.voice import Lens


@dataclass(frozen=True, slots=True)
class _BookletView:
    """What a booklet says: its chapters, the unit's view, the words that it explains (note: the meaning), sources.

    ``not_for_families`` tells that what it says of the way in does not hold of this unit ("" where it does).
    """

    unit: UnitView
    service: str
    not_for_families: str
    chapters: list[Chapter]
    terms: list[Entry]
    sources: tuple[SourceLine, ...]


def _subjects(desk: Desk) -> Iterable[str]:
    """The units, where there is prose for a booklet in every language."""
    site = desk.site
    return units(desk) if all(chosen(site.shelf, language) for language in site.languages) else ()


def _html(desk: Desk, lens: Lens, unit: str) -> str:
    articles = chosen(desk.site.shelf, lens.language)
    prose = ProseOnPaper(desk.site, lens, articles)
    voice, registry = lens.voice, lens.directory.registry
    sources = tuple(dict.fromkeys(key for one in articles for key in one.head.sources))
    view = _BookletView(
        unit_view(lens, unit),
        voice.plain(registry.network.service.summary),
        "" if registry.units[unit].answers_municipalities else lens.words("booklet.not_for_families"),
        prose.chapters,
        [
            Entry(voice.plain(one.term), f"term-{key}", note=voice.plain(one.definition))
            for key, one in registry.terms.items()
            if key in prose.terms
        ],
        voice.source_lines(sources),
    )
    return desk.site.render("sheets/booklet.html", lens, view, sheet=desk.head(lens, lens.at("unit", unit), unit))


def _origins(lens: Lens, unit: str) -> Mapping[str, Origin]:
    del unit
    return {WHOLE: (PROSE, lens.language)}


KIND = Kind("booklet", _subjects, _html, _origins)
