"""Rules of single records, and which records have to be looked at again when a registry has changed."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from generator.registry.nouns import Registry
from generator.registry.rules import places, records, references, sense, sites, time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from pydantic import BaseModel

    from generator.registry.fields import Path
    from generator.registry.nouns import Network
    from generator.registry.places import Places
    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context

    RecordRule: TypeAlias = Callable[[Context, Path, Any], Iterator[Problem]]

_SECTIONS = tuple(name for name in Registry.model_fields if name not in ("version", "network"))
_RULES: Mapping[str, tuple[RecordRule, ...]] = {
    "sources": (time.days_of_source,),
    "organisations": (references.references, records.lists, time.founding_year, time.periods, places.seat, sense.phone),
    "statements": (time.periods,),
    "fees": (time.periods, sense.free_and_charged),
    "conflicts": (references.references,),
    "claims": (records.lists, sense.percent),
    "service_areas": (
        references.references,
        records.lists,
        time.periods,
        time.day_of_list,
        places.municipalities_of_area,
        places.stated_count,
    ),
    "units": (
        references.references,
        records.lists,
        time.periods,
        time.overlapping_operators,
        places.locality,
        sense.confidential_street,
        sense.capacity,
        sense.phone,
        sites.colour,
    ),
    "withheld": (references.references,),
}
"""What is asked of each record of a section, besides what is asked of every record.

A rule may know the record, the day, the register of municipalities, the languages of the site, and whether a section
has a record of some id: whatever else it asked would not be seen to change.
"""


class Checked(NamedTuple):
    """A registry that was looked at on a day, and which of its records had something to be ``told`` of them.

    ``resting`` counts the unconfirmed facts that rest on each source.
    """

    registry: Registry
    places: Places
    today: date
    told: frozenset[Path]
    resting: Counter[str]

    def holds(self, context: Context) -> bool:
        """Whether what was found of these records is still true of those that are the very same in ``context``."""
        now: Registry = context.registry
        # Of a registry with mistakes the network may be missing.
        network: Network | None = now.network
        return (
            (self.places, self.today) == (context.places, context.today)
            and network is not None
            and self.registry.network.languages == network.languages
            and all(getattr(self.registry, name).keys() <= getattr(now, name).keys() for name in _SECTIONS)
        )


class RecordsCheck:
    """Looks at each record of a registry; at one that was looked at ``before``, only if something was told of it.

    When all ``problems`` are told, ``checked`` is what the next check needs.
    """

    def __init__(self, context: Context, before: Checked | None = None) -> None:
        self.context = context
        self.checked: Checked | None = None
        self._before = before if before and before.holds(context) else None

    def problems(self) -> Iterator[Problem]:
        """What is wrong with single records, and what all of them together say of languages and sources."""
        context, before = self.context, self._before
        told: set[Path] = set()
        walk, walk_before = records.Walk(context), records.Walk(context)
        for path, record, was in self._records():
            if was:
                walk_before.record(path, was)
            unread = len(walk.unread)
            rules = (rule(context, path, record) for rule in _RULES.get(str(path[0]), ()))
            for problem in chain(walk.record(path, record), *rules):
                told.add(path)
                yield problem
            if len(walk.unread) > unread:
                told.add(path)
        resting = walk.resting
        if before:
            resting.update(before.resting)
            resting.subtract(walk_before.resting)
        yield from records.unread_texts(context, walk.unread)
        yield from records.ages(context, resting)
        self.checked = Checked(context.registry, context.places, context.today, frozenset(told), resting)

    def _records(self) -> Iterator[tuple[Path, BaseModel, BaseModel | None]]:
        """The records to look at, each with what it was when it was looked at before."""
        registry: Any = self.context.registry
        before: Any = self._before.registry if self._before else None
        told = self._before.told if self._before else frozenset()
        if registry.network:
            yield ("network",), registry.network, before and before.network
        for section in _SECTIONS:
            were = getattr(before, section, {})
            for key, record in getattr(registry, section).items():
                was = were.get(key)
                if record is not was or (section, key) in told:
                    yield (section, key), record, was
