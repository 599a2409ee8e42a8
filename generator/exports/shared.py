"""What units refer to, or what refers to them: sources, organisations, service areas, support, fees, conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.scribe import day, period, place, text

if TYPE_CHECKING:
    from generator.exports.scribe import Record, Scribe
    from generator.registry.nouns import Conflict, Fee, Organisation, ServiceArea


def sources(scribe: Scribe) -> Record:
    """Who published what, when, and how fresh an unconfirmed fact from there is."""
    return {key: source(scribe, key) for key in scribe.directory.registry.sources}


def source(scribe: Scribe, key: str) -> Record:
    """One of the sources."""
    one = scribe.directory.registry.sources[key]
    return {
        "title": text(one.title),
        "publisher": one.publisher,
        "url": one.url,
        "date": day(one.date),
        "freshness": scribe.directory.resolve.source_level(key),
        "note": text(one.note),
    }


def organisations(scribe: Scribe) -> Record:
    """All organisations, ended ones too, so that a successor is always found."""
    return {key: _organisation(scribe, one) for key, one in scribe.directory.registry.organisations.items()}


def _organisation(scribe: Scribe, one: Organisation) -> Record:
    return {
        "name": text(one.name),
        "kind": one.kind,
        "valid": period(one.valid),
        "successor": one.successor,
        "predecessor_names": list(one.predecessor_names),
        "facts": {name: scribe.fact(getattr(one, name), one) for name in ("seat", "founded", "website", "phone")},
        **scribe.traced(one),
    }


def service_areas(scribe: Scribe) -> Record:
    """The areas that make the relation "confirmed" where a source names their units; ended ones too."""
    return {key: _service_area(scribe, key, one) for key, one in scribe.directory.registry.service_areas.items()}


def _service_area(scribe: Scribe, key: str, one: ServiceArea) -> Record:
    places = scribe.directory.places
    members = [place(found) for name in one.municipalities if (found := places.by_name(name))]
    return {
        "name": text(one.name),
        "valid": period(one.valid),
        "definition": text(one.definition),
        "responsible": one.responsible,
        "producer": one.producer,
        "municipalities": members,
        "pages": scribe.pages("area", key),
        "facts": {
            "units": scribe.fact(one.units, one, value=list(one.units.value or ())),
            "languages": scribe.fact(one.languages, one, value=list(one.languages.value or ())),
        },
        **scribe.traced(one),
    }


def offerings(scribe: Scribe) -> Record:
    """The kinds of support: the vocabulary that units are described with."""
    return {
        key: {
            "name": text(one.name),
            "summary": text(one.summary),
            "pages": scribe.pages("offering", key),
            **scribe.traced(one),
        }
        for key, one in scribe.directory.registry.offerings.items()
    }


def fees(scribe: Scribe) -> Record:
    """Who pays and what the client pays, as each source states it; also of other days, for conflicts name them."""
    return {key: _fee(scribe, one) for key, one in scribe.directory.registry.fees.items()}


def _fee(scribe: Scribe, one: Fee) -> Record:
    stated = ("provider_paid_by", "client", "amount", "per", "decided_by")
    return {
        "text": text(one.text),
        "valid": period(one.valid),
        "facts": {name: scribe.fact(getattr(one, name), one) for name in stated},
        **scribe.traced(one),
    }


def conflicts(scribe: Scribe) -> Record:
    """Where sources disagree: all sides, none of them picked."""
    return {key: _conflict(scribe, one) for key, one in scribe.directory.registry.conflicts.items()}


def _conflict(scribe: Scribe, conflict: Conflict) -> Record:
    fees = scribe.directory.registry.fees
    sides = []
    for one in conflict.sides:
        parents = (fees[one.fee],) if one.fee else ()
        sides.append({"text": text(one.text), "fee": one.fee, **scribe.traced(one, *parents, conflict)})
    return {
        "about": conflict.about,
        "title": text(conflict.title),
        "sides": sides,
        "explanation": text(conflict.explanation),
        "advice": text(conflict.advice),
        "note": text(conflict.note),
    }
