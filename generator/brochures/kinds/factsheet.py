"""The fact sheet: facts first, for a professional's desk. The same view and components as the unit's page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from generator.brochures.kinds.kind import Kind, units
from generator.brochures.origins import longest, of_unit
from generator.brochures.sheet import WHOLE, Origin
from generator.directory.evidence import years
from generator.directory.views.unit import sources_of_page, unit_view

if TYPE_CHECKING:
    from generator.brochures.desk import Desk
    from generator.directory.voice import Lens


def _html(desk: Desk, lens: Lens, unit: str) -> str:
    head = desk.head(lens, lens.at("unit", unit), unit)
    view = unit_view(lens, unit)
    return desk.site.render(
        "sheets/factsheet.html", lens, view, sheet=head, sources=sources_told(lens, sources_of_page(lens, unit))
    )


def sources_told(lens: Lens, sources: Iterable[str]) -> str:
    """From when the sources are, apart from the day of the sheet, and how many do not tell."""
    words = lens.words
    first, last, undated = years(lens, tuple(sources))
    told = []
    if first == last != 0:
        told.append(words("sheet.sources_of_year", year=first))
    elif first:
        told.append(words("sheet.sources", first=first, last=last))
    if undated:
        told.append(words.count("sheet.undated", undated))
    return " · ".join(told)


def _origins(lens: Lens, unit: str) -> Mapping[str, Origin]:
    return {WHOLE: longest(lens, of_unit(lens, unit)) or ("units", unit)}


KIND = Kind("factsheet", units, _html, _origins)
