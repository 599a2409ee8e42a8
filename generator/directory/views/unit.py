"""A unit: the facts a professional looks for in ten seconds, then all that sources say about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.directory import blocks, schema_org
from generator.directory.evidence import day_of, latest, sources_of, unit_level, unit_mark
from generator.directory.glossary import terms_of_answers
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
    WithheldView,
)
from generator.directory.shares import BESIDE, shown
from generator.directory.views.head import Head
from generator.directory.voice import told_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.directory.parts import Mark
    from generator.directory.voice import Lens
    from generator.registry.nouns import Operation, Unit, Withheld

# The marks that a page need not show beside a fact, because the one that it tells for all is not better. Too old and
# without a date are two ways to be the same.
_OLD = frozenset(("fresh", "due", "stale", "undated"))
NOT_WORSE = {
    "verified": frozenset(("fresh",)),
    "fresh": frozenset(("fresh",)),
    "due": frozenset(("fresh", "due")),
    "stale": _OLD,
    "undated": _OLD,
}
ABOUT_ADMISSION = ("decision", "admission")
ACCESS = {
    "unit.contact": ("contact",),
    "unit.admission": ("decision", "admission"),
    "unit.eligibility": ("eligibility",),
}
ABOUT_ACCESS = tuple(topic for topics in ACCESS.values() for topic in topics)


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
    fees: tuple[Row, ...]
    price_unknown: bool
    statements: tuple[Stated, ...]
    contact: Contact
    decides: Turn | None
    siblings: tuple[UnitCard, ...]
    more: Entry | None
    nearby: Entry | None
    withheld: tuple[WithheldView, ...]
    sources: tuple[SourceLine, ...]
    sheets: tuple[Entry, ...]
    card: Entry
    checked: Row
    terms: tuple[Entry, ...]


def unit_view(lens: Lens, key: str) -> UnitView:
    """The view of the unit ``key``."""
    directory, voice = lens.directory, lens.voice
    unit = directory.units[key]
    told = [voice.stated(one, one.text, unit) for one in lens.directory.said(unit) if one.topic not in ABOUT_ACCESS]
    offered, offered_sources = _offerings(lens, unit)
    age = unit_mark(lens, key)
    fees = directory.fees_of(unit)
    others = [other for other in directory.units_in[unit.locality] if other != key]
    siblings = shown(directory, others, BESIDE)
    return UnitView(
        key=key,
        head=head(lens, key),
        urgent=blocks.urgent(lens),
        next_step=_next_step(lens, key),
        facts=tuple([without_mark(row, age) for row in facts(lens, key)]),
        access=access(lens, key, age),
        offerings=offered,
        offerings_source=offered_sources,
        conflicts=tuple(blocks.conflict(lens, about) for about in directory.conflicts_of(unit)),
        fees=tuple([blocks.fee_row(lens, fee) for fee in fees]),
        price_unknown=not any(directory.registry.fees[fee].amount.known for fee in fees),
        statements=tuple(told),
        contact=_contact(lens, key),
        decides=blocks.social_work(lens) if unit.answers_municipalities else None,
        siblings=tuple(blocks.unit_card(lens, other) for other in siblings),
        more=blocks.more_units(lens, len(siblings), len(others)),
        nearby=_nearby(lens, unit),
        withheld=tuple([withheld_view(lens, one) for one in directory.withheld_of(key)]),
        sources=voice.source_lines(sources_of_page(lens, key)),
        sheets=(
            Entry(lens.words("unit.sheet_page"), lens.at("print", key)),
            Entry(lens.words("unit.sheet_pdf"), lens.at("factsheet", key)),
            Entry(lens.words("unit.leaflet_pdf"), lens.at("leaflet", key)),
            Entry(lens.words("unit.sheets_all"), lens.at("sheets", key)),
        ),
        card=Entry(lens.words("cards.save"), lens.at("card", key), note=lens.words("cards.seen")),
        checked=checked(lens, key),
        terms=terms_of_answers(lens),
    )


def without_mark(row: Row, told: Mark | None) -> Row:
    """The row without its freshness where it is not worse than what is ``told`` once for the whole page.

    That somebody confirmed the fact is news, unless the whole record was confirmed on the same day.
    """
    mark = row.freshness
    if mark is None or told is None or not (mark.level in NOT_WORSE[told.level] or mark.text == told.text):
        return row
    return row._replace(freshness=None)


def sources_of_page(lens: Lens, key: str) -> tuple[str, ...]:
    """The sources of all that is told of the unit, each once: first those of its record."""
    directory = lens.directory
    unit = directory.units[key]
    found = dict.fromkeys(sources_of(lens, key))
    if unit.answers_municipalities:
        found |= _sources_of_access(lens)
    fees = [directory.registry.fees[fee] for fee in directory.fees_of(unit)]
    for record in (*_earlier(lens, unit), *fees):
        found |= dict.fromkeys(record.source)
    for about in directory.conflicts_of(unit):
        found |= dict.fromkeys(side.source.key for side in blocks.conflict(lens, about).statements)
    return tuple(found)


@told_once
def _sources_of_access(lens: Lens) -> dict[str, None]:
    return {line.key: None for one in blocks.leading(lens, *ABOUT_ACCESS) for line in one.source}


def _earlier(lens: Lens, unit: Unit) -> list[Operation]:
    """Who ran the unit before."""
    return [one for one in unit.operators if one.valid.end and one.valid.end.first <= lens.directory.as_of]


def withheld_view(lens: Lens, one: Withheld) -> WithheldView:
    """A published value that is not given, with the units that it would have been about."""
    voice, units = lens.voice, lens.directory.registry.units
    about = tuple([Entry(voice.plain(units[unit].name), lens.at("unit", unit)) for unit in one.unit])
    return WithheldView(about, voice.text(one.what), voice.stated(one, one.reason))


def head(lens: Lens, key: str) -> Head:
    """Title, description and short answer of the unit's page, and what it tells programs."""
    words, unit = lens.words, lens.directory.units[key]
    name = lens.voice.text(unit.name)
    operator = words.join([blocks.named(entry) for entry in blocks.operators(lens, key)])
    locality = lens.directory.answers.home(unit).name(lens.language)
    short = words("unit.page_short", kind=words.capital(blocks.kinds(lens, unit)), locality=locality, operator=operator)
    if not unit.answers_municipalities:
        short = f"{short} {words('unit.page_short_apart')}"
    described = words("unit.page_description", name=name.text, locality=locality)
    title = name.text if locality.casefold()[:4] in name.text.casefold() else f"{name.text} ({locality})"
    sources = sources_of(lens, key)
    return Head(
        title,
        described,
        short,
        name.lang,
        dated=latest(lens, sources, unit.verified),
        reviewed=day_of(unit.verified),
        based_on=tuple(dict.fromkeys(url for one in sources if (url := lens.directory.registry.sources[one].url))),
        about=schema_org.unit(schema_org.of_page(lens), key),
    )


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
    told = []
    for one in _earlier(lens, unit):
        end = words("date.until", date=words.last_date(one.valid.end)) if one.valid.end else ""
        told.append(f"{lens.voice.plain(organisations[one.organisation].name)} ({end})")
    return words("unit.earlier_operator", operator=words.join(told)) if told else ""


