"""References: every id that a record names is the id of a record."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from generator.registry.meaning import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.nouns import Registry
    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context, Path

    Reference = tuple[Path, str, str]


def references(context: Context) -> Iterator[Problem]:
    """Every id that a record names is in the section that it speaks of."""
    registry = context.registry
    for path, wanted, section in chain(
        _of_organisations(registry),
        _of_units(registry),
        _of_areas(registry),
        _of_conflicts(registry),
        _of_withheld(registry),
    ):
        if wanted not in (known := context.stated(section)) and context.is_stated(section):
            yield unknown_reference(context, path, wanted, section, known)


def unknown_reference(context: Context, path: Path, wanted: str, section: str, known: dict[str, Any]) -> Problem:
    """The problem of an id that is not in ``section``, with the nearest one that is."""
    return context.problem("unknown-reference", path, nearest(wanted, list(known)), given=wanted, where=section)


def _of_organisations(registry: Registry) -> Iterator[Reference]:
    for key, organisation in registry.organisations.items():
        if organisation.successor:
            yield ("organisations", key, "successor"), organisation.successor, "organisations"


def _of_units(registry: Registry) -> Iterator[Reference]:
    for key, unit in registry.units.items():
        for number, operator in enumerate(unit.operators):
            yield ("units", key, "operators", number, "organisation"), operator.organisation, "organisations"
        yield from _offers("units", key, unit)


def _of_areas(registry: Registry) -> Iterator[Reference]:
    for key, area in registry.service_areas.items():
        yield ("service_areas", key, "responsible"), area.responsible, "organisations"
        yield ("service_areas", key, "producer"), area.producer, "organisations"
        for number, served in enumerate(area.units.value or ()):
            yield ("service_areas", key, "units", number), served, "units"
        yield from _offers("service_areas", key, area)


def _of_withheld(registry: Registry) -> Iterator[Reference]:
    for key, withheld in registry.withheld.items():
        for number, unit in enumerate(withheld.unit):
            yield ("withheld", key, "unit", number), unit, "units"


def _of_conflicts(registry: Registry) -> Iterator[Reference]:
    for key, conflict in registry.conflicts.items():
        for number, side in enumerate(conflict.sides):
            if side.fee:
                yield ("conflicts", key, "sides", number, "fee"), side.fee, "fees"


def _offers(kind: str, key: str, record: Any) -> Iterator[Reference]:
    for number, offered in enumerate(record.offerings):
        yield (kind, key, "offerings", number, "offering"), offered.offering, "offerings"
    for number, fee in enumerate(record.fees):
        yield (kind, key, "fees", number), fee, "fees"
