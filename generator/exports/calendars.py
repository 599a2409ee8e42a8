"""A calendar for editors and professionals: when facts must be reviewed, and what begins or ends on which day.

iCalendar (RFC 5545) with the properties of calendars of RFC 7986. Opening hours are not in it, for the registry knows
none. What is due already is one event on the day that the directory shows; it moves on until somebody has done it, and
its SEQUENCE counts days. The day of any other event is part of its identity, so that its SEQUENCE is always 0.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from icalendar import Calendar, Event
from icalendar.prop import vText, vUri

from generator.directory import blocks
from generator.directory.facts import worst
from generator.exports.catalogue import FOLDER, Entry, Format
from generator.exports.records import identity, one_line, page, producer
from generator.registry.freshness import DUE_MONTHS, STALE_MONTHS, reached

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.directory.facts import Known
    from generator.directory.voice import Lens
    from generator.exports.scribe import Scribe
    from generator.registry.places import Area
    from generator.registry.values import PartialDate, Period, Sourced

_LOOK_BACK = dt.timedelta(days=365)
_REFRESH = dt.timedelta(days=1)
_EXCERPT = 24


@dataclass(frozen=True, slots=True)
class _Happening:
    """What an event says. ``about`` names it among all events of its day; ``changed`` is when it became known."""

    about: str
    day: dt.date
    title: str
    text: tuple[str, ...]
    address: str
    changed: dt.date | None = None


def _files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
    for language in scribe.languages:
        yield _path(language), _calendar(scribe, language).to_ical()


def _path(language: str) -> str:
    return f"calendar/review-{language}.ics"


def _example(scribe: Scribe) -> tuple[str, str]:
    """The beginning of the first event in the first language."""
    language = scribe.languages[0]
    events = _happenings(scribe, scribe.lenses[language])
    text = _event(scribe, language, events[0]).to_ical().decode() if events else ""
    return _path(language), "\n".join(text.split("\r\n")[:_EXCERPT])


def _calendar(scribe: Scribe, language: str) -> Calendar:
    lens = scribe.lenses[language]
    words, as_of = lens.words, lens.directory.as_of
    calendar = Calendar()
    calendar.add("prodid", producer(scribe, "calendar", language))
    calendar.add("version", "2.0")
    calendar.add("uid", str(identity(scribe, "calendar", language)))
    for name, text in (("name", "calendar.name"), ("x-wr-calname", "calendar.name"), ("description", "calendar.about")):
        calendar.add(name, vText(one_line(words(text, name=lens.voice.plain(lens.directory.registry.network.name)))))
    calendar.add("last-modified", _midnight(as_of))
    calendar.add("url", vUri(page(scribe, language, "data")))
    calendar.add("source", vUri(f"{scribe.site_url}{FOLDER}{_path(language)}"), parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    for one in _happenings(scribe, lens):
        calendar.add_component(_event(scribe, language, one))
    return calendar


def _happenings(scribe: Scribe, lens: Lens) -> list[_Happening]:
    """All that there is to tell, day by day."""
    found = [*_due_now(scribe, lens), *_upcoming(scribe, lens), *_changes(scribe, lens), *_of_places(scribe, lens)]
    return sorted(found, key=lambda one: (one.day, one.about))


def _event(scribe: Scribe, language: str, one: _Happening) -> Event:
    as_of = scribe.directory.as_of
    moves = one.about == "now"
    event = Event()
    parts = () if moves else (one.day.isoformat(),)
    event.add("uid", str(identity(scribe, "calendar", language, one.about, *parts)))
    event.add("dtstamp", _midnight(as_of))
    event.add("dtstart", one.day)
    event.add("dtend", one.day + dt.timedelta(days=1))
    event.add("sequence", as_of.toordinal() if moves else 0)
    event.add("summary", vText(one_line(one.title)), parameters={"LANGUAGE": language})
    event.add("description", vText("\n".join(map(one_line, one.text))), parameters={"LANGUAGE": language})
    event.add("url", vUri(one.address))
    event.add("class", "PUBLIC")
    event.add("transp", "TRANSPARENT")
    if one.changed:
        event.add("last-modified", _midnight(one.changed))
    return event


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _facts(lens: Lens, key: str) -> list[tuple[Known[bool], dt.date | None]]:
    """What a unit's record states on the day, and from which day its age counts; ``None`` where it has no date."""
    directory = lens.directory
    found = []
    for part in directory.stated(key):
        known = directory.resolve.record(part, directory.units[key])
        basis = known.verified or known.date
        found.append((known, basis.first if basis else None))
    return found


