"""What changed in the record, in words: a line for each field, an entry for each record and day."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from generator.directory import blocks
from generator.directory.parts import Entry
from generator.directory.views.head import Head
from generator.history.changes import MOST
from generator.registry.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.directory.voice import Lens
    from generator.history.changes import Entry as Changed
    from generator.history.telling import Item

# Where a record can be read: its page, or one that tells of it.
_PAGES = {"units": "unit", "service_areas": "area", "offerings": "offering"}
_OTHER_PAGES = {
    "organisations": ("data", "organisations"),
    "conflicts": ("data", "conflicts"),
    "claims": ("data", "claims"),
    "withheld": ("data", "withheld"),
    "sources": ("data", ""),
    "network": ("data", ""),
    "statements": ("statements", ""),
    "terms": ("terms", ""),
}
_NAMES = {
    "conflicts": "title",
    "sources": "title",
    "terms": "term",
    "withheld": "what",
    "fees": "text",
    "claims": "text",
}
_LISTS = frozenset({
    *("municipalities", "units", "fees", "operators", "languages", "offerings", "statements", "kinds", "unit"),
})  # fmt: skip
_PLACES = frozenset({"municipalities", "locality", "seat"})
# The words of a value, without its own.
_WORDS = {
    "client": "cost.",
    "per": "cost.per_",
    "provider_paid_by": "payer.",
    "decided_by": "payer.",
    "languages": "language.",
    "statements": "topic.",
    "topic": "topic.",
    **dict.fromkeys(("nationwide", "address_confidential", "answers_municipalities"), "changes."),
}
_RECORDS = {
    **dict.fromkeys(("operators", "responsible", "producer", "successor"), "organisations"),
    **dict.fromkeys(("units", "unit"), "units"),
    "offerings": "offerings",
    "fees": "fees",
}
_DAYS = frozenset({"from", "to", "date", "updated", "verified"})
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class RecordView:
    """What changed in a record on a day, a line for each field. ``name`` leads to the page that tells of the record."""

    id: str
    name: Entry
    section: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """The changes of a day, which is also given as programs write it."""

    day: str
    iso: str
    records: tuple[RecordView, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The page; ``notes`` tell what the list holds, ``began`` on which day it began, if the list goes back that far."""

    head: Head
    notes: tuple[str, ...]
    days: tuple[DayView, ...]
    began: tuple[str, str] | None
    feed: Entry


def changes_view(lens: Lens) -> ChangesView:
    """The view of the page."""
    words, found = lens.words, lens.directory.changes
    days = []
    for day, its in groupby(found.entries if found else (), lambda entry: entry.day):
        days.append(DayView(words.day(day), day.isoformat(), tuple(record_view(lens, entry) for entry in its)))
    began = found.began.date() if found and found.began else None
    newest = days[0].iso if days else (began.isoformat() if began else "")
    return ChangesView(
        head=Head(words("changes.title"), words("changes.description"), words("changes.short"), dated=newest),
        notes=notes(lens),
        days=tuple(days),
        began=(words.day(began), began.isoformat()) if began else None,
        feed=Entry(words("changes.feed"), lens.at("file", feed_path(lens.language))),
    )


def feed_path(language: str) -> str:
    """Where the feed of a language is, below the portal's root."""
    return f"data/changes-{language}.atom.xml"


def notes(lens: Lens, most: int = MOST) -> tuple[str, ...]:
    """What a list of at most so many changes holds, what it leaves out, and why there may be none."""
    words, found = lens.words, lens.directory.changes
    if found is None:
        return (words("changes.unavailable"),)
    since = words.day(found.since)
    if not found.entries and not found.began:
        return (words("changes.empty", since=since),)
    told = (words("changes.about", since=since, most=words.number(most)), words("changes.hidden"))
    return told if found.all_of_them and len(found.entries) <= most else (*told, words("changes.more"))


def record_view(lens: Lens, entry: Changed) -> RecordView:
    """What changed in one record on one day."""
    words = lens.words
    if entry.items:
        lines = tuple(_line(lens, entry.section, one) for one in entry.items)
    else:
        lines = (words(f"changes.record_{entry.kind}"),)
    section = words(f"changes.section.{entry.section}")
    name = named(lens, entry.section, entry.key) if entry.present else None
    name = name or Entry(words("changes.gone", kind=section, id=entry.key))
    identity = "-".join(part for part in (entry.day.isoformat(), entry.section, entry.key) if part)
    return RecordView(identity, name, section if entry.present else "", lines)


