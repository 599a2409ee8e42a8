"""The poster of a unit, on A4 and on A3, with strips to tear off along its lower edge."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from generator.brochures.kinds.kind import Kind, units
from generator.brochures.origins import longest, of_topics
from generator.brochures.qr import qr_picture
from generator.brochures.sheet import WHOLE, Origin
from generator.directory.views.poster import poster_view
from generator.directory.views.unit import ABOUT_ACCESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.brochures.desk import Desk
    from generator.brochures.origins import Written
    from generator.directory.voice import Lens

_STRIPS = {"poster": 10, "poster-a3": 14}
"""So many strips, about 21 mm wide, stand side by side."""


def _html(kind: str, desk: Desk, lens: Lens, unit: str) -> str:
    view = poster_view(lens, unit)
    head = desk.head(lens, view.url, unit) | {"page_qr": qr_picture(view.url)}
    return desk.site.render("sheets/poster.html", lens, view, sheet=head, strips=range(_STRIPS[kind]))


def _origins(lens: Lens, unit: str) -> Mapping[str, Origin]:
    """The strips have little but the unit's name, the rest what sources say of the way in."""
    told = longest(lens, chain(_own(lens, unit), of_topics(lens, *ABOUT_ACCESS)))
    return {WHOLE: told or ("units", unit), "strip": ("units", unit, "name", lens.language)}


def _own(lens: Lens, unit: str) -> Iterator[Written]:
    """What sources say of the way into the unit itself."""
    for number, one in enumerate(lens.directory.registry.units[unit].statements):
        if one.topic in ABOUT_ACCESS and one.valid.holds(lens.directory.as_of):
            yield ("units", unit, "statements", number, "text"), one.text


POSTER, POSTER_A3 = (Kind(key, units, partial(_html, key), _origins) for key in _STRIPS)
