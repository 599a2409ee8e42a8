"""The leaflet: few words for a family, on a sheet of A4 that is folded twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.brochures.kinds.factsheet import sources_told
from generator.brochures.kinds.kind import Kind, units
from generator.brochures.origins import longest, of_unit
from generator.brochures.sheet import WHOLE, Origin
from generator.directory.views.leaflet import TOPICS, chosen, leaflet_view

if TYPE_CHECKING:
    from generator.brochures.desk import Desk
    from generator.directory.voice import Lens


def _html(desk: Desk, lens: Lens, unit: str) -> str:
    head = desk.head(lens, lens.at("unit", unit), unit)
    view = leaflet_view(lens, unit)
    return desk.site.render("sheets/leaflet.html", lens, view, sheet=head, sources=sources_told(lens, view.sources))


def _origins(lens: Lens, unit: str) -> Mapping[str, Origin]:
    """For each panel the longest of the statements that it tells."""
    found = {WHOLE: longest(lens, of_unit(lens, unit)) or ("units", unit)}
    for panel, topics in TOPICS.items():
        texts = [(place, one.text) for topic in topics for place, one in chosen(lens, unit, topic)]
        found[panel] = longest(lens, texts) or found[WHOLE]
    network = lens.directory.registry.network
    found["cover"] = longest(lens, [(("network", "service", "summary"), network.service.summary)]) or found[WHOLE]
    found["imprint"] = longest(lens, [(("network", "disclaimer"), network.disclaimer)]) or found[WHOLE]
    return found


KIND = Kind("leaflet", units, _html, _origins)
