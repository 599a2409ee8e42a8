"""A unit: the facts a professional looks for in ten seconds, then all that sources say about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, get_args
from urllib.parse import urlsplit

from generator.directory import blocks
from generator.directory.facts import worst
from generator.directory.parts import (
    ConflictView,
    Contact,
    Entry,
    Helpline,
    NextStep,
    Row,
    SourceLine,
    Stated,
    Turn,
    UnitCard,
)
from generator.directory.views.head import Head
from generator.directory.voice import told_once
from generator.registry.values import Fact, Sourced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.directory.voice import Lens
    from generator.registry.nouns import Unit

# Two ways to be too old; a page that says the one need not say the other beside each fact.
OLD = {"stale", "undated"}
ABOUT_ADMISSION = ("decision", "admission")
ABOUT_ACCESS = ("contact", "admission", "decision", "eligibility", "timing")
ACCESS = {
    "unit.contact": ("contact",),
    "unit.admission": ("decision", "admission"),
    "unit.eligibility": ("eligibility",),
}


@dataclass(frozen=True, slots=True)
class UnitView:
    """Everything that a unit's page and sheet say.

    ``decides`` is who decides of a stay; nobody does like that for a unit that families cannot apply to.
    """

    key: str
    head: Head
    urgent: tuple[Helpline, ...]
    next_step: NextStep
    facts: tuple[Row, ...]
    access: tuple[Row, ...]
    offerings: tuple[Entry, ...]
    offerings_source: tuple[SourceLine, ...]
    conflicts: tuple[ConflictView, ...]
    fees: tuple[Stated, ...]
    statements: tuple[Stated, ...]
    contact: Contact
    decides: Turn | None
    siblings: tuple[UnitCard, ...]
    nearby: Entry | None
    withheld: tuple[Stated, ...]
    sources: tuple[SourceLine, ...]
    sheets: tuple[Entry, ...]
    checked: Row


def unit_view(lens: Lens, key: str) -> UnitView:
    """The view of the unit ``key``."""
    directory, voice = lens.directory, lens.voice
    unit = directory.units[key]
    name = voice.text(unit.name)
    told = [voice.stated(one, one.text, unit) for one in lens.directory.said(unit) if one.topic not in ABOUT_ACCESS]
    offered, offered_sources = _offerings(lens, unit)
    age = unit_level(lens, key)
    return UnitView(
        key=key,
        head=_head(lens, key, name),
        urgent=blocks.urgent(lens),
        next_step=_next_step(lens, key),
        facts=tuple(without_mark(row, age) for row in facts(lens, key)),
        access=tuple(access(lens, unit, age)),
        offerings=offered,
        offerings_source=offered_sources,
        conflicts=tuple(blocks.conflict(lens, about) for about in directory.conflicts_of(unit)),
        fees=tuple(blocks.fee(lens, fee) for fee in unit.fees),
        statements=tuple(told),
        contact=_contact(lens, key),
        decides=blocks.social_work(lens) if unit.answers_municipalities else None,
        siblings=tuple(blocks.unit_card(lens, other) for other in directory.units_in[unit.locality] if other != key),
        nearby=_nearby(lens, unit),
        withheld=tuple(
            voice.stated(one, one.reason) for one in directory.registry.withheld.values() if one.unit == key
        ),
        sources=tuple(voice.source_line(source) for source in sources_of(lens, key)),
        sheets=(
            Entry(lens.words("unit.sheet_page"), lens.at("print", key)),
            Entry(lens.words("unit.sheet_pdf"), lens.at("sheet", key)),
        ),
        checked=checked(lens, key),
    )


def without_mark(row: Row, level: str | None) -> Row:
    """The row without its freshness where that is the page's own, which the page tells once."""
    if row.freshness is None or not (row.freshness.level == level or {row.freshness.level, level} == OLD):
        return row
    return row._replace(freshness=None)


def _head(lens: Lens, key: str, name: Entry) -> Head:
    words, unit = lens.words, lens.directory.units[key]
    operator = words.join([entry.text for entry in blocks.operators(lens, key)])
    locality = lens.directory.answers.home(unit).name(lens.language)
    short = words("unit.page_short", kind=words.capital(blocks.kinds(lens, unit)), locality=locality, operator=operator)
    if not unit.answers_municipalities:
        short = f"{short} {words('unit.page_short_prison')}"
    described = words("unit.page_description", name=name.text, locality=locality)
    title = name.text if locality.casefold()[:4] in name.text.casefold() else f"{name.text} ({locality})"
    return Head(title, described, short, name.lang)


