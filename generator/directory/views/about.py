"""About the data: where it is from, how old it is, where sources disagree, what is withheld, and the glossary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from generator.directory import blocks
from generator.directory.evidence import confirmed, latest, sources_of, unit_level
from generator.directory.parts import (
    ConflictView,
    Entry,
    Row,
    SourceLine,
    Stated,
    Table,
    TableRow,
    UnknownCell,
    WithheldView,
)
from generator.directory.views.head import Head
from generator.directory.views.unit import facts, withheld_view
from generator.registry.nouns import Topic
from generator.registry.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.directory.voice import Lens
    from generator.registry.nouns import Claim, Organisation, Unit


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A figure that somebody states, of a date, and what the registry knows of it."""

    key: str
    value: str
    stated: Stated
    note: str
    compared: str


@dataclass(frozen=True, slots=True)
class DataView:
    """Everything that the page about the data says."""

    head: Head
    freshness: Table
    claims: tuple[ClaimView, ...]
    conflicts: tuple[ConflictView, ...]
    withheld: tuple[WithheldView, ...]
    translations: int
    organisations: tuple[Entry, ...]
    about: tuple[Row, ...]
    sources: tuple[SourceLine, ...]


def data_view(lens: Lens) -> DataView:
    """The view of the page about the data."""
    registry, words, voice = lens.directory.registry, lens.words, lens.voice
    return DataView(
        head=Head(
            words("data.title"),
            words("data.description"),
            f"{words('data.short')} {confirmed(voice)}",
            dated=latest(lens, tuple(registry.sources)),
        ),
        freshness=freshness_table(lens, () if lens.directory.shares else tuple(lens.directory.units)),
        claims=tuple(_claim(lens, key, one) for key, one in registry.claims.items()),
        conflicts=blocks.conflicts(lens),
        withheld=tuple(withheld_view(lens, one) for one in registry.withheld.values()),
        translations=sum(1 for _ in unreviewed(registry)),
        organisations=tuple(_organisations(lens)),
        about=tuple(_about(lens)),
        sources=tuple(voice.source_line(key) for key in registry.sources),
    )


def freshness_table(lens: Lens, keys: Iterable[str]) -> Table:
    """How old what is known of the units ``keys`` is, and how much of it somebody has confirmed."""
    words = lens.words
    columns = tuple(
        words(f"data.{column}") for column in ("newest", "oldest", "verified", "facts_known", "facts_unknown", "level")
    )
    rows = tuple(_age(lens, key, lens.directory.units[key]) for key in keys)
    return Table(words("data.freshness_caption"), (words("compare.unit"), *columns), rows)


def _age(lens: Lens, key: str, unit: Unit) -> TableRow:
    words, sources = lens.words, lens.directory.registry.sources
    dates = sorted((date for one in sources_of(lens, key) if (date := sources[one].date)), key=lambda date: date.first)
    rows = list(facts(lens, key))
    unknown = sum(row.state == "unknown" for row in rows)
    mark = lens.voice.mark(unit_level(lens, key))
    name = lens.voice.text(unit.name)
    home = lens.directory.answers.home(unit).name(lens.language)
    return TableRow(
        Entry(f"{name.text} ({home})", lens.at("unit", key), name.lang),
        (
            words.date(dates[-1] if dates else None),
            words.date(dates[0] if dates else None),
            _confirmed(lens, key, unit),
            words.number(len(rows) - unknown),
            words.number(unknown),
            mark.text if mark else "",
        ),
    )


def _confirmed(lens: Lens, key: str, unit: Unit) -> str | UnknownCell:
    if unit.verified:
        return lens.words.date(unit.verified)
    return lens.words("data.partly") if lens.directory.is_confirmed(key) else UnknownCell(lens.words("data.never"))


def _claim(lens: Lens, key: str, claim: Claim) -> ClaimView:
    words, voice = lens.words, lens.voice
    value = words.percent(claim.value) if claim.form == "percent" else words.number(claim.value)
    note = voice.plain(claim.note) if claim.note else ""
    return ClaimView(key, value, voice.stated(claim, claim.text), note, _compared(lens, claim))


