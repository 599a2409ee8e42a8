"""Validity: periods run forward, do not overlap where only one can hold, and nobody works after they ended."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from generator.registry.values import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context, Path
    from generator.registry.values import Period


def _periods(context: Context) -> Iterator[tuple[Path, Period]]:
    registry = context.registry
    for kind in ("organisations", "statements", "fees", "service_areas", "units"):
        for key, record in getattr(registry, kind).items():
            if record.valid is not ALWAYS:
                yield (kind, key, "valid"), record.valid
            for part in ("operators", "statements"):
                for number, inner in enumerate(getattr(record, part, ())):
                    if inner.valid is not ALWAYS:
                        yield (kind, key, part, number, "valid"), inner.valid


def inverted_periods(context: Context) -> Iterator[Problem]:
    """A period ends after it begins."""
    for path, period in _periods(context):
        if period.start and period.end and period.end.first <= period.start.first:
            yield context.problem("inverted-period", (*path, "to"), start=period.start.text, end=period.end.text)


def _overlap(one: Period, other: Period) -> bool:
    return _start(one) < _end(other) and _start(other) < _end(one)


def overlapping_operators(context: Context) -> Iterator[Problem]:
    """One organisation at a time runs a unit."""
    for key, unit in context.registry.units.items():
        for (_, one), (second, other) in combinations(enumerate(unit.operators), 2):
            if _overlap(one.valid, other.valid):
                path = ("units", key, "operators", second, "organisation")
                yield context.problem("overlapping-operators", path, one=one.organisation, other=other.organisation)


def overlapping_areas(context: Context) -> Iterator[Problem]:
    """One organisation does not answer for the same municipality twice at the same time."""
    # In the order of their beginning, an area can only overlap what lasts longest of those before it.
    lasting: dict[tuple[str, str], tuple[str, Period]] = {}
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, area in sorted(context.registry.service_areas.items(), key=lambda item: _start(item[1].valid)):
        for name in dict.fromkeys(area.municipalities):
            place = area.responsible, name
            if place in lasting and _overlap(lasting[place][1], area.valid):
                shared[lasting[place][0], key].append(name)
            if place not in lasting or _end(area.valid) > _end(lasting[place][1]):
                lasting[place] = key, area.valid
    for (first, second), names in shared.items():
        path = ("service_areas", second, "municipalities")
        yield context.problem("overlapping-areas", path, key=True, first=first, shared=", ".join(names))


def _start(period: Period) -> date:
    return period.start.first if period.start else date.min


def _end(period: Period) -> date:
    return period.end.first if period.end else date.max


def ended_organisations(context: Context) -> Iterator[Problem]:
    """Nothing is run by an organisation after it ended."""
    registry = context.registry
    for path, key, valid in _workings(context):
        organisation = registry.organisations.get(key)
        if organisation is None or organisation.valid.end is None:
            continue
        end = organisation.valid.end
        if valid.end is None or valid.end.first > end.first:
            successor = organisation.successor or ""
            yield context.problem("ended-organisation", path, successor, organisation=key, end=end.text)


def _workings(context: Context) -> Iterator[tuple[Path, str, Period]]:
    registry = context.registry
    for key, unit in registry.units.items():
        for number, operator in enumerate(unit.operators):
            yield ("units", key, "operators", number, "organisation"), operator.organisation, operator.valid
    for key, area in registry.service_areas.items():
        yield ("service_areas", key, "responsible"), area.responsible, area.valid
        yield ("service_areas", key, "producer"), area.producer, area.valid
