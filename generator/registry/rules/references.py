"""References: every id that a record names is the id of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.registry.meaning import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.registry.fields import Path
    from generator.registry.nouns import Conflict, Organisation, ServiceArea, Unit, Withheld
    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context

    Reference = tuple[Path, str, str]


def references(context: Context, path: Path, record: Any) -> Iterator[Problem]:
    """Every id that a record names is in the section that it speaks of."""
    for steps, wanted, section in _REFERENCES[str(path[0])](record):
        yield from in_section(context, (*path, *steps), wanted, section)


def in_section(context: Context, path: Path, wanted: str, section: str) -> Iterator[Problem]:
    """What is wrong with an id that is not in ``section``, with the nearest one that is."""
    if wanted not in (known := context.stated(section)) and context.is_stated(section):
        yield context.problem("unknown-reference", path, nearest(wanted, list(known)), given=wanted, where=section)


def _of_organisation(organisation: Organisation) -> Iterator[Reference]:
    if organisation.successor:
        yield ("successor",), organisation.successor, "organisations"


def _of_unit(unit: Unit) -> Iterator[Reference]:
    for number, operator in enumerate(unit.operators):
        yield ("operators", number, "organisation"), operator.organisation, "organisations"
    yield from _offers(unit)


def _of_area(area: ServiceArea) -> Iterator[Reference]:
    yield ("responsible",), area.responsible, "organisations"
    yield ("producer",), area.producer, "organisations"
    for number, served in enumerate(area.units.value or ()):
        yield ("units", number), served, "units"
    yield from _offers(area)


def _of_withheld(withheld: Withheld) -> Iterator[Reference]:
    for number, unit in enumerate(withheld.unit):
        yield ("unit", number), unit, "units"


def _of_conflict(conflict: Conflict) -> Iterator[Reference]:
    for number, side in enumerate(conflict.sides):
        if side.fee:
            yield ("sides", number, "fee"), side.fee, "fees"


def _offers(record: Unit | ServiceArea) -> Iterator[Reference]:
    for number, offered in enumerate(record.offerings):
        yield ("offerings", number, "offering"), offered.offering, "offerings"
    for number, fee in enumerate(record.fees):
        yield ("fees", number), fee, "fees"


_REFERENCES: Mapping[str, Callable[[Any], Iterator[Reference]]] = {
    "organisations": _of_organisation,
    "units": _of_unit,
    "service_areas": _of_area,
    "conflicts": _of_conflict,
    "withheld": _of_withheld,
}
