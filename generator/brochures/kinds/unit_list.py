"""The list of units for a clinic's wall: of a county by municipality, or of the whole network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from generator.brochures.kinds.factsheet import sources_told
from generator.brochures.kinds.kind import Kind
from generator.brochures.origins import longest, of_topics
from generator.brochures.sheet import WHOLE, Origin
from generator.directory.views.lists import GENERAL, county_list, network_list
from generator.registry.editions import NETWORK, county_subject

if TYPE_CHECKING:
    from generator.brochures.desk import Desk
    from generator.directory.voice import Lens


def _subjects(desk: Desk) -> Iterable[str]:
    """The counties of the day, then the network. There were no counties before 2023."""
    return [*(county_subject(one.code) for one in desk.site.directory.counties), NETWORK]


def _html(desk: Desk, lens: Lens, subject: str) -> str:
    counties = {county_subject(one.code): one for one in lens.directory.counties}
    view = network_list(lens) if subject == NETWORK else county_list(lens, counties[subject])
    head = desk.head(lens, view.url, subject)
    return desk.site.render("sheets/list.html", lens, view, sheet=head, sources=sources_told(lens, view.sources))


def _origins(lens: Lens, _: str) -> Mapping[str, Origin]:
    general = of_topics(lens, "decision", *chain.from_iterable(GENERAL.values()))
    return {WHOLE: longest(lens, general) or ("network", "disclaimer")}


KIND = Kind("list", _subjects, _html, _origins)
