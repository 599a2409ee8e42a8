"""``municipalities.json``: which units a family in each municipality of the day can turn to, and why."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from generator.directory import blocks
from generator.exports.scribe import place

if TYPE_CHECKING:
    from generator.directory.answers import UnitAnswer
    from generator.exports.scribe import Record, Scribe
    from generator.registry.places import Area, Municipality


def municipalities(scribe: Scribe) -> Record:
    """The document: the municipalities of the day by code, and who organises their services."""
    directory = scribe.directory
    in_order = sorted(directory.municipalities, key=attrgetter("code"))
    return {
        **scribe.head(),
        "counties": [_county(scribe, area) for area in directory.counties],
        "municipalities": [municipality(scribe, one) for one in in_order],
    }


def _county(scribe: Scribe, area: Area) -> Record:
    names = {"fi": area.name_fi, "sv": area.name_sv, "en": area.name_en}
    return {"code": area.code, "name": names, "status": area.status, "pages": scribe.pages("county", area.code)}


def municipality(scribe: Scribe, given: Municipality) -> Record:
    """One municipality of the day with its units."""
    answer = scribe.directory.answers.of(given)
    return {
        **place(given),
        "county": answer.county.code if answer.county else None,
        "pages": scribe.pages("municipality", given.code),
        "units": [_unit(scribe, one, answer.county) for one in answer.units],
    }


def _unit(scribe: Scribe, answer: UnitAnswer, county: Area | None) -> Record:
    # Shown alone by others, a reason must still say that a computed relation is not confirmed: that is in the label.
    badges = {language: blocks.relation(lens, answer, county) for language, lens in scribe.lenses.items()}
    reason = {language: f"{badge.label}. {badge.reason}" for language, badge in badges.items()}
    return {"id": answer.unit, "relation": answer.relation, "reason": reason}