def facts(lens: Lens, key: str) -> Iterator[Row]:
    """Who runs it, where it is, how to reach it, for whom it is, how many places."""
    voice, words, resolve, unit = lens.voice, lens.words, lens.directory.resolve, lens.directory.units[key]
    running = lens.directory.operators(unit)
    note = next((one.note for one in running if one.note), None)
    known = resolve.record(*running[:1], unit, note=note)
    operator, earlier = voice.row("unit.operator", known, blocks.operators(lens, key)), _earlier_operators(lens, unit)
    yield operator._replace(note=f"{operator.note} {earlier}".strip()) if earlier else operator
    yield voice.row("unit.kind", resolve.record(unit), words.capital(blocks.kinds(lens, unit)))
    home = lens.directory.answers.home(unit)
    here = Entry(home.name(lens.language), lens.at("municipality", home.code))
    yield voice.row("unit.locality", resolve.record(unit), here)
    place = resolve.fact(unit.place, unit)
    if place.value:
        yield voice.row("unit.place", place, voice.text(place.value))
    yield _address(lens, unit)
    phone = resolve.fact(unit.phone, unit)
    shown = Entry(phone.value or "", f"tel:{blocks.telephone(phone.value or '')}")
    yield voice.row("unit.phone", phone, shown, ask=words("common.ask_operator"))
    website = resolve.fact(unit.website, unit)
    yield voice.row(
        "unit.website",
        website,
        Entry(_host(website.value or ""), website.value or ""),
        ask=words("common.ask_operator"),
    )
    yield voice.row("unit.capacity", blocks.capacity(lens, key), ask=words("common.ask_operator"))
    occupancy = resolve.fact(unit.occupancy, unit)
    yield voice.row(
        "unit.occupancy",
        occupancy,
        voice.text(occupancy.value) if occupancy.value else None,
        ask=words("common.ask_operator"),
    )
    languages = resolve.fact(unit.languages, unit)
    named = words.join([words(f"language.{code}") for code in languages.value or ()])
    yield voice.row("unit.languages", languages, named, ask=words("common.ask_operator"))


def _earlier_operators(lens: Lens, unit: Unit) -> str:
    """Who ran the unit before, and until when."""
    words, organisations = lens.words, lens.directory.registry.organisations
    ended = [one for one in unit.operators if one.valid.end and one.valid.end.first <= lens.directory.as_of]
    names = [lens.voice.plain(organisations[one.organisation].name) for one in ended]
    ends = [words("date.until", date=words.date(one.valid.end)) for one in ended]
    told = [f"{name} ({end})" for name, end in zip(names, ends, strict=True)]
    return words("unit.earlier_operator", operator=words.join(told)) if told else ""


def _host(address: str) -> str:
    """The name of a site, which is all of an address that a reader can use on paper or aloud."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _address(lens: Lens, unit: Unit) -> Row:
    voice, words = lens.voice, lens.words
    if unit.address_confidential:
        return Row("unit.address", words("unit.address"), value=words("unit.address_confidential"))
    known = lens.directory.resolve.fact(unit.addresses, unit)
    shown = []
    for address in known.value or ():
        town = f"{address.postcode} {address.town}" if address.postcode else address.town
        name = f"{voice.plain(address.name)}: " if address.name else ""
        shown.append(Entry(f"{name}{address.street}, {town}"))
    return voice.row("unit.address", known, tuple(shown), ask=words("common.ask_operator"))


def access(lens: Lens, unit: Unit, level: str | None) -> Iterator[Row]:
    """Who may make contact, what is needed, who is taken, when: the unit's own statements before the general ones."""
    said = lens.directory.said(unit)
    for key, wanted in ACCESS.items():
        own = [lens.voice.stated(one, one.text, unit) for one in said if one.topic in wanted]
        if own:
            general = blocks.leading(lens, *wanted) if unit.answers_municipalities else ()
            yield from (without_mark(row, level) for row in lens.voice.rows_of(key, [*own, *general]))
        else:
            yield _access_in_general(lens, key, level, unit.answers_municipalities)


@told_once
def _access_in_general(lens: Lens, key: str, level: str | None, answers: bool) -> Row:  # noqa: FBT001 - told by position
    words = lens.words
    for row in lens.voice.rows_of(key, blocks.leading(lens, *ACCESS[key]) if answers else ()):
        return without_mark(row, level)
    return lens.voice.unknown_row(key, words("common.ask_operator"))


