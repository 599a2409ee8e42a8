"""Where a service is given: municipalities, or areas whose municipalities the register knows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.draft import Loss
from generator.intake.ptv.texts import own

if TYPE_CHECKING:
    from generator.intake.draft import Draft
    from generator.intake.node import Node
    from generator.registry.document import Value

_COUNTIES_BEGIN = dt.date(2023, 1, 1)
_KINDS = {"Region": "region", "Province": "region", "WellbeingServiceCounties": "county"}
_LISTED = "Municipality"


@dataclass(slots=True)
class Served:
    """The municipalities of a service by their Finnish names, what the area is, and areas that nobody can list."""

    municipalities: list[str] = field(default_factory=list)
    definition: dict[str, Value] = field(default_factory=lambda: own("listed_area"))
    unknown: list[str] = field(default_factory=list)


def served(draft: Draft, nodes: list[Node], day: dt.date | None) -> Served:
    """What ``areas`` say; ``day`` is that of the source, for the members of regions and counties."""
    found = Served()
    named: list[dict[str, str]] = []
    for node in nodes:
        kind, listed = node.get("type"), list(node.get("municipalities").each())
        if listed and kind.look() in (_LISTED, *_KINDS):
            kind.use()
            names = [_municipality(draft, one) for one in listed]
            found.municipalities += [name for name in names if name and name not in found.municipalities]
            _use_name(node)
        elif kind.look() in _KINDS and (area := _area(draft, node, day)):
            kind.use()
            named.append(area.names)
            found.municipalities += [name for name in area.members if name not in found.municipalities]
        elif kind.look() != _LISTED:
            found.unknown.append(" ".join(filter(None, (kind.look(), node.get("code").look()))))
    if named:
        joined = {language: ", ".join(one[language] for one in named) for language in ("fi", "sv", "en")}
        found.definition = own("named_area", day=_as_of(day, draft).isoformat(), **joined)
    return found


@dataclass(frozen=True, slots=True)
class _Area:
    names: dict[str, str]
    members: list[str]


def _municipality(draft: Draft, node: Node) -> str:
    """The Finnish name of a municipality, by its code, else by its name."""
    code = node.get("code")
    place = draft.frame.places.by_code(code.look().zfill(3))
    if place is None:
        names = [one.get("value").look() for one in node.get("name").each()]
        place = next(filter(None, map(draft.frame.places.by_name, names)), None)
    if place is None:
        draft.losses.append(Loss(node.place, code.look(), "unknown-municipality"))
        node.use()
        return ""
    node.use()
    return place.name_fi


def _area(draft: Draft, node: Node, day: dt.date | None) -> _Area | None:
    code = node.get("code")
    area = draft.frame.places.area(_KINDS[node.get("type").look()], code.look().zfill(2))
    if area is None:
        return None
    members = [one.name_fi for one in draft.frame.places.members(area, _as_of(day, draft))]
    code.use()
    _use_name(node)
    return _Area({language: area.name(language) for language in ("fi", "sv", "en")}, members)


def _use_name(node: Node) -> None:
    node.get("name").use()


def _as_of(day: dt.date | None, draft: Draft) -> dt.date:
    """The day on which members are looked up: that of the source; counties have had members since 2023."""
    return max(day or draft.frame.today, _COUNTIES_BEGIN)
