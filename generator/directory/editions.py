"""Editions of the sheets: what they say of a unit, a county or the whole network in a language, and under what code.

A subject is what sheets are about, and begins their paths: a unit's id, "county-07", or "network". The code of an
edition follows from the facts that the registry gives for it in the language: not from how they are worded, how old
they are, or where they are from.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from generator.directory.views.unit import ABOUT_ACCESS, ACCESS
from generator.registry.editions import NETWORK, Edition, Recorded, county_subject
from generator.registry.nouns import Address, Topic
from generator.registry.values import LANGUAGES, PartialDate, Period, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.directory.directory import Directory
    from generator.registry.nouns import Statement, Unit
    from generator.registry.places import Area
    from generator.registry.values import Fact, Sourced

SIGNS = "23456789bcdfghjkmnpqrstvwxz"
"""What codes are written with: nothing that looks or sounds like another sign, no vowels and so no words."""
_CODE, _DIGEST = 6, 8
LISTED = (
    *("unit.name", "unit.operator", "unit.kind", "unit.locality", "unit.place", "unit.address"),
    *("unit.phone", "unit.website", "unit.capacity", "unit.area"),
    "unit.admission",
)
"""What lists of units tell of each."""

Told = dict[str, str]
"""What sheets say, by the names of the facts: what the registry gives, as one text each."""
_Owner: TypeAlias = "tuple[str, str, Mapping[str, str]]"
"""What a code stands for: subject, language, facts."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An edition with its subject."""

    subject: str
    edition: Edition

    @property
    def code(self) -> str:
        """What is printed: no two editions have the same."""
        return self.edition.code


class Editions:
    """The editions of one directory: those that have been ``recorded``, and those of the day."""

    def __init__(self, directory: Directory, recorded: Recorded) -> None:
        self.recorded = recorded.editions
        self._directory = directory
        self._printed: dict[str, None] = {}

    def expect(self, subjects: Iterable[str]) -> None:
        """Let the editions of the day of ``subjects`` have pages: there will be sheets about them.

        Raises ``KeyError`` for what is no subject.
        """
        for subject in subjects:
            self._printed[subject] = self.subjects[subject]

    @property
    def printed(self) -> Sequence[str]:
        """What there will be sheets about."""
        return tuple(self._printed)

    @cached_property
    def subjects(self) -> dict[str, None]:
        """What there can be sheets about on the day."""
        directory = self._directory
        return dict.fromkeys([*directory.units, *(county_subject(one.code) for one in directory.counties), NETWORK])

    def current(self, subject: str, language: str) -> Edition:
        """The edition of the day. Raises ``KeyError`` for what is none of the ``subjects``."""
        return self._today[subject, language]

    @cached_property
    def all(self) -> dict[str, Kept]:
        """Every edition that has a page, by code, the newest first. What was recorded has the day of its recording."""
        known = [Kept(subject, one) for subject, editions in self.recorded.items() for one in editions]
        return {one.code: one for one in sorted((*self.today, *known), key=self._order)}

    @staticmethod
    def _order(one: Kept) -> tuple[int, int]:
        return -one.edition.day.first.toordinal(), LANGUAGES.index(one.edition.language)

    @property
    def today(self) -> list[Kept]:
        """The editions of the day of all subjects with sheets."""
        return [
            Kept(subject, self.current(subject, language))
            for subject in self._printed
            for language in self._directory.languages
        ]

    @property
    def unrecorded(self) -> list[Kept]:
        """Those of them that have not been recorded."""
        told = {one.code for editions in self.recorded.values() for one in editions}
        return [one for one in self.today if one.code not in told]

    @cached_property
    def _today(self) -> dict[tuple[str, str], Edition]:
        """The editions of the day. Those recorded before keep their codes, and no two get the same."""
        owners: dict[str, _Owner] = {}
        for subject, editions in self.recorded.items():
            owners |= {one.code: (subject, one.language, one.facts) for one in editions}
        said = {language: _Said(self._directory, language) for language in self._directory.languages}
        return {
            (subject, language): self._edition(subject, of_language, owners)
            for subject in self.subjects
            for language, of_language in said.items()
        }

    def _edition(self, subject: str, said: _Said, owners: dict[str, _Owner]) -> Edition:
        language = said.language
        facts = {name: _digest(text) for name, text in said.of(subject).items()}
        owner = (subject, language, facts)
        code = next(one for one in _codes(owner) if owners.setdefault(one, owner) == owner)
        day = self._directory.as_of.isoformat()
        return Edition.model_validate({"code": code, "language": language, "day": day, "facts": facts})


