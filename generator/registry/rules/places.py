"""Places: every municipality is in the register on the day that the record speaks of, and counts agree."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from generator.registry.places import REGISTER_BEGINS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.registry.fields import Path
    from generator.registry.nouns import Organisation, ServiceArea, Unit
    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context
    from generator.registry.values import Period

_ONE_DAY = timedelta(days=1)


def municipalities_of_area(context: Context, path: Path, area: ServiceArea) -> Iterator[Problem]:
    """A service area lists municipalities of its own time, each once."""
    day = _last_day(area.valid, context.today)
    seen: set[str] = set()
    for number, name in enumerate(area.municipalities):
        place: Path = (*path, "municipalities", number)
        yield from _municipality(context, place, name, day)
        if name in seen:
            yield context.problem("listed-twice", place, given=name)
        seen.add(name)


def _last_day(valid: Period, today: date) -> date:
    """The last day of the period; at most today, and not before the eve of what the register describes."""
    if valid.end is None or valid.end.first > today:
        return today
    return max(valid.end.first, REGISTER_BEGINS) - _ONE_DAY


def locality(context: Context, path: Path, unit: Unit) -> Iterator[Problem]:
    """A unit stands in a municipality of its own time."""
    yield from _municipality(context, (*path, "locality"), unit.locality, _last_day(unit.valid, context.today))


def seat(context: Context, path: Path, organisation: Organisation) -> Iterator[Problem]:
    """An organisation has its seat in a municipality of any time."""
    if organisation.seat.value:
        yield from _municipality(context, (*path, "seat"), organisation.seat.value, None)


def _municipality(context: Context, path: Path, name: str, day: date | None) -> Iterator[Problem]:
    places = context.places
    if places.by_name(name, day):
        return
    ceased = places.by_name(name)
    merger = places.merged(ceased.code) if ceased else None
    into = places.by_code(merger.into) if merger and day and merger.date <= day else None
    if merger and into:
        date = merger.date.isoformat()
        name_now = into.name(context.languages[0])
        yield context.problem("merged-municipality", path, name_now, given=name, into=name_now, date=date)
    else:
        near = [place.name(context.languages[0]) for place in places.suggest(name, day or context.today)]
        shown = (day or context.today).isoformat()
        yield context.problem("unknown-municipality", path, near[0] if near else "", given=name, day=shown)


def stated_count(context: Context, path: Path, area: ServiceArea) -> Iterator[Problem]:
    """A count that an editor states is the count of the list."""
    listed = len(set(area.municipalities))
    if area.stated_count is not None and area.stated_count != listed:
        stated = str(area.stated_count)
        yield context.problem("count-differs", (*path, "stated_count"), stated=stated, listed=str(listed))