def admission(lens: Lens, unit: Unit) -> Row:
    """What a stay in the unit needs, in short: the unit's own words, else what holds everywhere."""
    voice, words = lens.voice, lens.words
    own = [voice.stated(one, one.text, unit) for one in lens.directory.said(unit) if one.topic in ABOUT_ADMISSION]
    for row in voice.rows_of("unit.admission", own):
        return row
    return Row("unit.admission", words("unit.admission"), value=words("unit.admission_general"))


def checked(lens: Lens, key: str) -> Row:
    """When somebody last confirmed the unit's facts with the unit, and how old the oldest source is."""
    words, unit = lens.words, lens.directory.units[key]
    age = lens.voice.mark(unit_level(lens, key))
    if unit.verified:
        return Row("unit.checked", words("unit.checked"), value=words.date(unit.verified), freshness=age)
    return Row(
        "unit.checked", words("unit.checked"), state="unknown", unknown=words("unit.never_checked"), freshness=age
    )


@told_once
def unit_level(lens: Lens, key: str) -> str | None:
    """How fresh the unit's record is: its least fresh source, unless its owner has confirmed it since."""
    resolve, unit = lens.directory.resolve, lens.directory.units[key]
    if unit.verified:
        return resolve.record(unit).level
    return worst([resolve.source_level(source) for source in sources_of(lens, key)])


@told_once
def sources_of(lens: Lens, key: str) -> tuple[str, ...]:
    """The sources of everything that the unit's record states, each once."""
    return tuple(dict.fromkeys(source for record in parts_of(lens.directory.units[key]) for source in record.source))


def parts_of(unit: Unit) -> Iterator[Sourced]:
    """The record and the facts in it that say something."""
    yield unit
    for name in sourced_fields(type(unit)):
        value = getattr(unit, name)
        if isinstance(value, Fact):
            if value.value is not None:
                yield value
        else:
            yield from value


@cache
def sourced_fields(record: type[Sourced]) -> tuple[str, ...]:
    """The fields of a kind of record that hold facts, or several records, with sources of their own."""
    return tuple(name for name, field in record.model_fields.items() if _has_sources(field.annotation))


def _has_sources(kind: object) -> bool:
    return (isinstance(kind, type) and issubclass(kind, Sourced)) or any(map(_has_sources, get_args(kind)))


def _offerings(lens: Lens, unit: Unit) -> tuple[tuple[Entry, ...], tuple[SourceLine, ...]]:
    entries = tuple(blocks.offering(lens, one.offering) for one in unit.offerings)
    sources = tuple(dict.fromkeys(source for one in unit.offerings for source in one.source or unit.source))
    return entries, lens.voice.source_lines(sources)


def _next_step(lens: Lens, key: str) -> NextStep:
    words, others, unit = lens.words, blocks.ways_in(lens), lens.directory.units[key]
    site = unit.website.value or _operator_site(lens, key)
    if not unit.answers_municipalities:
        more = Entry(words("next.operator_site"), site)
        return NextStep(words("next.title"), words("next.prison_text"), more, others[1:])
    if unit.phone.value:
        call = Entry(unit.phone.value, f"tel:{blocks.telephone(unit.phone.value)}")
        return NextStep(words("next.title"), words("next.phone_text"), call, others)
    if site:
        return NextStep(
            words("next.title"), words("next.operator_text"), Entry(words("next.operator_site"), site), others
        )
    return NextStep(words("next.title"), words("next.no_site_text"), others[0], others[1:])


def _operator_site(lens: Lens, key: str) -> str:
    return next((entry.href for entry in blocks.operators(lens, key) if entry.href), "")


def _contact(lens: Lens, key: str) -> Contact:
    words, unit = lens.words, lens.directory.units[key]
    general = blocks.contact(lens)
    running = [_operator_turn(lens, entry) for entry in blocks.operators(lens, key)]
    others = general.entries[:-1] if unit.answers_municipalities else ()
    return Contact(words("contact.title"), (*running, *others), "" if unit.phone.known else general.note)


@told_once
def _operator_turn(lens: Lens, operator: Entry) -> Turn:
    text = "contact.operator_text" if operator.href else "contact.operator_text_no_site"
    return Turn(operator.text, lens.words(text), operator.href, lang=operator.lang)


def _nearby(lens: Lens, unit: Unit) -> Entry | None:
    home = lens.directory.answers.home(unit)
    county = lens.directory.places.county(home.code, lens.directory.as_of)
    if county is None or not unit.answers_municipalities:
        return None
    return Entry(county.name(lens.language), lens.at("county", county.code))