def _compared(lens: Lens, claim: Claim) -> str:
    if claim.counts != "localities":
        return ""
    words, directory = lens.words, lens.directory
    names = {home.code: home.name(lens.language) for home in map(directory.answers.home, directory.units.values())}
    claimed = [directory.place(name).code for name in claim.matched]
    matched = [names[code] for code in claimed if code in names]
    others = [shown for code, shown in names.items() if code not in claimed]
    told = words(
        "data.claim_localities",
        claim=words.number(claim.value),
        matched=words.number(len(matched)),
        names=words.join(matched),
        open=words.number(claim.value - len(matched)),
    )
    return f"{told} {words('data.claim_others', names=words.join(others))}" if others else told


def _organisations(lens: Lens) -> Iterator[Entry]:
    words, voice = lens.words, lens.voice
    found = lens.directory.registry.organisations.values()
    for one in sorted(found, key=lambda one: words.sort_key(voice.plain(one.name))):
        name = voice.text(one.name)
        yield Entry(name.text, one.website.value or "", name.lang, organisation_in_short(lens, one))


def organisation_in_short(lens: Lens, one: Organisation) -> str:
    """What an organisation is: its kind, seat and age, what it was called before, and when it ended."""
    words = lens.words
    notes = [words(f"organisation.{one.kind}")]
    if one.seat.value:
        place = lens.directory.places.by_name(one.seat.value)
        notes.append(words("data.seat", seat=place.name(lens.language) if place else one.seat.value))
    if one.founded.value:
        notes.append(words("data.founded", year=one.founded.value))
    if one.predecessor_names:
        notes.append(words("data.formerly", names=words.join(list(one.predecessor_names))))
    if one.valid.end and one.valid.end.first <= lens.directory.as_of:
        notes.append(words("data.ended", date=words.last_day(one.valid.end.first)))
    return ", ".join(notes)


def _about(lens: Lens) -> Iterator[Row]:
    network, voice = lens.directory.registry.network, lens.voice
    for name in ("publisher", "feedback", "repository"):
        known = lens.directory.resolve.fact(getattr(network, name), network)
        yield voice.row(f"data.{name}_row", known)


def unreviewed(record: Any) -> Iterator[Text]:  # noqa: ANN401 - any part of the registry
    """The texts whose translation waits for a review."""
    if isinstance(record, Text):
        if record.review:
            yield record
    elif isinstance(record, BaseModel):
        for name in type(record).model_fields:
            yield from unreviewed(getattr(record, name))
    elif isinstance(record, dict):
        for part in record.values():
            yield from unreviewed(part)
    elif isinstance(record, tuple):
        for part in record:
            yield from unreviewed(part)


@dataclass(frozen=True, slots=True)
class StatementsView:
    """Everything that sources say about the service in general, topic by topic: (topic's id, its words, statements)."""

    head: Head
    topics: tuple[tuple[str, str, tuple[Stated, ...]], ...]


def statements_view(lens: Lens) -> StatementsView:
    """The view of all general statements that hold on the day."""
    words, voice = lens.words, lens.voice
    topics = []
    for topic in get_args(Topic):
        told = tuple(voice.stated(one, one.text) for one in lens.directory.statements(topic))
        if told:
            topics.append((topic, words(f"topic.{topic}"), told))
    sources = tuple(line.key for _, _, told in topics for one in told for line in one.source)
    dated = latest(lens, sources)
    head = Head(words("statements.title"), words("statements.description"), words("statements.short"), dated=dated)
    return StatementsView(head, tuple(topics))


@dataclass(frozen=True, slots=True)
class TermView:
    """A word with its meaning and its names in the other languages."""

    id: str
    term: str
    text: str
    others: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TermsView:
    """The glossary, in the language's alphabet."""

    head: Head
    terms: tuple[TermView, ...]


def terms_view(lens: Lens) -> TermsView:
    """The view of the glossary."""
    words, voice = lens.words, lens.voice
    found = []
    for key, one in lens.directory.registry.terms.items():
        others = []
        for language in lens.directory.languages:
            text = one.term.get(language)
            if text and language != lens.language:
                note = f"({words('terms.review')})" if language in one.term.review else ""
                others.append(Entry(text, lang=language, note=note))
        found.append(TermView(key, voice.plain(one.term), voice.plain(one.definition), tuple(others)))
    found.sort(key=lambda term: words.sort_key(term.term))
    return TermsView(Head(words("terms.title"), words("terms.description"), words("terms.short")), tuple(found))
