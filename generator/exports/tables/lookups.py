"""``municipality-units.csv``: which units a family in each municipality can turn to, as of any date.

A row holds for the half-open interval from ``valid_from`` to ``valid_to``; an empty end is open. The rows that hold on
a day are what ``Answers`` says on that day, whatever the day of the build. An answer changes only on a *day of change*:
where the register of municipalities changes, or a unit or service area begins or ends. So the answers are asked for
once between two such days, and rows that stay the same are one row. It costs as many look-ups as there are days of
change and municipalities.
"""

from __future__ import annotations

import datetime as dt
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, get_args

from generator.directory.answers import Answers, Relation
from generator.exports.tables.columns import Column, Table, keys
from generator.exports.tables.units import MUNICIPALITY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.directory.answers import UnitAnswer
    from generator.directory.directory import Directory
    from generator.exports.scribe import Scribe
    from generator.exports.tables.cells import Row
    from generator.registry.nouns import Registry
    from generator.registry.places import Municipality, Places

_Day = dt.date | None


class _Standing(NamedTuple):
    """An answer and its place among those to the municipality, first 1."""

    rank: int
    answer: UnitAnswer


def rows(scribe: Scribe, *municipalities: Municipality) -> Iterator[Row]:
    """The rows of the ``municipalities``, or of all that the register knows, by code."""
    directory = scribe.directory
    sources = _Sources(directory)
    everywhere = sorted(municipalities or directory.places.all(), key=attrgetter("code"))
    for place, spans in _spans(directory.registry, directory.places, everywhere).items():
        for start, end, rank, answer in spans:
            yield (
                *(place.code, place.name_fi, place.name_sv),
                answer.unit,
                *(day.isoformat() if day else None for day in (start, end)),
                answer.relation,
                rank,
                answer.km,
                answer.area,
                sources.of(answer),
            )


def _spans(
    registry: Registry, places: Places, everywhere: Sequence[Municipality]
) -> dict[Municipality, list[tuple[_Day, _Day, int, UnitAnswer]]]:
    """From when to when each unit stands at which rank for each municipality, in this order."""
    standing: dict[str, dict[_Standing, _Day]] = {place.code: {} for place in everywhere}
    found: dict[str, list[tuple[_Day, _Day, int, UnitAnswer]]] = {place.code: [] for place in everywhere}
    for asked, start in _days(registry, places):
        answers = Answers(registry, places, asked)
        for place in everywhere:
            units = answers.of(place).units if place.valid(asked) else ()
            now = [_Standing(rank, answer) for rank, answer in enumerate(units, 1)]
            before = standing[place.code]
            standing[place.code] = {one: before.pop(one, start) for one in now}
            found[place.code] += [(began, start, *one) for one, began in before.items()]
    for code, still in standing.items():
        found[code] += [(began, None, *one) for one, began in still.items()]
    return {place: sorted(found[place.code], key=_order) for place in everywhere}


def _order(span: tuple[_Day, _Day, int, UnitAnswer]) -> tuple[dt.date, int]:
    return (span[0] or dt.date.min, span[2])


def _days(registry: Registry, places: Places) -> Iterator[tuple[dt.date, _Day]]:
    """The days to ask for, and from when on what is said of each holds: the first one from ever."""
    periods = [one.valid for one in registry.units.values()] + [one.valid for one in registry.service_areas.values()]
    ends = {end.first for period in periods for end in (period.start, period.end) if end}
    yield dt.date.min, None
    yield from ((day, day) for day in sorted(ends | places.changes() - {dt.date.min}))


class _Sources:
    """What the answers rest on. What is computed from the register has no source that says it of the unit."""

    def __init__(self, directory: Directory) -> None:
        resolve, registry = directory.resolve, directory.registry
        self._areas = {key: keys(resolve.fact(one.units, one).sources) for key, one in registry.service_areas.items()}
        self._units = {key: keys(resolve.fact(one.nationwide, one).sources) for key, one in registry.units.items()}

    def of(self, answer: UnitAnswer) -> str:
        """The ids of the sources that say it."""
        if answer.area:
            return self._areas[answer.area]
        return self._units[answer.unit] if answer.relation == "nationwide" else ""


LOOKUPS = Table(
    name="municipality-units",
    columns=(
        *MUNICIPALITY,
        # Not a reference to units.csv, for units that have ended or not begun are here too.
        Column("unit", "key", required=True),
        Column("valid_from", "date"),
        Column("valid_to", "date"),
        Column("relation", required=True, words=get_args(Relation)),
        Column("rank", "integer", required=True),
        Column("km", "integer"),
        Column("service_area", "key"),
        Column("sources", "keys", many=" "),
    ),
    key=("municipality_code", "unit", "valid_from"),
    rows=rows,
)
