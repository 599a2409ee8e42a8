"""Which municipalities are served otherwise: what a change of areas, units or dates does to look-ups."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from generator.difference.facts import Line
from generator.directory.views.changes import named

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from generator.difference.words import Telling
    from generator.directory.directory import Directory
    from generator.directory.voice import Lens

Period: TypeAlias = "tuple[dt.date | None, dt.date | None]"
_Who: TypeAlias = tuple[str, str]
"""Who serves: a unit, or the service area itself where no source names its units; section and id."""
_Served: TypeAlias = "dict[tuple[str, _Who], tuple[Period, ...]]"


def service_lines(before: Lens, after: Lens, telling: Telling) -> Iterator[Line]:
    """Which unit begins or ends to serve which municipalities, and where another unit is named first."""
    old, new = _served(before.directory), _served(after.directory)
    places_of: dict[tuple[_Who, str], list[str]] = defaultdict(list)
    for place, who in sorted({*old, *new}):
        periods = (old.get((place, who), ()), new.get((place, who), ()))
        if periods[0] != periods[1]:
            places_of[who, _how(*periods, after, telling)].append(place)
    for (who, how), places in places_of.items():
        entry = named(after, *who) or named(before, *who)
        text = how.format(places=telling.names(_shown(after, places)), unit=entry.text if entry else who[1])
        yield Line("sensitive", text, "service_areas")
    if moved := _first_changes(before.directory, after.directory):
        text = telling("service.first", number=len(moved), places=telling.names(_shown(after, moved)))
        yield Line("sensitive", text, "units")


def _served(directory: Directory) -> _Served:
    """When who serves a municipality by a source, of any time; municipalities by their code."""
    found: dict[tuple[str, _Who], set[Period]] = defaultdict(set)
    for key, area in directory.registry.service_areas.items():
        serving = [("units", unit) for unit in area.units.value or ()] or [("service_areas", key)]
        period = (
            area.valid.start.first if area.valid.start else None,
            area.valid.end.first if area.valid.end else None,
        )
        for place in filter(None, map(directory.places.by_name, area.municipalities)):
            for who in serving:
                found[place.code, who].add(period)
    return {pair: tuple(sorted(periods, key=str)) for pair, periods in found.items()}


def _how(old: tuple[Period, ...], new: tuple[Period, ...], lens: Lens, telling: Telling) -> str:
    """The sentence, with braces for the places and the unit."""
    if not old:
        told = _periods(new, lens, telling)
        period = telling("service.for_the_time", period=told) if told != telling("service.always") else ""
        return telling("service.served", places="{places}", unit="{unit}", period=period)
    if not new:
        return telling("service.not_served", places="{places}", unit="{unit}")
    if len(old) == len(new) == 1 and old[0][0] == new[0][0] and new[0][1] and not old[0][1]:
        return telling("service.not_served_from", places="{places}", unit="{unit}", day=lens.words.day(new[0][1]))
    sides = {"before": _periods(old, lens, telling), "after": _periods(new, lens, telling)}
    return telling("service.period", places="{places}", unit="{unit}", **sides)


def _periods(periods: Iterable[Period], lens: Lens, telling: Telling) -> str:
    return ", ".join(_period(*one, lens, telling) for one in periods)


def _period(start: dt.date | None, end: dt.date | None, lens: Lens, telling: Telling) -> str:
    words = lens.words
    if start and end:
        return telling("service.from_to", start=words.day(start), end=words.last_day(end))
    if start:
        return telling("service.since", start=words.day(start))
    return telling("service.until", end=words.last_day(end)) if end else telling("service.always")


def _first_changes(before: Directory, after: Directory) -> list[str]:
    """The municipalities whose look-up begins with another unit."""
    return [place.code for place in after.municipalities if _first(before, place.code) != _first(after, place.code)]


def _first(directory: Directory, code: str) -> str:
    place = directory.places.by_code(code)
    units = directory.answers.of(place).units if place else ()
    return units[0].unit if units else ""


def _shown(lens: Lens, codes: Iterable[str]) -> list[str]:
    places = [place for code in codes if (place := lens.directory.places.by_code(code))]
    return sorted((place.name(lens.language) for place in places), key=lens.words.sort_key)
