"""A leaflet for a family: few words, panel by panel, from the same facts as the unit's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.directory.parts import Entry, Row, Stated
from generator.directory.views.unit import UnitView, unit_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.directory.voice import Lens
    from generator.registry.nouns import Statement

_BENEFITS = ("benefit-baby", "benefit-parent", "benefit-network")
TOPICS = {
    "what": ("purpose", "eligibility", "reason", "staffing"),
    "way": ("contact", "decision", "admission", "cost"),
    "stay": ("contents", "method", "goal", "daily", "timing", "length", "after"),
    "good": (*_BENEFITS, "quality"),
    "contact": ("provider",),
}
"""What each panel tells, by topic."""

ROOM = {
    "purpose": 2,
    "staffing": 3,
    "eligibility": 3,
    "contents": 2,
    "daily": 2,
    "length": 2,
    "after": 2,
    "benefit-baby": 2,
    "benefit-parent": 2,
    "benefit-network": 1,
    "quality": 2,
}
"""How many statements of a topic are told; those of the unit itself always are. The web page tells all."""

QUOTED = ("staffing", "benefit-baby")
"""The topics whose first general statement is set large, apart from the text."""

_ON_THE_COVER = ("unit.kind", "unit.locality")
_SHORT = {"unit.capacity": "leaflet.capacity", "unit.occupancy": "leaflet.occupancy"}
"""Terms that do not stand well among others in a sentence, and what does."""

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class LeafletView:
    """What a leaflet says: ``page`` is the view of the unit's page; ``told`` has the statements of each topic.

    ``quotes`` are statements to set large, by topic. ``known`` are the facts that sources tell, besides those on the
    cover; ``unknown`` are the others by whom to ask, and ``notes`` what else is to be said of these.
    """

    page: UnitView
    name: Entry
    kind: str
    locality: str
    summary: Entry | None
    told: dict[str, tuple[Stated, ...]]
    benefits: tuple[Stated, ...]
    quotes: dict[str, Stated | None]
    access: tuple[Row, ...]
    known: tuple[Row, ...]
    unknown: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]


def leaflet_view(lens: Lens, key: str) -> LeafletView:
    """The view of the leaflet of the unit ``key``."""
    directory, voice, page = lens.directory, lens.voice, unit_view(lens, key)
    unit = directory.units[key]
    told = {
        topic: tuple(
            voice.stated(one, one.text, *((unit,) if place[0] == "units" else ()))
            for place, one in chosen(lens, key, topic)
        )
        for topics in TOPICS.values()
        for topic in topics
    }
    quotes = {
        topic: next((voice.stated(one, one.text) for _, one in _general(lens, key, topic)), None) for topic in QUOTED
    }
    told |= {topic: tuple(one for one in told[topic] if one != quote) for topic, quote in quotes.items()}
    summary = directory.registry.network.service.summary if unit.answers_municipalities else None
    by_key = {row.key: row for row in page.facts}
    rest = [row for row in page.facts if row.key not in _ON_THE_COVER]
    stated = [one for told_of in told.values() for one in told_of] + [quote for quote in quotes.values() if quote]
    sources = dict.fromkeys(line.key for line in page.sources)
    sources |= dict.fromkeys(line.key for one in stated for line in one.source)
    return LeafletView(
        page=page,
        name=voice.text(unit.name),
        kind=str(by_key["unit.kind"].value),
        locality=directory.answers.home(unit).name(lens.language),
        summary=voice.text(summary) if summary else None,
        told=told,
        benefits=tuple(one for topic in _BENEFITS for one in told[topic]),
        quotes=quotes,
        access=tuple(row for row in page.access if row.key != "unit.eligibility" or row.state == "unknown"),
        known=tuple(row for row in rest if row.state != "unknown"),
        unknown=tuple(_unknown(lens, rest)),
        notes=tuple(dict.fromkeys(row.note for row in rest if row.state == "unknown" and row.note)),
        sources=tuple(sources),
    )


def chosen(lens: Lens, key: str, topic: str) -> list[tuple[Place, Statement]]:
    """The statements of a topic that the leaflet of the unit ``key`` tells, each with its place in the registry.

    First what sources say in general, as far as there is room, then what they say of the unit.
    """
    own: list[tuple[Place, Statement]] = [
        (("units", key, "statements", number, "text"), one)
        for number, one in enumerate(lens.directory.registry.units[key].statements)
        if one.topic == topic and one.valid.holds(lens.directory.as_of)
    ]
    room = max(ROOM.get(topic, 0) - len(own), 0)
    return _general(lens, key, topic)[:room] + own


def _general(lens: Lens, key: str, topic: str) -> list[tuple[Place, Statement]]:
    """What sources say in general, which does not hold of a unit that families cannot apply to; what leads, first."""
    directory = lens.directory
    if not directory.units[key].answers_municipalities:
        return []
    found: list[tuple[Place, Statement]] = [
        (("statements", name, "text"), one)
        for name, one in directory.registry.statements.items()
        if one.topic == topic and one.valid.holds(directory.as_of)
    ]
    return sorted(found, key=lambda named: not named[1].lead)


def _unknown(lens: Lens, rows: list[Row]) -> Iterator[tuple[str, str]]:
    """What is not known, in one sentence for all that the same can be asked of."""
    words = lens.words
    asked: dict[str, list[str]] = {}
    for row in rows:
        if row.state == "unknown":
            term = words(_SHORT[row.key]) if row.key in _SHORT else row.term.lower()
            asked.setdefault(str(row.ask), []).append(term)
    for ask, terms in asked.items():
        yield words("leaflet.unknown", facts=words.join(terms)), ask
