"""The directory as of a date: the registry, the places of that day, and what follows from both."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.directory.answers import Answers
from generator.directory.facts import Resolver, parts_of
from generator.directory.shares import shares
from generator.registry.nouns import GENERAL

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from generator.directory.shares import Share
    from generator.history.changes import Changes
    from generator.registry.findings import Findings
    from generator.registry.nouns import Conflict, Operation, Registry, Statement, Unit, UnitKind, Withheld
    from generator.registry.places import Area, Merger, Municipality, Places
    from generator.registry.values import Sourced


@dataclass(frozen=True)
class Directory:
    """Everything that pages, sheets and files are made from.

    ``today`` is the day of the build, ``findings`` what tests found of the site's accessibility,
    ``changes`` what changed in the registry, as far as its history can be read. ``outdated`` names the records and
    pages with a translation that is out of date: language, section (or ``content``) and id. ``own_words`` are what the
    project says in place of the program's words, by language and key.
    """

    registry: Registry
    places: Places
    as_of: dt.date
    today: dt.date
    findings: Findings | None = None
    changes: Changes | None = None
    outdated: frozenset[tuple[str, str, str]] = frozenset()
    own_words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    _stated: dict[str, tuple[Sourced, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site; the first one is at its root."""
        return self.registry.network.languages

    @property
    def is_past(self) -> bool:
        """Whether the pages show an earlier day than the day they are made on."""
        return self.as_of < self.today

    @cached_property
    def resolve(self) -> Resolver:
        """Resolves facts with what they inherit."""
        return Resolver(self.registry, self.as_of)

    @cached_property
    def answers(self) -> Answers:
        """Answers look-ups of municipalities."""
        return Answers(self.registry, self.places, self.as_of)

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """The municipalities of the day, by Finnish name."""
        return self.places.at(self.as_of)

    @cached_property
    def ceased(self) -> tuple[Municipality, ...]:
        """The municipalities that have become part of another one by the day."""
        return tuple(
            place
            for place in self.places.all()
            if (merger := self.places.merged(place.code)) and merger.date <= self.as_of
        )

    def merger(self, place: Municipality) -> tuple[Merger, Municipality]:
        """How a municipality ceased, and what it is part of now. Raises ``KeyError`` for one that has not ceased."""
        merger = self.places.merged(place.code)
        into = self.places.by_code(merger.into) if merger else None
        if merger is None or into is None:
            raise KeyError(place.code)
        return merger, into

    @cached_property
    def counties(self) -> tuple[Area, ...]:
        """Who organises the services on the day: wellbeing services counties, Helsinki and Åland; none before 2023."""
        return self.places.areas("county", self.as_of)

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The units of the day."""
        return {key: unit for key, unit in self.registry.units.items() if unit.valid.holds(self.as_of)}

    @cached_property
    def units_in(self) -> dict[str, list[str]]:
        """The keys of the units of each locality, both in the registry's order."""
        found: dict[str, list[str]] = {}
        for key, unit in self.units.items():
            found.setdefault(unit.locality, []).append(key)
        return found

    @property
    def localities(self) -> tuple[str, ...]:
        """The localities of the units, each once, in the registry's order."""
        return tuple(self.units_in)

    @cached_property
    def shares(self) -> dict[str, Share]:
        """All units in shares that a page can list, by the keys of their pages; none where one page can list all."""
        return shares(self)

    @cached_property
    def unit_kinds(self) -> dict[str, UnitKind]:
        """The kinds of units that the network names, by their ids."""
        return {kind.id: kind for kind in self.registry.network.unit_kinds}

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The ids of all kinds that units can be of: the one that is called like the service, and the network's own."""
        return tuple(dict.fromkeys((GENERAL, *self.unit_kinds)))

    def place(self, name: str) -> Municipality:
        """The municipality of a name that the registry uses, of any time. Raises ``KeyError`` for another name."""
        place = self.places.by_name(name)
        if place is None:
            raise KeyError(name)
        return place

    def leads(self, *topics: str) -> list[Statement]:
        """The general statements of the topics that are told first, and alone where there is little room."""
        return [one for one in self.statements(*topics) if one.lead]

    def statements(self, *topics: str) -> list[Statement]:
        """The general statements of the topics that hold on the day, topic by topic."""
        return [one for topic in topics for one in self._statements.get(topic, ())]

    @cached_property
    def _statements(self) -> dict[str, list[Statement]]:
        held: dict[str, list[Statement]] = {}
        for one in self.registry.statements.values():
            if one.valid.holds(self.as_of):
                held.setdefault(one.topic, []).append(one)
        return held

    def beside(self, topic: str, *told: str) -> list[Statement]:
        """The general statements of a topic, without those that lead where it is among the topics ``told`` already."""
        return [one for one in self.statements(topic) if not (one.lead and topic in told)]

    def said(self, record: Unit) -> list[Statement]:
        """What sources say of the unit that holds on the day."""
        return [one for one in record.statements if one.valid.holds(self.as_of)]

    def conflicts_of(self, unit: Unit) -> dict[str, Conflict]:
        """The disagreement about what a client pays, unless the unit's own fee says it."""
        fees = [self.registry.fees[key] for key in unit.fees]
        told = {fee.client.value for fee in fees if fee.valid.holds(self.as_of)}
        if told - {None}:
            return {}
        return {key: one for key, one in self.registry.conflicts.items() if one.about == "client-charge"}

    def stated(self, unit: str) -> tuple[Sourced, ...]:
        """The record of the unit and what it says on the day: facts that have a value, and records that hold."""
        if unit not in self._stated:
            record = self.units[unit]
            self._stated[unit] = (record, *self.operators(record), *parts_of(record, self.as_of))
        return self._stated[unit]

    def is_confirmed(self, unit: str) -> bool:
        """Whether the unit's owner has confirmed its record or something in it."""
        return any(part.verified for part in self.stated(unit))

    @cached_property
    def confirmed(self) -> frozenset[str]:
        """The units whose owner has confirmed their record or something in it."""
        return frozenset(filter(self.is_confirmed, self.units))

    def fees_of(self, unit: Unit) -> list[str]:
        """The fees of the unit that are in force."""
        return [fee for fee in unit.fees if self.registry.fees[fee].valid.holds(self.as_of)]

    @cached_property
    def fees_in_general(self) -> list[str]:
        """The fees in force that are not those of a unit to which families cannot apply."""
        apart = {fee for unit in self.units.values() if not unit.answers_municipalities for fee in unit.fees}
        return [key for key, fee in self.registry.fees.items() if fee.valid.holds(self.as_of) and key not in apart]

    def areas_of(self, unit: str) -> list[str]:
        """The service areas in force for which a source names the unit."""
        return self._areas_of.get(unit, [])

    @cached_property
    def _areas_of(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, area in self.registry.service_areas.items():
            for unit in area.units.value or () if area.valid.holds(self.as_of) else ():
                found.setdefault(unit, []).append(key)
        return found

    def withheld_of(self, unit: str) -> list[Withheld]:
        """The published values that are not given as the unit's."""
        return self._withheld_of.get(unit, [])

    @cached_property
    def _withheld_of(self) -> dict[str, list[Withheld]]:
        found: dict[str, list[Withheld]] = {}
        for one in self.registry.withheld.values():
            for unit in one.unit:
                found.setdefault(unit, []).append(one)
        return found

    def operators(self, unit: Unit) -> list[Operation]:
        """Who runs the unit on the day; where no period says, all of them."""
        return [operator for operator in unit.operators if operator.valid.holds(self.as_of)] or list(unit.operators)

    def members(self, area: Area) -> tuple[Municipality, ...]:
        """The municipalities of a county or region on the day, by Finnish name."""
        return self._members[area]

    @cached_property
    def _members(self) -> dict[Area, tuple[Municipality, ...]]:
        areas = (*self.counties, *self.places.areas("region", self.as_of))
        return {area: self.places.members(area, self.as_of) for area in areas}
