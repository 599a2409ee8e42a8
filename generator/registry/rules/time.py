"""Validity: periods run forward, do not overlap where only one can hold, and nobody works after they ended."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

from generator.registry.findings import REVIEW_DAYS
from generator.registry.values import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.fields import Path
    from generator.registry.nouns import Organisation, ServiceArea, Source, Unit
    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context
    from generator.registry.values import PartialDate, Period

FIRST_YEAR, LAST_YEAR = 1800, 2199
"""No fact of the directory is from another time: such a year is a slip of the fingers."""


def founding_year(context: Context, path: Path, organisation: Organisation) -> Iterator[Problem]:
    """An organisation was founded in a year that has come, and not before there were such organisations."""
    year = organisation.founded.value
    if year is not None and not FIRST_YEAR <= year <= context.today.year:
        yield context.problem("bad-year", (*path, "founded"), given=str(year))


def days_of_the_statement(context: Context) -> Iterator[Problem]:
    """The statement on accessibility was written, judged and reviewed on days that have come, reviewed last of all."""
    stated = getattr(context.registry.network, "accessibility", None)  # there is no network where it has mistakes
    if stated is None:
        return
    path = ("network", "accessibility")
    for field in ("prepared", "reviewed", "assessed"):
        yield from day_that_was(context, path, field, getattr(stated, field))
    if stated.reviewed.first < stated.prepared.first:
        prepared, reviewed = stated.prepared.text, stated.reviewed.text
        yield context.problem("reviewed-early", (*path, "reviewed"), prepared=prepared, reviewed=reviewed)
    elif (context.today - stated.reviewed.first).days > REVIEW_DAYS:
        yield context.problem("statement-old", (*path, "reviewed"), date=stated.reviewed.text)


def days_of_source(context: Context, path: Path, source: Source) -> Iterator[Problem]:
    """No source is dated after today or was read then."""
    yield from day_that_was(context, path, "date", source.date)
    yield from day_that_was(context, path, "read", source.read)


def day_of_list(context: Context, path: Path, area: ServiceArea) -> Iterator[Problem]:
    """No list of municipalities was renewed after today."""
    yield from day_that_was(context, path, "updated", area.updated)


def day_that_was(context: Context, path: Path, field: str, date: PartialDate | None) -> Iterator[Problem]:
    """What is wrong with a day on which something is said to have been done."""
    if date and date.first > context.today:
        yield context.problem("future-date", (*path, field), field=field, date=date.text)
    elif date and date.first.year < FIRST_YEAR:
        yield context.problem("far-date", (*path, field), given=date.text)


def periods(context: Context, path: Path, record: Any) -> Iterator[Problem]:
    """The periods of a record and of its parts end after they begin, all in years that people speak of."""
    values = record.__dict__
    if values["valid"] is not ALWAYS:
        yield from _period(context, (*path, "valid"), values["valid"])
    for part in ("operators", "statements"):
        for number, inner in enumerate(values.get(part, ())):
            if inner.valid is not ALWAYS:
                yield from _period(context, (*path, part, number, "valid"), inner.valid)


def _period(context: Context, path: Path, period: Period) -> Iterator[Problem]:
    start, end = period.start, period.end
    if start and end and end.first <= start.first:
        yield context.problem("inverted-period", (*path, "to"), start=start.text, end=end.text)
    for step, day in (("from", start), ("to", end)):
        if day and not FIRST_YEAR <= day.first.year <= LAST_YEAR:
            yield context.problem("far-date", (*path, step), given=day.text)


def _overlap(one: Period, other: Period) -> bool:
    return _start(one) < _end(other) and _start(other) < _end(one)


def overlapping_operators(context: Context, path: Path, unit: Unit) -> Iterator[Problem]:
    """One organisation at a time runs a unit."""
    for (_, one), (second, other) in combinations(enumerate(unit.operators), 2):
        if _overlap(one.valid, other.valid):
            place = (*path, "operators", second, "organisation")
            yield context.problem("overlapping-operators", place, one=one.organisation, other=other.organisation)


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
    ends = {key: one.valid.end for key, one in context.registry.organisations.items() if one.valid.end}
    for path, key, valid in _workings(context) if ends else ():
        end = ends.get(key)
        if end and (valid.end is None or valid.end.first > end.first):
            successor = context.registry.organisations[key].successor or ""
            yield context.problem("ended-organisation", path, successor, organisation=key, end=end.text)


def _workings(context: Context) -> Iterator[tuple[Path, str, Period]]:
    registry = context.registry
    for key, unit in registry.units.items():
        for number, operator in enumerate(unit.operators):
            yield ("units", key, "operators", number, "organisation"), operator.organisation, operator.valid
    for key, area in registry.service_areas.items():
        yield ("service_areas", key, "responsible"), area.responsible, area.valid
        yield ("service_areas", key, "producer"), area.producer, area.valid
