"""What is told of all units alike or belongs to no record of the standard, as attributes of the tables themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.directory.views.unit import ABOUT_ACCESS
from generator.exports.hsds import notation
from generator.exports.hsds.notation import Notes, Several
from generator.exports.hsds.tables import TABLES
from generator.exports.scribe import VERSION

if TYPE_CHECKING:
    from generator.exports.hsds.package import Package
    from generator.exports.scribe import Scribe
    from generator.registry.nouns import Conflict, Fee, Offering, ServiceArea, Side, Source, Statement


def add_descriptions(package: Package, scribe: Scribe) -> None:
    """A description of each table, and in its attributes what its records refer to."""
    shared = _shared(scribe)
    for table in TABLES:
        owner = package.add(
            "meta_table_description",
            f"tables/{table.name}",
            name=table.name,
            language=scribe.first,
            character_set="UTF-8",
        )
        package.tell(owner, shared.get(table.name, {}))


def _shared(scribe: Scribe) -> dict[str, Notes]:
    """By table: the registry's records that no record of the standard holds."""
    directory = scribe.directory
    registry, units = directory.registry, directory.units.values()
    fees = {fee for unit in units for fee in directory.fees_of(unit)}
    conflicts = {key: one for unit in units for key, one in directory.conflicts_of(unit).items()}
    fees |= {side.fee for one in conflicts.values() for side in one.sides if side.fee}
    areas = {area for key in directory.units for area in directory.areas_of(key)}
    statements = {key: one for key, one in registry.statements.items() if _told_of_all(scribe, one)}
    return {
        "meta_table_description": {"export": {"version": VERSION, "as_of": directory.as_of.isoformat()}},
        "service": {
            "network": _network(scribe),
            "statements": {key: _statement(scribe, one) for key, one in statements.items()},
            "conflicts": {key: _conflict(scribe, one) for key, one in conflicts.items()},
        },
        "cost_option": {"fees": {key: _fee(scribe, one) for key, one in registry.fees.items() if key in fees}},
        "service_area": {
            "service_areas": {
                key: _service_area(scribe, one) for key, one in registry.service_areas.items() if key in areas
            }
        },
        "taxonomy_term": {
            "offerings": {key: _offering(scribe, one) for key, one in registry.offerings.items()},
            "sources": {key: _source(scribe, one) for key, one in registry.sources.items()},
        },
    }


def _told_of_all(scribe: Scribe, one: Statement) -> bool:
    return one.lead and one.topic in ABOUT_ACCESS and one.valid.holds(scribe.directory.as_of)


def _network(scribe: Scribe) -> Notes:
    network, resolve = scribe.directory.registry.network, scribe.directory.resolve
    facts = {name: resolve.fact(getattr(network, name), network) for name in ("publisher", "feedback", "repository")}
    return {
        "id": network.id,
        "name": notation.whole(network.name),
        "service": {
            "name": notation.whole(network.service.name),
            "forms": network.service.forms.model_dump(),
            "summary": notation.whole(network.service.summary),
        },
        **{name: notation.fact(known, value=known.value) for name, known in facts.items()},
        "disclaimer": notation.whole(network.disclaimer),
        "exit_address": network.exit_address,
    }


def _statement(scribe: Scribe, one: Statement) -> Notes:
    return {
        "topic": one.topic,
        "lead": one.lead,
        "text": notation.whole(one.text),
        "valid": notation.period(one.valid),
        **notation.traced(scribe.directory.resolve.record(one, note=one.note)),
    }


def _conflict(scribe: Scribe, one: Conflict) -> Notes:
    return {
        "about": one.about,
        "title": notation.whole(one.title),
        "sides": Several([(side.fee or scribe.main(side.text), _side(scribe, side, one)) for side in one.sides]),
        "explanation": notation.whole(one.explanation),
        "advice": notation.whole(one.advice),
        **notation.traced(scribe.directory.resolve.record(one, note=one.note)),
    }


def _side(scribe: Scribe, side: Side, conflict: Conflict) -> Notes:
    parents = (scribe.directory.registry.fees[side.fee],) if side.fee else ()
    known = scribe.directory.resolve.record(side, *parents, conflict, note=side.note)
    return {"text": notation.whole(side.text), "fee": side.fee, **notation.traced(known)}


def _fee(scribe: Scribe, one: Fee) -> Notes:
    resolve = scribe.directory.resolve
    stated = ("provider_paid_by", "client", "amount", "per", "decided_by")
    facts = {name: resolve.fact(getattr(one, name), one) for name in stated}
    return {
        "text": notation.whole(one.text),
        "valid": notation.period(one.valid),
        **{name: notation.fact(known, value=known.value) for name, known in facts.items()},
        **notation.traced(resolve.record(one, note=one.note)),
    }


def _service_area(scribe: Scribe, one: ServiceArea) -> Notes:
    resolve = scribe.directory.resolve
    languages = resolve.fact(one.languages, one)
    return {
        "name": notation.whole(one.name),
        "valid": notation.period(one.valid),
        "definition": notation.whole(one.definition),
        "responsible": one.responsible,
        "producer": one.producer,
        "units": notation.fact(resolve.fact(one.units, one)),
        "languages": notation.fact(languages, value=languages.value),
        **notation.traced(resolve.record(one, note=one.note)),
    }


def _offering(scribe: Scribe, one: Offering) -> Notes:
    return {
        "name": notation.others(scribe, one.name),
        "summary": notation.others(scribe, one.summary),
        "description": notation.whole(one.description),
        "general": one.general,
        **notation.traced(scribe.directory.resolve.record(one, note=one.note)),
    }


def _source(scribe: Scribe, one: Source) -> Notes:
    return {
        "title": notation.others(scribe, one.title),
        "publisher": one.publisher,
        "date": notation.date(one.date),
        "read": notation.date(one.read),
        "note": notation.whole(one.note),
    }