def _host(address: str) -> str:
    """The name of a site, which is all of an address that a reader can use on paper or aloud."""
    return address.partition("://")[2].partition("/")[0].partition(":")[0].lower().removeprefix("www.")


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


def access(lens: Lens, key: str, told: Mark | None) -> tuple[Row, ...]:
    """Who may make contact, what is needed, who is taken, from where: the unit's own statements before general ones."""
    unit = lens.directory.units[key]
    answers, rows = unit.answers_municipalities, []
    own = [one for one in lens.directory.said(unit) if one.topic in ABOUT_ACCESS]
    if not own and not lens.directory.areas_of(key) and not unit.nationwide.value:
        return _access_in_general(lens, answers, told)
    for topic, wanted in ACCESS.items():
        stated = [lens.voice.stated(one, one.text, unit) for one in own if one.topic in wanted]
        if answers:
            stated += blocks.leading(lens, *wanted)
        rows += lens.voice.rows_of(topic, stated) or [_not_known(lens, topic)]
    if answers:
        rows.append(_area(lens, key))
    return tuple(without_mark(row, told) for row in rows)


@told_once
def _access_in_general(lens: Lens, answers: bool, told: Mark | None) -> tuple[Row, ...]:  # noqa: FBT001 - told by position
    """The same for a unit of which no source says anything of its own."""
    rows = []
    for topic, wanted in ACCESS.items():
        rows += lens.voice.rows_of(topic, blocks.leading(lens, *wanted) if answers else ()) or [_not_known(lens, topic)]
    if answers:
        rows.append(_no_area(lens))
    return tuple(without_mark(row, told) for row in rows)


