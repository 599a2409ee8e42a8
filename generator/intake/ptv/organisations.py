"""Who answers for a service and who does the work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.draft import Gap
from generator.registry.place_names import fold
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    import datetime as dt

    from generator.intake.draft import Draft
    from generator.intake.node import Node
    from generator.registry.places import Places

RESPONSIBLE, PRODUCER = "Responsible", "Producer"
_OWN_WORK = "SelfProducedServices"
_COMPANY = re.compile(r"\b(oy|oyj|ab|abp)\b", re.IGNORECASE)
_JOINT = re.compile(r"(kuntayhtymä|samkommun)\b", re.IGNORECASE)
_OF_A_MUNICIPALITY = re.compile(r" (kunta|kaupunki|kommun|stad)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Roles:
    """The ids of the organisations in each role, in the order of the source."""

    responsible: list[str]
    producers: list[str]


def roles_of(draft: Draft, nodes: list[Node], source: str) -> Roles:
    """The organisations of a service by their roles, put into the draft; other roles stay unread."""
    found: dict[str, list[str]] = {RESPONSIBLE: [], PRODUCER: []}
    own_work = False
    for node in nodes:
        role, provision = node.get("roleType"), node.get("provisionType")
        name = node.get("organization").get("name")
        if role.look() not in found:
            continue
        if role.look() == PRODUCER and provision.look() == _OWN_WORK:
            own_work = True
            provision.use()
            role.use()
        if name.look():
            key = organisation(draft, name, source)
            role.use()
            if key not in found[role.look()]:
                found[role.look()].append(key)
    producers = found[PRODUCER] or (found[RESPONSIBLE][:1] if own_work else [])
    return Roles(found[RESPONSIBLE], producers)


def organisation(draft: Draft, name: Node, source: str) -> str:
    """The id of the organisation of this name: as the project's registry has it, else a new record."""
    text = name.line()
    known = draft.frame.match("organisations", {"": text})
    if known:
        take_organisation(draft, known)
        return known
    records = draft.sections.get("organisations", {})
    for key, record in records.items():
        if isinstance(record, dict) and record.get("name") == text:
            return key
    key = draft.new_id("organisations", text, stem="organisation")
    path = draft.add("organisations", key, {"name": text, "source": source})
    kind = kind_of(text, draft.frame.places, draft.frame.today)
    if kind:
        draft.sections["organisations"][key] = {"name": text, "kind": kind, "source": source}
    else:
        draft.gaps.append(Gap((*path, "kind"), "organisation-kind"))
    return key


def take_organisation(draft: Draft, key: str) -> None:
    """The registry's own record, with who took over after it and the sources of both."""
    while key and key not in draft.sections.get("organisations", {}):
        draft.take("organisations", key)
        successor = draft.frame.record("organisations", key).get("successor")
        key = successor if isinstance(successor, str) else ""


def kind_of(name: str, places: Places, day: dt.date) -> str:
    """What a name alone tells of an organisation on ``day``, without a guess; an empty text where it tells nothing."""
    counties = {fold(area.name(language)) for area in places.areas("county", day) for language in LANGUAGES}
    if fold(name) in counties:
        return "municipality" if _OF_A_MUNICIPALITY.search(name) else "wellbeing-services-county"
    stem = _OF_A_MUNICIPALITY.sub("", name)
    if stem != name and any(fold(stem) in map(fold, (one.genitive, one.name_sv)) for one in places.all()):
        return "municipality"
    if _JOINT.search(name):
        return "joint-authority"
    return "company" if _COMPANY.search(name) else ""
