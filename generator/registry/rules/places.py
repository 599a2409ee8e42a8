"""Places: every municipality is in the register on the day that the record speaks of, and counts agree."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.registry.places import REGISTER_BEGINS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.nouns import ServiceArea
    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context, Path


def municipalities_of_areas(context: Context) -> Iterator[Problem]:
    """A service area lists municipalities of its own time, each once."""
    for key, area in context.registry.service_areas.items():
        day = _day_of(area, context.today)
        seen: set[str] = set()
        for number, name in enumerate(area.municipalities):
            path: Path = ("service_areas", key, "municipalities", number)
            yield from _municipality(context, path, name, day)
            if name in seen:
                yield context.problem("listed-twice", path, given=name)
            seen.add(name)


def _day_of(area: ServiceArea, today: date) -> date:
    """A day on which the area was in force: its last one, or today."""
    day = min(today, area.valid.end.first - timedelta(days=1)) if area.valid.end else today
    return max(day, REGISTER_BEGINS)


def other_places(context: Context) -> Iterator[Problem]:
    """A unit stands, and an organisation has its seat, in a municipality."""
    registry = context.registry
    for key, unit in registry.units.items():
        last = unit.valid.end.first - timedelta(days=1) if unit.valid.end else context.today
        day = max(min(last, context.today), REGISTER_BEGINS)
        yield from _municipality(context, ("units", key, "locality"), unit.locality, day)
    for key, organisation in registry.organisations.items():
        if organisation.seat.value:
            yield from _municipality(context, ("organisations", key, "seat"), organisation.seat.value, None)


def _municipality(context: Context, path: Path, name: str, day: date | None) -> Iterator[Problem]:
    places = context.places
    if places.by_name(name, day):
        return
    ceased = places.by_name(name)
    merger = places.merged(ceased.code) if ceased else None
    shown = (day or context.today).isoformat()
    if ceased and merger and day and merger.date <= day:
        into = places.by_code(merger.into)
        assert into is not None
        yield context.problem(
            "merged-municipality", path, into.name_fi, given=name, into=into.name_fi, date=merger.date.isoformat()
        )
        return
    near = places.suggest(name, day or context.today)
    yield context.problem("unknown-municipality", path, near[0].name_fi if near else "", given=name, day=shown)


def stated_counts(context: Context) -> Iterator[Problem]:
    """A count that an editor states is the count of the list."""
    for key, area in context.registry.service_areas.items():
        listed = len(set(area.municipalities))
        if area.stated_count is not None and area.stated_count != listed:
            path = ("service_areas", key, "stated_count")
            yield context.problem("count-differs", path, stated=str(area.stated_count), listed=str(listed))
