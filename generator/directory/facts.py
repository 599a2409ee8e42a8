"""What is known, resolved: a value with the sources, dates and freshness that it inherits from its record."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, get_args

from generator.registry.freshness import Level, level
from generator.registry.values import ALWAYS, UNKNOWN_FACT, Fact, Sourced

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from generator.registry.nouns import Registry, Unit
    from generator.registry.values import PartialDate, Text

T = TypeVar("T")

_FRESHEST_FIRST: dict[Level, int] = {"fresh": 0, "due": 1, "stale": 2, "undated": 3}


class Known(NamedTuple, Generic[T]):
    """A resolved fact. ``value`` is ``None`` where no source says anything; then it has no freshness either."""

    value: T | None
    sources: tuple[str, ...]
    date: PartialDate | None
    verified: PartialDate | None
    level: Level | None
    note: Text | None = None


class Resolver:
    """Resolves facts of one registry as of a day."""

    def __init__(self, registry: Registry, as_of: dt.date) -> None:
        self._sources = registry.sources
        self._as_of = as_of
        self._dates: dict[tuple[str, ...], PartialDate | None] = {}
        self._levels: dict[tuple[str, ...], Level] = {}

    def fact(self, fact: Fact[T], *records: Sourced) -> Known[T]:
        """``fact`` with what it inherits from ``records``, the nearest record first."""
        return self.value(fact.value, fact, *records, note=fact.note)

    def value(self, value: T | None, *records: Sourced, note: Text | None = None) -> Known[T]:
        """``value`` with the source, date and verification of the first of ``records`` that states them."""
        sources: tuple[str, ...] = ()
        date = verified = None
        for record in records:
            sources = sources or record.source
            date = date or record.date
            verified = verified or record.verified
        if value is None:
            fresh = None
        elif date or verified:
            fresh = level(date or self.date_of(sources), verified, self._as_of)
        else:
            fresh = self._level_of(sources)
        return Known(value, sources, date or self.date_of(sources), verified, fresh, note)

    def record(self, *records: Sourced, note: Text | None = None) -> Known[bool]:
        """That the first of ``records`` states something, with where it is from."""
        return self.value(True, *records, note=note)  # noqa: FBT003 - the value is the fact

    def date_of(self, sources: tuple[str, ...]) -> PartialDate | None:
        """The newest date that one of ``sources`` gives."""
        if sources not in self._dates:
            dates = [date for key in sources if (date := self._sources[key].date)]
            self._dates[sources] = max(dates, key=lambda date: date.first, default=None)
        return self._dates[sources]

    def _level_of(self, sources: tuple[str, ...]) -> Level:
        """How fresh an unconfirmed fact of ``sources`` is."""
        if sources not in self._levels:
            self._levels[sources] = level(self.date_of(sources), None, self._as_of)
        return self._levels[sources]

    def source_level(self, key: str) -> Level:
        """How fresh an unconfirmed fact of the source is."""
        return self._level_of((key,))


def worst(levels: list[Level]) -> Level | None:
    """The least fresh of ``levels``; a page is as fresh as its oldest fact."""
    return max(levels, key=_FRESHEST_FIRST.__getitem__, default=None)


def parts_of(unit: Unit, day: dt.date) -> Iterator[Sourced]:
    """What a unit's record says on the day besides who runs it: facts that have a value, and records that hold."""
    values = unit.__dict__
    for name in _sourced_fields(type(unit)):
        value = values[name]
        # Most fields are left out, and all facts that are share one object.
        if not value or value is UNKNOWN_FACT:
            continue
        if isinstance(value, Fact):
            if value.value is not None:
                yield value
        elif name != "operators":
            yield from (one for one in value if one.__dict__.get("valid", ALWAYS).holds(day))


@cache
def _sourced_fields(record: type[Sourced]) -> tuple[str, ...]:
    """The fields of a kind of record that hold facts, or several records, with sources of their own."""
    return tuple(name for name, field in record.model_fields.items() if _has_sources(field.annotation))


def _has_sources(kind: object) -> bool:
    return (isinstance(kind, type) and issubclass(kind, Sourced)) or any(map(_has_sources, get_args(kind)))
