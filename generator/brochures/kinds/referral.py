"""The referral sheet: what a professional fills in by hand when referring a family to a unit, below the unit's facts.

It asks for no more than a unit needs in order to reply (data minimisation, GDPR article 5(1)(c)), and it has no form
fields: nothing that is written on it is ever on the web.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from generator.brochures.kinds.kind import Kind, units
from generator.brochures.origins import longest, of_topics, of_unit
from generator.brochures.sheet import WHOLE, Origin
from generator.directory.views.unit import ABOUT_ACCESS, ABOUT_ADMISSION, UnitView, unit_view

if TYPE_CHECKING:
    from generator.brochures.desk import Desk
    from generator.directory.parts import Row
    from generator.directory.voice import Lens

_FACTS = ("unit.operator", "unit.phone", "unit.website", "unit.contact", "unit.admission", "unit.area")


@dataclass(frozen=True, slots=True)
class _ReferralView:
    """What a referral sheet says: the unit's view, the facts to know first, whether a payment commitment is asked.

    ``emergency`` is the number to call in danger. ``way_unknown`` tells that no source says how referrals are taken.
    """

    unit: UnitView
    facts: tuple[Row, ...]
    emergency: str
    way_unknown: bool


def _html(desk: Desk, lens: Lens, unit: str) -> str:
    view = unit_view(lens, unit)
    told = tuple(row for row in (*view.facts, *view.access) if row.key in _FACTS)
    emergency = next((line.number for line in view.urgent if line.number), "")
    own_way = any(one.topic == "contact" for one in lens.directory.said(lens.directory.units[unit]))
    made = _ReferralView(view, told, emergency, way_unknown=not own_way)
    return desk.site.render("sheets/referral.html", lens, made, sheet=desk.head(lens, lens.at("unit", unit), unit))


def _origins(lens: Lens, unit: str) -> Mapping[str, Origin]:
    general = of_topics(lens, *ABOUT_ACCESS, *ABOUT_ADMISSION)
    return {WHOLE: longest(lens, chain(of_unit(lens, unit), general)) or ("units", unit)}


KIND = Kind("referral", units, _html, _origins)
