"""Editions of the sheets: what they say of a unit, a county or the whole network, and whether that is still so.

A subject is what sheets are about and how their paths name it: a unit's id, "county-07", or "all". An edition tells
its facts apart by name and digest, in no particular language: it changes when a fact changes in any of them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.directory import blocks
from generator.directory.parts import Entry, Row
from generator.directory.views.unit import access, facts
from generator.directory.voice import Lens, Voice
from generator.registry.editions import Edition
from generator.registry.nouns import Topic
from generator.registry.values import LANGUAGES, PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.directory.directory import Directory
    from generator.registry.places import Area

ALL = "all"
"""The subject of sheets about all units."""
_COUNTY = "county-"
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
_CODE, _DIGEST = 5, 8


def county_subject(county: Area) -> str:
    """The subject of sheets about the units of a county."""
    return f"{_COUNTY}{county.code}"


@dataclass(frozen=True, slots=True)
class Kept:
    """An edition with its subject; ``key`` names it in addresses and on paper."""

    subject: str
    edition: Edition

    @property
    def key(self) -> str:
        """The subject and the code: "lahti-7k3f2"."""
        return f"{self.subject}-{self.edition.code}"


class Editions:
    """The editions of one directory: those that have been ``recorded`` and, where sheets are made, that of the day."""

    def __init__(self, directory: Directory, recorded: Mapping[str, Sequence[Edition]], *, printed: bool) -> None:
        self._directory = directory
        self._recorded = recorded
        self._printed = printed
        # Nothing in an edition is an address.
        self._lenses = [Lens(Voice(directory, language), lambda *_: "") for language in LANGUAGES]
        self._found: dict[str, Kept] = {}

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """What there are sheets about on the day."""
        directory = self._directory
        return (*directory.units, *(county_subject(one) for one in directory.counties), ALL)

    def current(self, subject: str) -> Kept:
        """The edition of the day of one of ``subjects``."""
        found = self._found.get(subject)
        if found is None:
            found = self._found[subject] = Kept(subject, self._edition(subject))
        return found

    @cached_property
    def all(self) -> dict[str, Kept]:
        """Every edition that has a page, by key, the newest of a subject first."""
        kept: dict[str, Kept] = {}
        for subject in dict.fromkeys([*(self.subjects if self._printed else ()), *self._recorded]):
            if self._printed and subject in self.subjects:
                one = self.current(subject)
                kept[one.key] = one
            for edition in reversed(self._recorded.get(subject, ())):
                kept.setdefault(f"{subject}-{edition.code}", Kept(subject, edition))
        return kept

    def with_the_day(self) -> dict[str, tuple[Edition, ...]]:
        """All recorded editions and those of the day that are not among them yet."""
        found = {subject: tuple(editions) for subject, editions in self._recorded.items()}
        for subject in self.subjects:
            earlier = found.get(subject, ())
            now = self.current(subject).edition
            if now.code not in {one.code for one in earlier}:
                found[subject] = (*earlier, now)
        return dict(sorted(found.items()))

    @property
    def unrecorded(self) -> list[str]:
        """The subjects whose edition of the day has not been recorded."""
        recorded = self._recorded
        return [one for one in self.subjects if self.current(one).edition.code not in _codes(recorded.get(one, ()))]

    def _edition(self, subject: str) -> Edition:
        told = [told_of(lens, subject) for lens in self._lenses]
        names = dict.fromkeys(name for one in told for name in one)
        digests = {name: _digest([_words(one.get(name)) for one in told]) for name in names}
        code = _code([subject, *(f"{name} {digest}" for name, digest in sorted(digests.items()))])
        return Edition(code=code, day=PartialDate.parse(self._directory.as_of.isoformat()), facts=digests)


def _codes(editions: Sequence[Edition]) -> set[str]:
    return {one.code for one in editions}


def told_of(lens: Lens, subject: str) -> dict[str, Row]:
    """What sheets say of a subject of the day, by name. How old a fact is, is none of it: that changes by itself."""
    directory = lens.directory
    if subject in directory.units:
        return dict(_of_unit(lens, subject))
    listed = (
        directory.counties if subject == ALL else [one for one in directory.counties if county_subject(one) == subject]
    )
    return dict(_of_list(lens, tuple(listed), whole=subject == ALL))


def _of_unit(lens: Lens, key: str) -> Iterator[tuple[str, Row]]:
    directory, voice, words = lens.directory, lens.voice, lens.words
    unit = directory.units[key]
    name = voice.text(unit.name)
    yield "unit.name", Row("unit.name", words("edition.name"), value=name)
    for row in (*facts(lens, key), *access(lens, key, None)):
        yield row.key, row
    offered = tuple(blocks.offering(lens, one.offering) for one in unit.offerings)
    if offered:
        yield "unit.offerings", Row("unit.offerings", words("unit.offerings"), value=offered)
    for topic in Topic.__args__:  # type: ignore[attr-defined]
        own = [voice.stated(one, one.text, unit) for one in directory.said(unit) if one.topic == topic]
        general = [voice.stated(one, one.text) for one in directory.statements(topic)]
        for group, told in (("said", own), ("topic", general)):
            for row in voice.rows_of(f"topic.{topic}", told):
                yield f"{group}.{topic}", row
    for fee in directory.fees_of(unit):
        yield f"fee.{fee}", blocks.fee_row(lens, fee)
    for conflict in directory.conflicts_of(unit):
        shown = blocks.conflict(lens, conflict)
        sides = tuple(Entry(one.text) for one in shown.statements)
        yield f"conflict.{conflict}", Row("conflict", shown.title, value=sides)
    yield from _helplines(lens)


def _helplines(lens: Lens) -> Iterator[tuple[str, Row]]:
    for key, line in lens.directory.registry.helplines.items():
        yield f"helpline.{key}", Row("helpline", lens.voice.plain(line.name), value=line.number.value or "")


def _of_list(lens: Lens, counties: Sequence[Area], *, whole: bool) -> Iterator[tuple[str, Row]]:
    directory, voice, words = lens.directory, lens.voice, lens.words
    named = list(directory.units) if whole else []
    for county in counties if not whole else ():
        for place in directory.members(county):
            answer = directory.answers.of(place)
            shown = tuple(
                Entry(voice.plain(directory.units[one.unit].name), note=blocks.relation(lens, one, county).label)
                for one in answer.units
            )
            yield f"municipality.{place.code}", Row("municipality", place.name(lens.language), value=shown)
            named += [one.unit for one in answer.units]
    for key in dict.fromkeys(named):
        unit = directory.units[key]
        number = unit.phone.value or words("common.unknown")
        home = directory.answers.home(unit).name(lens.language)
        value = (
            Entry(home),
            Entry(words.join([blocks.named(one) for one in blocks.operators(lens, key)])),
            Entry(number),
        )
        yield f"listed.{key}", Row("listed", voice.plain(unit.name), value=value)
    yield from _helplines(lens)


def _words(row: Row | None) -> str:
    """All that a row says, as one text; what it is called may be worded anew."""
    if row is None:
        return ""
    value = row.value if isinstance(row.value, tuple) else (row.value,)
    told = [f"{one.text} {one.note}" if isinstance(one, Entry) else str(one) for one in value]
    return "\n".join([*told, row.state, row.note])


def _digest(words: list[str]) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:_DIGEST]


def _code(parts: list[str]) -> str:
    number = int.from_bytes(hashlib.sha256("\n".join(parts).encode()).digest())
    signs = []
    for _ in range(_CODE):
        number, rest = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[rest])
    return "".join(signs)
