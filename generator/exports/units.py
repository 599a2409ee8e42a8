"""``units.json``: every unit of the day with what is known of it, what is not, and where each fact is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.directory import blocks
from generator.directory.evidence import unit_level
from generator.directory.facts import Known, worst
from generator.exports import shared
from generator.exports.scribe import period, place, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.exports.scribe import Record, Scribe
    from generator.registry.nouns import Address, Unit


def units(scribe: Scribe) -> Record:
    """The document: first what the units refer to, then the units in the registry's order."""
    return {
        **scribe.head(),
        "sources": shared.sources(scribe),
        "organisations": shared.organisations(scribe),
        "service_areas": shared.service_areas(scribe),
        "offerings": shared.offerings(scribe),
        "fees": shared.fees(scribe),
        "conflicts": shared.conflicts(scribe),
        "unit_kinds": _kinds(scribe),
        "units": [_unit(scribe, key, unit) for key, unit in scribe.directory.units.items()],
    }


def _kinds(scribe: Scribe) -> Record:
    """What each kind of units is called."""
    lenses = scribe.lenses
    return {key: {code: blocks.kind(lens, key) for code, lens in lenses.items()} for key in scribe.directory.kinds}


def _unit(scribe: Scribe, key: str, unit: Unit) -> Record:
    directory = scribe.directory
    return {
        "id": key,
        "name": text(unit.name),
        "kinds": list(unit.kinds),
        "part_of": text(unit.part_of),
        "locality": place(directory.answers.home(unit)),
        "valid": period(unit.valid),
        "answers_municipalities": key in directory.answers.offered,
        "freshness": unit_level(scribe.lens, key),
        "record": scribe.traced(unit),
        "pages": scribe.pages("unit", key),
        "sheets": scribe.sheets(key),
        "facts": _facts(scribe, unit),
        "operators": [
            {"organisation": one.organisation, "valid": period(one.valid), **scribe.traced(one, unit)}
            for one in unit.operators
        ],
        "offerings": [{"offering": one.offering, **scribe.traced(one, unit)} for one in unit.offerings],
        "statements": list(_statements(scribe, unit)),
        "fees": directory.fees_of(unit),
        "conflicts": list(directory.conflicts_of(unit)),
        "withheld": list(_withheld(scribe, key)),
        "keywords": {language: list(words) for language, words in unit.keywords.items()},
    }


def _facts(scribe: Scribe, unit: Unit) -> Record:
    return {
        "addresses": _addresses(scribe, unit),
        "place": scribe.fact(unit.place, unit, value=text(unit.place.value)),
        "phone": scribe.fact(unit.phone, unit),
        "website": scribe.fact(unit.website, unit),
        "capacity": _capacity(scribe, unit),
        "occupancy": scribe.fact(unit.occupancy, unit, value=text(unit.occupancy.value)),
        "languages": scribe.fact(unit.languages, unit, value=list(unit.languages.value or ())),
        "nationwide": scribe.fact(unit.nationwide, unit),
    }


def _addresses(scribe: Scribe, unit: Unit) -> Record:
    if unit.address_confidential:
        nothing: Known[None] = Known(None, (), None, None, None)
        return {**scribe.known(nothing), "state": "confidential"}
    return scribe.fact(unit.addresses, unit, value=[_address(one) for one in unit.addresses.value or ()])


def _address(one: Address) -> Record:
    return {"name": text(one.name), "street": one.street, "postcode": one.postcode, "town": one.town}


def _capacity(scribe: Scribe, unit: Unit) -> Record:
    """All houses together are as old as the oldest figure, and confirmed only if each is."""
    resolved = [scribe.directory.resolve.value(one.count, one, unit) for one in unit.capacity]
    dates = [one.date for one in resolved]
    confirmed = [one.verified for one in resolved]
    known = Known(
        value=[
            {"count": one.count, "of": one.of, "where": text(one.where), **scribe.traced(one, unit)}
            for one in unit.capacity
        ]
        or None,
        sources=tuple(dict.fromkeys(source for one in resolved for source in one.sources)),
        date=None if None in dates else min(filter(None, dates), key=lambda date: date.first, default=None),
        verified=None if None in confirmed else min(filter(None, confirmed), key=lambda date: date.first, default=None),
        level=worst([one.level for one in resolved if one.level]),
    )
    return scribe.known(known)


def _statements(scribe: Scribe, unit: Unit) -> Iterator[Record]:
    for one in unit.statements:
        if one.valid.holds(scribe.directory.as_of):
            yield {
                "topic": one.topic,
                "text": text(one.text),
                "valid": period(one.valid),
                **scribe.traced(one, unit),
            }


def _withheld(scribe: Scribe, unit: str) -> Iterator[Record]:
    for one in scribe.directory.withheld_of(unit):
        yield {"field": one.field, "reason": text(one.reason), **scribe.traced(one)}