def named(lens: Lens, section: str, key: str) -> Entry | None:
    """The name of a record, which leads to the page that tells of it; ``None`` where there is no such record."""
    words, registry = lens.words, lens.directory.registry
    if section == "network":
        name = lens.voice.text(registry.network.name)
    elif (record := getattr(registry, section).get(key)) is None:
        return None
    elif section == "statements":
        name = Entry(words(f"topic.{record.topic}"))
    else:
        name = lens.voice.text(getattr(record, _NAMES.get(section, "name")))
    return Entry(_short(name.text), _href(lens, section, key), name.lang)


def _short(text: str) -> str:
    text = text.removesuffix(".")
    if len(text) <= _LONGEST_NAME:
        return text
    return f"{text[:_LONGEST_NAME].rpartition(' ')[0] or text[:_LONGEST_NAME]} …"


def _href(lens: Lens, section: str, key: str) -> str:
    if section in _PAGES:
        return lens.at(_PAGES[section], key)
    page, part = _OTHER_PAGES.get(section, ("", ""))
    address = lens.at(page) if page else ""
    return f"{address}#{part}" if address and part else address


def _line(lens: Lens, section: str, item: Item) -> str:
    words = lens.words
    of_record = item.field in ("verified", "source") and item.kind in ("confirmed", "source")
    field = words(f"changes.field.{item.field}")
    if of_record:
        told = words(f"changes.record_{item.kind}")
    else:
        told = words(f"changes.{item.kind}", field=field).removesuffix(",")
    if item.languages:
        return words(
            "changes.spoken", told=told, languages=words.join([words(f"language.{one}") for one in item.languages])
        )
    if item.withdrawn:
        return words("changes.withdrawn", told=told)
    # What a confirmation gives is its day, whatever it confirms.
    field = "verified" if item.kind == "confirmed" else item.field
    before, after = (list(_values(lens, section, field, side)) for side in (item.before, item.after))
    return _with_values(lens, item, told, before, after)


def _with_values(lens: Lens, item: Item, told: str, before: list[str], after: list[str]) -> str:
    words = lens.words
    if not before and not after:
        return told
    if item.field in _LISTS and item.kind == "changed":
        parts = [
            words(f"changes.{way}", names=words.join(names))
            for way, names in (("came", after), ("went", before))
            if names
        ]
        return words("changes.value", told=told, value="; ".join(parts))
    if before and after:
        return words("changes.both", told=told, before=words.join(before), after=words.join(after))
    if item.kind == "changed":
        return words("changes.now", told=told, after=words.join(after)) if after else told
    return words("changes.value", told=told, value=words.join(after or before))


def _values(lens: Lens, section: str, field: str, values: tuple[str, ...]) -> Iterator[str]:
    for value in values:
        if shown := in_words(lens, section, field, value):
            yield shown


def in_words(lens: Lens, section: str, field: str, value: str) -> str:
    """A value that a registry states in a field, in words; "" for a word that says nothing to readers.

    ``value`` is one of the registry's own words or forms for the field, or what people wrote freely.
    """
    words = lens.words
    if field in _WORDS:
        return words(f"{_WORDS[field]}{value}")
    if field == "kinds":
        return blocks.kind(lens, value)
    if field == "kind":
        return words(f"organisation.{value}") if section == "organisations" else ""
    if field in _DAYS:
        day = PartialDate.parse(value)
        return words.last_date(day) if field == "to" else words.date(day)
    if field == "amount":
        return words.euros(value)
    return _name_of_value(lens, field, value) if field in _RECORDS or field in _PLACES else value


def _name_of_value(lens: Lens, field: str, value: str) -> str:
    """The name of a municipality or of another record; "" where there is none."""
    if field in _PLACES:
        place = lens.directory.places.by_name(value)
        return place.name(lens.language) if place else ""
    section = _RECORDS[field]
    record: Any = getattr(lens.directory.registry, section).get(value)
    return _short(lens.voice.plain(getattr(record, _NAMES.get(section, "name")))) if record else ""