def _due_now(scribe: Scribe, lens: Lens) -> Iterator[_Happening]:
    """One event for all units whose facts are due, too old or without a date on the day."""
    words, voice, as_of = lens.words, lens.voice, lens.directory.as_of
    text = []
    for key, unit in lens.directory.units.items():
        level = worst([known.level for known, _ in _facts(lens, key) if known.level])
        if level and level != "fresh" and (mark := voice.mark(level)):
            text += [f"{voice.plain(unit.name)}: {mark.text}.", page(scribe, lens.language, "unit", key)]
    if text:
        title = words.count("calendar.now", len(text) // 2)
        address = page(scribe, lens.language, "data")
        yield _Happening("now", as_of, title, (words("calendar.now_text"), *text), address, as_of)


def _upcoming(scribe: Scribe, lens: Lens) -> Iterator[_Happening]:
    """For each unit and day to come on which something in its record comes of age: what, and its sources."""
    as_of, words = lens.directory.as_of, lens.words
    for key, unit in lens.directory.units.items():
        ages: dict[tuple[dt.date, int], list[Known[bool]]] = defaultdict(list)
        for known, basis in _facts(lens, key):
            for months in (DUE_MONTHS, STALE_MONTHS) if basis else ():
                if (day := reached(basis or as_of, months)) > as_of:
                    ages[day, months].append(known)
        for day in sorted({day for day, _ in ages}):
            groups = [(months, ages[day, months]) for months in (DUE_MONTHS, STALE_MONTHS) if (day, months) in ages]
            kind = "due" if groups[0][0] == DUE_MONTHS else "stale"
            title = words(f"calendar.{kind}", unit=lens.voice.plain(unit.name))
            text = [line for months, known in groups for line in _of_age(lens, months, known)]
            address = page(scribe, lens.language, "unit", key)
            basis_days = [date for _, group in groups for one in group if (date := one.verified or one.date)]
            yield _Happening(f"units/{key}", day, title, tuple(text), address, _newest(basis_days))


def _of_age(lens: Lens, months: int, group: Sequence[Known[bool]]) -> Iterator[str]:
    words = lens.words
    yield words("calendar.of_age", months=words.number(months))
    confirmed = [words("fresh.verified", date=words.date(one.verified)) for one in group if one.verified]
    yield from dict.fromkeys(confirmed)
    yield from _sources(lens, tuple(dict.fromkeys(source for one in group for source in one.sources)))


def _sources(lens: Lens, keys: tuple[str, ...]) -> Iterator[str]:
    for line in lens.voice.source_lines(keys):
        yield f"{lens.words('common.source')}: {line.text}, {line.date} {line.href}"


def _changes(scribe: Scribe, lens: Lens) -> Iterator[_Happening]:
    """What begins or ends by the registry: units, their operators, organisations, service areas, fees."""
    registry, plain, language = lens.directory.registry, lens.voice.plain, lens.language
    for key, unit in registry.units.items():
        address = page(scribe, language, *(("unit", key) if key in lens.directory.units else ("units",)))
        shown = _Happening(f"units/{key}/valid", lens.directory.as_of, plain(unit.name), (), address)
        yield from _begun_and_ended(lens, "unit", shown, unit.valid, unit)
        for one in unit.operators:
            named = blocks.named(blocks.organisation(lens, one.organisation, one.doubt))
            about = f"units/{key}/operators/{one.organisation}"
            run = replace(shown, about=about, title=f"{plain(unit.name)}, {named}")
            yield from _begun_and_ended(lens, "operator", run, one.valid, one, unit)
    for key, organisation in registry.organisations.items():
        shown = _Happening(f"organisations/{key}", lens.directory.as_of, plain(organisation.name), (), "")
        shown = replace(shown, address=page(scribe, language, "data"))
        yield from _begun_and_ended(lens, "organisation", shown, organisation.valid, organisation)
    for key, area in registry.service_areas.items():
        address = page(scribe, language, "area", key)
        shown = _Happening(f"service_areas/{key}", lens.directory.as_of, plain(area.name), (), address)
        yield from _begun_and_ended(lens, "area", shown, area.valid, area)
    for key, fee in registry.fees.items():
        shown = _Happening(f"fees/{key}", lens.directory.as_of, plain(fee.text), (), page(scribe, language, "data"))
        yield from _begun_and_ended(lens, "fee", shown, fee.valid, fee)


def _begun_and_ended(
    lens: Lens, kind: str, shown: _Happening, valid: Period, *records: Sourced
) -> Iterator[_Happening]:
    """The first and the last day of a period, each if it is to come or in the last year."""
    words = lens.words
    what = f"{shown.title} ({words(f'calendar.{kind}')})"
    known = lens.directory.resolve.record(*records, note=records[0].note)
    note = (lens.voice.plain(known.note),) if known.note else ()
    sources = (*note, *_sources(lens, known.sources))
    for side, date in (("begins", valid.start), ("ends", valid.end)):
        if date is None:
            continue
        day = date.first if side == "begins" else date.first - dt.timedelta(days=1)
        if day < lens.directory.as_of - _LOOK_BACK:
            continue
        exactly = words.date(date) if side == "begins" else words.last_date(date)
        title = words(f"calendar.{side}", what=what)
        if date.approximate or date.first != date.last:
            title = f"{title}, {exactly}"
        text = (words(f"calendar.{side}_text", date=exactly), *sources)
        changed = _newest([known.date] if known.date else [])
        yield replace(shown, about=f"{shown.about}/{side}", day=day, title=title, text=text, changed=changed)


def _newest(dates: Sequence[PartialDate]) -> dt.date | None:
    """The newest of ``dates``, if it is exact to a day."""
    newest = max(dates, key=lambda date: date.first, default=None)
    return newest.first if newest and newest.first == newest.last and not newest.approximate else None


def _of_places(scribe: Scribe, lens: Lens) -> Iterator[_Happening]:
    """Changes of the register: municipalities that join others, counties that begin."""
    directory, words, language = lens.directory, lens.words, lens.language
    since = directory.as_of - _LOOK_BACK
    for place in directory.places.all():
        merger = directory.places.merged(place.code)
        into = directory.places.by_code(merger.into) if merger else None
        if merger and into and merger.date >= since:
            title = words("calendar.merger", ceased=place.name(language), into=into.name(language))
            text = (words("calendar.merger_text"), f"{words('common.source')}: {merger.source}")
            address = page(scribe, language, "municipalities")
            yield _Happening(f"municipalities/{place.code}", merger.date, title, text, address)
    begun: dict[dt.date, list[Area]] = defaultdict(list)
    for area in directory.places.areas("county", dt.date.max):
        if area.valid_from and area.valid_from >= since and area.status == "county":
            begun[area.valid_from].append(area)
    for day, areas in begun.items():
        named = (words.join([area.name(language) for area in areas]),)
        yield _Happening("counties", day, words("calendar.counties"), named, page(scribe, language, "counties"))


FORMAT = Format(
    key="calendar",
    standard="iCalendar (RFC 5545, RFC 7986)",
    address="https://www.rfc-editor.org/rfc/rfc5545",
    entries=(Entry("calendar/review-{language}.ics", "text/calendar"),),
    files=_files,
    example=_example,
)
