"""Where each field of a service is from: the record, its sources, their dates, and the day somebody confirmed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.ptv.lengths import all_told
from generator.exports.ptv.service import producers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.exports.ptv.items import Json
    from generator.exports.scribe import Scribe
    from generator.registry.values import Sourced

    Origin = tuple[str, str, tuple[Sourced, ...]]

_FACTS = {"areaType": "nationwide", "languages": "languages", "webPages": "website"}


def origins(scribe: Scribe, key: str) -> list[Json]:
    """A row for each field and record, in the order of the service's fields; each once."""
    rows = {(field, path): records for field, path, records in _all(scribe, key)}
    return [{"field": field, "record": path, **scribe.traced(*records)} for (field, path), records in rows.items()]


def _all(scribe: Scribe, key: str) -> Iterator[Origin]:
    for told in all_told(scribe, key):
        for stretch in told.stretches:
            yield told.field, stretch.path, stretch.records
    yield from _of_the_network(scribe, key)
    yield from _of_the_unit(scribe, key)


def _of_the_network(scribe: Scribe, key: str) -> Iterator[Origin]:
    """What the unit has from records that others share: the classification, fees, service areas."""
    registry = scribe.directory.registry
    if classification := registry.network.classification:
        yield "serviceClasses", "network.classification", (classification,)
    for one in scribe.directory.fees_of(scribe.directory.units[key]):
        fee = registry.fees[one]
        if fee.client.value:
            yield "serviceChargeType", f"fees.{one}.client", (fee.client, fee)
    for one in scribe.directory.areas_of(key):
        area = registry.service_areas[one]
        yield "areas", f"service_areas.{one}", (area.units, area)


def _of_the_unit(scribe: Scribe, key: str) -> Iterator[Origin]:
    unit = scribe.directory.units[key]
    for field, name in _FACTS.items():
        fact = getattr(unit, name)
        if fact.value:
            yield field, f"units.{key}.{name}", (fact, unit)
    for operator in producers(scribe, key):
        yield "organizations", f"units.{key}.operators.{unit.operators.index(operator)}", (operator, unit)
