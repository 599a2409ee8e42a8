"""What is to be reviewed: facts that are due, too old or without a date, by who can say whether they still hold.

Freshness is that of the pages (``registry.freshness``). Facts of one record that rest on the same sources and day are
told together, because one question to their owner mends them all.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.difference.guard import Guard
from generator.directory.blocks import organisation
from generator.directory.views.changes import named as record_name
from generator.editing.confirmable import records
from generator.editing.parts import Part, is_over, parts_of, plain_of, unknown_of
from generator.editing.spoken import Spoken
from generator.history.telling import FIELDS
from generator.registry.freshness import DUE_MONTHS, STALE_MONTHS, Level, level, reached

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from generator.directory.voice import Lens
    from generator.registry.document import Document
    from generator.registry.problems import MessageLanguage
    from generator.registry.values import PartialDate

_OWNED = ("units", "organisations", "service_areas")
"""The sections whose records somebody else than the directory's keepers is asked about."""
_ORDER: dict[Level, int] = {"undated": 0, "stale": 1, "due": 2, "fresh": 3}


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as readers see it; without ``value`` where that is not repeated: a secret place, what is withheld."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Due:
    """Facts of a record that are to be reviewed together.

    ``day`` is when they became or will become so; ``None`` where they have no date. ``fields`` are as readers call
    them, ``facts`` what they say, ``unknown`` those that the record does not know. ``doubt`` says why it is not sure
    who runs a unit. ``line`` is that of the record in the registry file.
    """

    owner: str
    doubt: str
    record: str
    name: str
    level: Level
    day: dt.date | None
    verified: str
    sources: tuple[str, ...]
    fields: tuple[str, ...]
    facts: tuple[Told, ...]
    unknown: tuple[str, ...]
    line: int

    @property
    def command(self) -> str:
        """What to type when the owner has confirmed them."""
        return f"confirm {self.record}"


def due(lens: Lens, document: Document, within: int, language: MessageLanguage) -> list[Due]:
    """What is to be reviewed on the directory's day or within so many days, owner by owner, record by record.

    Of an owner the records come first of which something has been too old for longest.
    """
    spoken = Spoken(lens, language, whole=True)
    found = [one for section in records() for one in _of_section(lens, document, section, within, spoken)]
    found.sort(key=_age)
    oldest: dict[str, tuple[int, str]] = {}
    for one in found:
        oldest.setdefault(one.record, _age(one))
    return sorted(found, key=lambda one: (one.owner, oldest[one.record], one.record, _age(one)))


def _age(one: Due) -> tuple[int, str]:
    return _ORDER[one.level], str(one.day)


def _of_section(lens: Lens, document: Document, section: str, within: int, spoken: Spoken) -> Iterator[Due]:
    whole: Any = document.value
    guard, today, first = Guard(whole), lens.directory.as_of, lens.directory.languages[0]
    for key, record in getattr(lens.directory.registry, section).items():
        if is_over(record, today):
            continue
        groups: dict[tuple[Any, ...], list[Part]] = defaultdict(list)
        parts = [*parts_of(record, whole[section][key], first, today)] or [Part("", None, (record,))]
        for part in parts:
            known = lens.directory.resolve.record(*part.chain)
            groups[known.date, known.verified, known.sources].append(part)
        unknown = _fields(spoken, unknown_of(record))
        own = lens.directory.resolve.record(record)
        rests, plain = (own.date, own.verified, own.sources), []
        if section in _OWNED:
            plain = [*plain_of(record, whole[section][key], first)]
        for (date, verified, sources), group in groups.items():
            grade, day = _when(date, verified, today, within)
            if grade == "fresh":
                continue
            name = record_name(lens, section, key)
            owner, doubt = _owner(lens, section, key, record)
            yield Due(
                owner=owner,
                doubt=doubt,
                record=f"{section}/{key}",
                name=name.text if name else key,
                level=grade,
                day=day,
                verified=lens.words.date(verified) if verified else "",
                sources=tuple(f"{line.text} ({line.date})" for line in lens.voice.source_lines(sources)),
                fields=_fields(spoken, [part.field for part in group]),
                facts=tuple(
                    Told(spoken.label(part.field), _value(spoken, guard, (section, key), part))
                    for part in [*(plain if rests == (date, verified, sources) else ()), *group]
                    if part.field in FIELDS
                ),
                unknown=unknown,
                line=document.place((section, key), key=True).line,
            )


def _when(
    date: PartialDate | None, verified: PartialDate | None, today: dt.date, within: int
) -> tuple[Level, dt.date | None]:
    """How fresh something is, or will be within so many days, and since when."""
    basis = verified or date
    if basis is None:
        return "undated", None
    grade = level(date, verified, today)
    if grade == "fresh":
        day = reached(basis.first, DUE_MONTHS)
        return ("due", day) if (day - today).days <= within else ("fresh", None)
    return grade, reached(basis.first, STALE_MONTHS if grade == "stale" else DUE_MONTHS)


def _value(spoken: Spoken, guard: Guard, record: tuple[str, str], part: Part) -> str:
    """What a part says, as readers see it; empty where that is not repeated in a mail."""
    section, key = record
    return "" if guard.hides(section, key, part.field) else spoken.value(section, part.field, part.raw)


def _fields(spoken: Spoken, fields: Sequence[str]) -> tuple[str, ...]:
    return tuple(spoken.label(field) for field in dict.fromkeys(fields) if field in FIELDS)


def _owner(lens: Lens, section: str, key: str, record: Any) -> tuple[str, str]:  # noqa: ANN401 - any record
    """Who can say whether a record holds, and why that is not sure.

    It is who runs a unit, who answers for an area; "" is who keeps the directory.
    """
    if section == "units":
        runs = [organisation(lens, one.organisation, one.doubt) for one in lens.directory.operators(record)]
        return ", ".join(dict.fromkeys(one.text for one in runs)), ", ".join(filter(None, (one.note for one in runs)))
    owner = {"organisations": key, "service_areas": getattr(record, "responsible", "")}.get(section, "")
    found = record_name(lens, "organisations", owner) if owner else None
    return (found.text if found else ""), ""