def _not_known(lens: Lens, key: str) -> Row:
    return lens.voice.unknown_row(key, lens.words("common.ask_operator"))


def _area(lens: Lens, key: str) -> Row:
    """From where the unit takes families, as far as a source says."""
    directory, voice, words = lens.directory, lens.voice, lens.words
    unit = directory.units[key]
    areas = directory.areas_of(key)
    if areas:
        records = [directory.registry.service_areas[area] for area in areas]
        known = directory.resolve.fact(records[0].units, records[0])
        named = [Entry(voice.plain(one.name), lens.at("area", area)) for area, one in zip(areas, records, strict=True)]
        return voice.row("unit.area", known, tuple(named))
    nationwide = directory.resolve.fact(unit.nationwide, unit)
    if nationwide.value:
        return voice.row("unit.area", nationwide, words("relation.nationwide_reason"))
    return _no_area(lens)


@told_once
def _no_area(lens: Lens) -> Row:
    return Row("unit.area", lens.words("unit.area"), state="unknown", unknown=lens.words("unit.claimed_area"))


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
    if lens.directory.is_confirmed(key):
        return Row("unit.checked", words("unit.checked"), value=words("unit.checked_partly"), freshness=age)
    return _never_checked(lens, unit_level(lens, key))


@told_once
def _never_checked(lens: Lens, level: str | None) -> Row:
    term, never = lens.words("unit.checked"), lens.words("unit.never_checked")
    return Row("unit.checked", term, state="unknown", unknown=never, freshness=lens.voice.mark(level))


def _offerings(lens: Lens, unit: Unit) -> tuple[tuple[Entry, ...], tuple[SourceLine, ...]]:
    entries = tuple(blocks.offering(lens, one.offering) for one in unit.offerings)
    sources = tuple(dict.fromkeys(source for one in unit.offerings for source in one.source or unit.source))
    return entries, lens.voice.source_lines(sources)


def _next_step(lens: Lens, key: str) -> NextStep:
    words, others, unit = lens.words, blocks.ways_in(lens), lens.directory.units[key]
    site = unit.website.value or _operator_site(lens, key)
    if not unit.answers_municipalities:
        more = Entry(words("next.operator_site"), site)
        return NextStep(words("next.title"), words("next.apart_text"), more, others[1:])
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
    known = bool(unit.phone.value)
    running = [_operator_turn(lens, one.organisation, one.doubt, known) for one in lens.directory.operators(unit)]
    others = general.entries[:-1] if unit.answers_municipalities else ()
    return Contact(words("contact.title"), (*running, *others), "" if known else general.note)


@told_once
def _operator_turn(lens: Lens, key: str, doubt: str | None, unit_has_phone: bool) -> Turn:  # noqa: FBT001 - told by position
    """Who runs the unit: their number where one is known, else what is known instead."""
    words, organisation = lens.words, lens.directory.registry.organisations[key]
    operator = blocks.organisation(lens, key, doubt)
    number = organisation.phone.value or ""
    if number or unit_has_phone:
        text = words("contact.operator_known")
    else:
        text = words("contact.operator_text" if operator.href else "contact.operator_text_no_site")
    if operator.note:
        text = f"{text} {words.capital(operator.note)}."
    return Turn(operator.text, text, operator.href, blocks.telephone(number), number, operator.lang)


def _nearby(lens: Lens, unit: Unit) -> Entry | None:
    home = lens.directory.answers.home(unit)
    county = lens.directory.places.county(home.code, lens.directory.as_of)
    if county is None or not unit.answers_municipalities:
        return None
    return Entry(county.name(lens.language), lens.at("county", county.code))