class _Said:
    """What a directory says in a language, fact by fact, as the registry gives it."""

    def __init__(self, directory: Directory, language: str) -> None:
        self._directory = directory
        self.language = language
        self._of_listed: dict[str, tuple[tuple[str, str], ...]] = {}

    def of(self, subject: str) -> Told:
        """What the sheets about a subject of the day tell."""
        if subject in self._directory.units:
            return dict(self.of_unit(subject))
        county = next((one for one in self._directory.counties if county_subject(one.code) == subject), None)
        return dict(self.of_county(county) if county else self.of_network())

    def of_unit(self, key: str) -> Iterator[tuple[str, str]]:
        """What sheets about a unit tell."""
        directory = self._directory
        unit = directory.units[key]
        yield from self._texts(self._own(key, unit))
        yield from self._texts(self._stated(unit))
        yield from self._in_general if unit.answers_municipalities else ()
        yield from self._texts(self._shared(directory.conflicts_of(unit)))
        yield from self._texts(self._fees(directory.fees_of(unit)))

    def of_county(self, county: Area) -> Iterator[tuple[str, str]]:
        """What sheets about a county tell: which units its municipalities can turn to, and of each of these."""
        members = self._directory.members(county)
        areas, answers = self._directory.registry.service_areas, [self._directory.answers.of(one) for one in members]
        for answer in answers:
            units = [f"{one.unit} {one.relation}" for one in answer.units]
            named = [self._text(areas[area].name) for area in answer.areas]
            yield f"municipality.{answer.municipality.code}", "\n".join([*units, *named])
        yield from self._of_list(dict.fromkeys(one.unit for answer in answers for one in answer.units))

    def of_network(self) -> Iterator[tuple[str, str]]:
        """What sheets about all units tell."""
        yield from self._of_list(self._directory.units)

    def _of_list(self, units: Iterable[str]) -> Iterator[tuple[str, str]]:
        for key in units:
            yield from self._listed(key)
        yield from self._of_any_list

    def _listed(self, key: str) -> tuple[tuple[str, str], ...]:
        """What a list tells of a unit; the lists of several counties tell it."""
        if key not in self._of_listed:
            unit = self._directory.units[key]
            access = self._access(self._directory.said(unit), general=unit.answers_municipalities)
            told = dict(self._own(key, unit)) | dict(access)
            named = ((f"{key}/{name}", told[name]) for name in LISTED if name in told)
            self._of_listed[key] = tuple(self._texts(named))
        return self._of_listed[key]

    @cached_property
    def _of_any_list(self) -> tuple[tuple[str, str], ...]:
        """What every list tells besides the units."""
        fees, conflicts = self._directory.fees_in_general, self._directory.registry.conflicts
        shared = chain(self._shared(conflicts), self._fees(fees))
        return (*self._texts(self._access(())), *self._in_general, *self._texts(shared))

    def _own(self, key: str, unit: Unit) -> Iterator[tuple[str, object]]:
        """What a unit's sheets tell of the unit itself."""
        directory = self._directory
        running, facts = directory.operators(unit), dict(self._facts(unit))
        named = [(self._organisation(one.organisation), one.doubt) for one in running]
        yield "unit.name", unit.name
        yield "unit.operator", (named, _note(running), self._earlier(unit))
        yield "unit.kind", unit.kinds
        yield "unit.locality", directory.answers.home(unit).name(self.language)
        yield from facts.items()
        houses = [(one.count, one.of, one.where) for one in unit.capacity]
        yield "unit.capacity", (houses, _note(unit.capacity))
        if unit.answers_municipalities:
            areas = [directory.registry.service_areas[area].name for area in directory.areas_of(key)]
            yield "unit.area", areas or unit.nationwide.value or ""
        yield "unit.offerings", [directory.registry.offerings[one.offering].name for one in unit.offerings]

    def _facts(self, unit: Unit) -> Iterator[tuple[str, object]]:
        """The facts that stand in the registry as they are told; an address that is confidential does not."""
        if unit.place.known:
            yield "unit.place", _told(unit.place)
        yield "unit.address", "confidential" if unit.address_confidential else _told(unit.addresses)
        for name in ("phone", "website", "occupancy", "languages"):
            yield f"unit.{name}", _told(getattr(unit, name))

    def _earlier(self, unit: Unit) -> list[tuple[object, ...]]:
        ended = [one for one in unit.operators if one.valid.end and one.valid.end.first <= self._directory.as_of]
        return [(self._organisation(one.organisation), one.valid.end) for one in ended]

    def _organisation(self, key: str) -> Text:
        return self._directory.registry.organisations[key].name

    def _stated(self, unit: Unit) -> Iterator[tuple[str, object]]:
        """What sources say of the unit, and of all of them where families can apply to it."""
        said = self._directory.said(unit)
        yield from self._access(said, general=unit.answers_municipalities)
        for topic in dict.fromkeys(one.topic for one in said if one.topic not in ABOUT_ACCESS):
            yield f"said.{topic}", [one.text for one in said if one.topic == topic]

    def _access(self, said: Sequence[Statement], *, general: bool = True) -> Iterator[tuple[str, object]]:
        for name, topics in ACCESS.items():
            leads = self._directory.leads(*topics) if general else []
            yield name, [one.text for one in (*said, *leads) if one.topic in topics]

    @cached_property
    def _in_general(self) -> tuple[tuple[str, str], ...]:
        """What sheets tell of the service wherever families can apply to it; what leads is told under who gets in."""
        return tuple(self._texts(self._of_service()))

    def _of_service(self) -> Iterator[tuple[str, object]]:
        yield "service.summary", self._directory.registry.network.service.summary
        for topic in get_args(Topic):
            if said := self._directory.beside(topic, *ABOUT_ACCESS):
                yield f"topic.{topic}", [one.text for one in said]

    def _shared(self, conflicts: Iterable[str]) -> Iterator[tuple[str, object]]:
        """What all sheets tell: what sources disagree about, and helplines."""
        registry = self._directory.registry
        for key in conflicts:
            one = registry.conflicts[key]
            yield f"conflict.{key}", (one.title, [side.text for side in one.sides], one.explanation, one.advice)
        for key, line in registry.helplines.items():
            yield f"helpline.{key}", (line.name, line.number.value, line.who, line.hours, line.price)

    def _fees(self, keys: Iterable[str]) -> Iterator[tuple[str, object]]:
        for key in keys:
            fee = self._directory.registry.fees[key]
            parts = (fee.provider_paid_by, fee.client, fee.amount, fee.per, fee.decided_by)
            yield f"fee.{key}", (fee.text, [part.value for part in parts], fee.valid)

    def _texts(self, facts: Iterable[tuple[str, object]]) -> Iterator[tuple[str, str]]:
        for name, value in facts:
            yield name, self._text(value)

    def _text(self, value: object) -> str:
        """All that a value of the registry says in the language, as one text."""
        if isinstance(value, Text):
            return value.best(self.language, self._directory.languages)[0]
        if isinstance(value, PartialDate):
            return value.text
        if isinstance(value, (tuple, list)):
            return "\0".join([str(len(value)), *map(self._text, value)])
        if isinstance(value, Address):
            return self._text((value.name, value.street, value.postcode, value.town))
        if isinstance(value, Period):
            return self._text((value.start, value.end))
        return "" if value is None else str(value)


def _told(fact: Fact[Any]) -> tuple[object, ...]:
    return fact.value, fact.note


def _note(records: Sequence[Sourced]) -> Text | None:
    """The note that is told of several records: that of the first one that has any."""
    return next((one.note for one in records if one.note), None)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST]


def _codes(owner: _Owner) -> Iterator[str]:
    """The codes that an edition may have, in the order to try them: another one may have the first by chance."""
    subject, language, facts = owner
    told = [subject, language, *(f"{name} {digest}" for name, digest in sorted(facts.items()))]
    for attempt in count():
        number = int.from_bytes(hashlib.sha256("\n".join([*told, str(attempt)]).encode()).digest())
        yield "".join(SIGNS[number // len(SIGNS) ** place % len(SIGNS)] for place in range(_CODE))
