"""The page behind the code on a printed sheet: whether it is still true, and if not, what has changed, fact by fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from generator.directory import blocks
from generator.directory.editions import LISTED
from generator.directory.evidence import confirmed
from generator.directory.parts import Entry, Group, NextStep, Row
from generator.directory.views.head import Head
from generator.directory.views.unit import ABOUT_ACCESS, ACCESS, access, facts
from generator.directory.views.unit import head as unit_head
from generator.directory.voice import told_once
from generator.registry.editions import NETWORK, county_subject
from generator.registry.nouns import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.directory.editions import Editions, Kept
    from generator.directory.voice import Lens
    from generator.registry.nouns import Statement, Unit
    from generator.registry.places import Area


@dataclass(frozen=True, slots=True)
class EditionView:
    """Everything that the page says.

    ``changed`` and ``added`` are what the directory tells otherwise and beyond the sheet, as it tells it now; ``gone``
    names what it tells no more, and ``same`` is how many facts are as on the sheet. What the sheet said is not told.
    ``known`` tells whether the directory still has what the sheet is about; the next step leads to the page about it.
    """

    head: Head
    known: bool
    told: tuple[Entry, ...]
    changed: tuple[Row, ...]
    added: tuple[Row, ...]
    gone: tuple[str, ...]
    same: int
    next_step: NextStep
    confirmed: str


def edition_view(lens: Lens, kept: Kept, editions: Editions) -> EditionView:
    """The view of an edition as of the day."""
    words, edition = lens.words, kept.edition
    about = _about(lens, kept.subject)
    printed = edition.facts
    today = editions.current(kept.subject, edition.language).facts if about else {}
    differs = [name for name in {**today, **printed} if printed.get(name) != today.get(name)] if about else []
    now = rows_of(lens, kept.subject) if differs else {}
    number = len(differs)
    if about is None:
        title, short = words("edition.no_subject"), words("edition.no_subject_text")
    elif differs:
        title, short = words.count("edition.changed", number), words("edition.changed_text")
    else:
        title, short = words("edition.valid"), words("edition.valid_text", date=words.day(lens.directory.as_of))
    units = Entry(words("nav.units"), lens.at("units"))
    new_sheets = lens.at("sheets", kept.subject) if about else ""
    new_sheet = (Entry(words("edition.new_sheets"), new_sheets),) if new_sheets else ()
    others = (*new_sheet, Entry(words("edition.others"), lens.at("editions")))
    return EditionView(
        head=Head(title, words("edition.description", code=kept.code), short, listed=False),
        known=about is not None,
        told=tuple(_of_sheet(lens, kept, about)),
        changed=tuple(row for name, row in now.items() if name in differs and name in printed),
        added=tuple(row for name, row in now.items() if name in differs and name not in printed),
        gone=tuple(dict.fromkeys(_term(lens, name) for name in differs if name not in today)),
        same=len(today) - sum(name in today for name in differs),
        next_step=NextStep(words("next.title"), "", about or units, others),
        confirmed=confirmed(lens.voice),
    )


def _of_sheet(lens: Lens, kept: Kept, about: Entry | None) -> Iterator[Entry]:
    """What the sheet says of itself, so that its reader sees that this is the page of it."""
    words, edition = lens.words, kept.edition
    yield Entry(words("sheet.edition", code=edition.code))
    if about:
        yield about
    yield Entry(words("edition.day", date=words.date(edition.day)))
    yield Entry(words("edition.language", language=words(f"language.{edition.language}")))


def _about(lens: Lens, subject: str) -> Entry | None:
    """What the sheets are about, with its page; ``None`` where it is no more in the directory."""
    directory = lens.directory
    if subject in directory.units:
        told = unit_head(lens, subject)
        return Entry(told.title, lens.at("unit", subject), told.lang)
    if county := _county(lens, subject):
        return Entry(county.name(lens.language), lens.at("county", county.code))
    return Entry(lens.words("edition.all_units"), lens.at("units")) if subject == NETWORK else None


def _county(lens: Lens, subject: str) -> Area | None:
    return next((one for one in lens.directory.counties if county_subject(one.code) == subject), None)


@told_once
def rows_of(lens: Lens, subject: str) -> dict[str, Row]:
    """What sheets about a subject tell, as rows under the names that its editions give their facts."""
    directory = lens.directory
    if subject in directory.units:
        return dict(_of_unit(lens, subject))
    county = _county(lens, subject)
    return dict(_of_county(lens, county) if county else _of_list(lens, directory.units))


def _of_unit(lens: Lens, key: str) -> Iterator[tuple[str, Row]]:
    directory = lens.directory
    unit = directory.units[key]
    yield from _own(lens, key)
    yield from _said(lens, unit)
    if unit.answers_municipalities:
        yield from _in_general(lens)
    yield from _shared(lens, directory.conflicts_of(unit))
    yield from _fees(lens, directory.fees_of(unit))


def _own(lens: Lens, key: str) -> Iterator[tuple[str, Row]]:
    words, unit = lens.words, lens.directory.units[key]
    yield "unit.name", Row("unit.name", words("edition.name"), value=lens.voice.text(unit.name))
    for row in (*facts(lens, key), *access(lens, key, None)):
        yield row.key, row
    offered = tuple(blocks.offering(lens, one.offering) for one in unit.offerings)
    none = Row("unit.offerings", words("unit.offerings"), state="unknown", unknown=words("unit.offerings_unknown"))
    yield "unit.offerings", none._replace(value=offered, state="known") if offered else none


def _said(lens: Lens, unit: Unit) -> Iterator[tuple[str, Row]]:
    said = [one for one in lens.directory.said(unit) if one.topic not in ABOUT_ACCESS]
    for topic in dict.fromkeys(one.topic for one in said):
        yield from _statements(lens, "said", topic, [one for one in said if one.topic == topic], unit)


def _statements(lens: Lens, group: str, topic: str, said: list[Statement], *parents: Unit) -> Iterator[tuple[str, Row]]:
    stated = [lens.voice.stated(one, one.text, *parents) for one in said]
    for row in lens.voice.rows_of(f"topic.{topic}", stated):
        yield f"{group}.{topic}", row


def _in_general(lens: Lens) -> Iterator[tuple[str, Row]]:
    service = lens.directory.registry.network.service
    term = lens.words.capital(lens.voice.plain(service.name))
    yield "service.summary", Row("service", term, value=lens.voice.text(service.summary))
    for topic in get_args(Topic):
        yield from _statements(lens, "topic", topic, lens.directory.beside(topic, *ABOUT_ACCESS))


def _shared(lens: Lens, conflicts: Iterable[str]) -> Iterator[tuple[str, Row]]:
    for key in conflicts:
        one = blocks.conflict(lens, key)
        sides = tuple(Entry(side.text) for side in one.statements)
        yield f"conflict.{key}", Row("conflict", one.title, value=sides, note=f"{one.explanation} {one.advice}")
    lines = lens.directory.registry.helplines
    for key, line in lines.items():
        number = line.number.value or lens.words("common.unknown")
        told = f"{lens.voice.plain(line.who)} {lens.voice.plain(line.hours)}, {lens.voice.plain(line.price)}."
        yield f"helpline.{key}", Row("helpline", lens.voice.plain(line.name), value=number, note=told)


def _fees(lens: Lens, keys: Iterable[str]) -> Iterator[tuple[str, Row]]:
    for key in keys:
        row = blocks.fee_row(lens, key)
        yield f"fee.{key}", row._replace(term=f"{lens.words('unit.fees')}: {row.term}")


def _of_county(lens: Lens, county: Area) -> Iterator[tuple[str, Row]]:
    named: dict[str, None] = {}
    for place in lens.directory.members(county):
        answer = lens.directory.answers.of(place)
        named |= dict.fromkeys(one.unit for one in answer.units)
        shown = [
            Entry(
                f"{lens.voice.plain(lens.directory.units[one.unit].name)}: {blocks.relation(lens, one, county).label}"
            )
            for one in answer.units
        ]
        areas = [lens.voice.plain(lens.directory.registry.service_areas[area].name) for area in answer.areas]
        shown += [Entry(lens.words("municipality.area_now", area=area)) for area in areas]
        yield f"municipality.{place.code}", Row("municipality", place.name(lens.language), value=tuple(shown))
    yield from _of_list(lens, named)


def _of_list(lens: Lens, units: Iterable[str]) -> Iterator[tuple[str, Row]]:
    for key in units:
        told, name = dict(_own(lens, key)), lens.voice.plain(lens.directory.units[key].name)
        for wanted in LISTED:
            if wanted in told:
                yield f"{key}/{wanted}", told[wanted]._replace(term=f"{name}: {told[wanted].term}")
    for key, topics in ACCESS.items():
        yield key, (lens.voice.rows_of(key, blocks.leading(lens, *topics)) or [lens.voice.unknown_row(key)])[0]
    yield from _in_general(lens)
    yield from _shared(lens, lens.directory.registry.conflicts)
    yield from _fees(lens, lens.directory.fees_in_general)


def _term(lens: Lens, name: str) -> str:
    """What a fact is called that was on the sheet and is told no more."""
    words, registry = lens.words, lens.directory.registry
    unit, of_list, fact = name.rpartition("/")
    group, _, key = fact.partition(".")
    place = lens.directory.places.by_code(key) if group == "municipality" else None
    if place:
        return place.name(lens.language)
    asked = {"said": f"topic.{key}", "topic": f"topic.{key}", "fee": "unit.fees"}.get(group, fact)
    if fact == "unit.name":
        asked = "edition.name"
    term = next(words(one) for one in (asked, f"edition.gone_{group}", "edition.fact") if one in words.table)
    if not of_list:
        return term
    return f"{lens.voice.plain(registry.units[unit].name) if unit in registry.units else unit}: {term}"


@dataclass(frozen=True, slots=True)
class EditionsView:
    """The editions that have a page, by what they are about."""

    head: Head
    groups: tuple[Group, ...]


def editions_view(lens: Lens, editions: Editions) -> EditionsView:
    """The view of the list of editions, where a code can be looked up."""
    words = lens.words
    found: dict[str, list[Entry]] = {}
    for code, kept in editions.all.items():
        found.setdefault(kept.subject, []).append(
            Entry(code, lens.at("edition", code), note=_note(lens, kept, editions))
        )
    groups = [
        Group(about.text if about else subject, f"of-{subject}", tuple(found[subject]))
        for subject in sorted(found, key=lambda one: _order(lens, one))
        for about in (_about(lens, subject),)
    ]
    head = Head(words("edition.index_title"), words("edition.index_description"), words("edition.index_short"))
    return EditionsView(head, tuple(groups))


def _order(lens: Lens, subject: str) -> tuple[int, str]:
    """Units come first, then counties, then all units, then what is gone; each by name."""
    about = _about(lens, subject)
    kind = 3 if about is None else 0 if subject in lens.directory.units else 2 if subject == NETWORK else 1
    return kind, lens.words.sort_key(about.text if about else subject)


def _note(lens: Lens, kept: Kept, editions: Editions) -> str:
    """From when the edition is, in what language, and whether it is still true."""
    words, edition = lens.words, kept.edition
    if kept.subject not in editions.subjects:
        state = words("edition.state_gone")
    else:
        same = edition.facts == editions.current(kept.subject, edition.language).facts
        state = words("edition.state_valid") if same else words("edition.state_changed")
    return f"{words(f'language.{edition.language}')}, {words.date(edition.day)}: {state}"
