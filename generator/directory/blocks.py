"""What many pages share: urgent help, whom to turn to, who decides, what it costs, the steps to a stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.directory.evidence import unit_mark
from generator.directory.parts import (
    ConflictView,
    Contact,
    Entry,
    Group,
    Helpline,
    NextStep,
    RelationBadge,
    Row,
    Side,
    Stated,
    Step,
    Turn,
    UnitCard,
)
from generator.directory.shares import shown
from generator.directory.voice import told_once
from generator.registry.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.directory.answers import UnitAnswer
    from generator.directory.facts import Known
    from generator.directory.voice import Lens
    from generator.registry.nouns import Fee, Unit
    from generator.registry.places import Area

COUNTIES_BEGAN_TOPICS = ("contact", "decision", "admission")
_FIRST = ("first", "second")
_NAMED = 10
_STEPS = ("ask", "meet", "decide", "plan", "move", "after")


def telephone(number: str) -> str:
    """The number for a ``tel:`` link: as written, without spaces; helplines must not get a country code."""
    return "".join(character for character in number if character.isdigit() or character == "+")


@told_once
def urgent(lens: Lens) -> tuple[Helpline, ...]:
    """The helplines in the one order that every page keeps."""
    voice = lens.voice
    lines = []
    for line in sorted(lens.directory.registry.helplines.values(), key=lambda line: line.order):
        number = line.number.value or ""
        told = f"{voice.plain(line.who)} {voice.plain(line.hours)}, {voice.plain(line.price)}."
        lines.append(Helpline(voice.plain(line.name), number, telephone(number), told))
    return tuple(lines)


@told_once
def leading(lens: Lens, *topics: str) -> tuple[Stated, ...]:
    """The general statements of the topics that are told first."""
    return tuple(lens.voice.stated(one, one.text) for one in lens.directory.leads(*topics))


def has_counties(lens: Lens) -> bool:
    """Whether wellbeing services counties organise the services on the day."""
    return bool(lens.directory.counties)


def social_work(lens: Lens, county: Area | None = None) -> Turn:
    """Who decides: the county's social work, the city's, or before 2023 the municipality's."""
    words = lens.words
    if not has_counties(lens):
        return Turn(words("contact.social_before"), words("contact.social_text_before"))
    if county is None:
        return Turn(words("contact.social"), words("contact.social_text"), lens.at("counties"))
    name = words("contact.social_named", county=county.name(lens.language))
    text = {"city": "contact.social_text_city", "autonomy": "contact.social_text_aland"}.get(county.status)
    return Turn(name, words(text or "contact.social_text"), lens.at("county", county.code))


@told_once
def contact(lens: Lens, county: Area | None = None) -> Contact:
    """Whom a family can turn to, in the order to try them; no number that no source gives."""
    words = lens.words
    entries = (
        *(Turn(words(f"contact.{one}"), words(f"contact.{one}_text")) for one in _FIRST if words.has(f"contact.{one}")),
        social_work(lens, county),
        Turn(words("contact.unit"), words("contact.unit_text"), lens.at("units")),
    )
    known_phone = any(unit.phone.known for unit in lens.directory.units.values())
    return Contact(words("contact.title"), entries, "" if known_phone else words("contact.note"))


def decision(lens: Lens) -> list[Row]:
    """Contact is not admission: who may make contact, who decides, what the decision holds, with sources."""
    voice = lens.voice
    rows = []
    for topic in COUNTIES_BEGAN_TOPICS:
        told = [voice.stated(one, one.text) for one in lens.directory.leads(topic)]
        rows += voice.rows_of(f"decision.{topic}", told)
    return rows


def cost(lens: Lens) -> tuple[list[Row], tuple[ConflictView, ...]]:
    """What each source says of fees that have begun, the newest first, and the conflict about the client's charge."""
    fees, day = lens.directory.registry.fees, lens.directory.as_of
    begun = {key: fee for key, fee in fees.items() if fee.valid.start is None or fee.valid.start.first <= day}
    of_units = {fee for unit in lens.directory.units.values() if not unit.answers_municipalities for fee in unit.fees}
    rows = [fee_row(lens, key) for key in begun if key not in of_units]
    return sorted(rows, key=lambda row: row.state == "past"), conflicts(lens, "client-charge")


@told_once
def fee_row(lens: Lens, key: str) -> Row:
    """What a fee says, under the time that it holds."""
    words, fee = lens.words, lens.directory.registry.fees[key]
    valid = fee.valid
    if valid.end:
        term = words("date.until", date=words.last_day(valid.end.first))
    else:
        term = words("date.from", date=words.date(valid.start)) if valid.start else words("cost.undated")
    stated = lens.voice.stated(fee, fee.text)
    past = valid.end is not None and valid.end.first <= lens.directory.as_of
    return Row(
        f"fee.{key}",
        words.capital(term),
        value=(Entry(stated.text, lang=stated.lang), *fee_details(lens, fee)),
        state="past" if past else "known",
        source=stated.source,
        freshness=stated.freshness,
    )


def fee_details(lens: Lens, fee: Fee) -> Iterator[Entry]:
    """Who pays the provider, what the client pays, how much and per what, who decides: as far as the fee says."""
    words = lens.words
    if fee.provider_paid_by.value:
        yield Entry(words("cost.provider", payer=words(f"payer.{fee.provider_paid_by.value}")))
    if fee.client.value:
        yield Entry(words("cost.client", charge=words(f"cost.{fee.client.value}")))
    if fee.amount.value:
        per = f" {words(f'cost.per_{fee.per.value}')}" if fee.per.value else ""
        yield Entry(words("cost.amount", amount=words.euros(fee.amount.value) + per))
    elif fee.client.value != "free":
        yield Entry(words("cost.amount", amount=words("common.unknown").lower().rstrip(".")))
    if fee.decided_by.value:
        yield Entry(words("cost.decided_by", payer=words(f"payer.{fee.decided_by.value}")))


@told_once
def conflicts(lens: Lens, about: str = "") -> tuple[ConflictView, ...]:
    """The conflicts of the registry, or those about one thing."""
    found = lens.directory.registry.conflicts.items()
    return tuple(conflict(lens, key) for key, one in found if about in ("", one.about))


@told_once
def conflict(lens: Lens, key: str) -> ConflictView:
    """A conflict with all its sides."""
    voice, fees = lens.voice, lens.directory.registry.fees
    one = lens.directory.registry.conflicts[key]
    sides = []
    for side in one.sides:
        parents = (fees[side.fee],) if side.fee else ()
        stated = voice.stated(side, side.text, *parents, one)
        sides.append(Side(stated.text, stated.source[0], stated.freshness))
    return ConflictView(
        key, voice.plain(one.title), tuple(sides), voice.plain(one.explanation), voice.plain(one.advice)
    )


def steps(lens: Lens) -> tuple[Step, ...]:
    """The way to a stay, step by step, as far as the project tells it."""
    words = lens.words
    found = []
    for key in (one for one in _STEPS if words.has(f"steps.{one}_title")):
        text = "decide_text_before" if key == "decide" and not has_counties(lens) else f"{key}_text"
        found.append(Step(words(f"steps.{key}_title"), words(f"steps.{text}"), words(f"steps.{key}_who")))
    return tuple(found)


@told_once
def offering(lens: Lens, key: str) -> Entry:
    """What a unit may offer, with its page."""
    return Entry(lens.voice.plain(lens.directory.registry.offerings[key].name), lens.at("offering", key))


@told_once
def ways_in(lens: Lens) -> tuple[Entry, Entry]:
    """How a family gets in, and how a professional helps it to."""
    words = lens.words
    return (
        Entry(words("next.apply"), lens.at("page", "apply")),
        Entry(words("next.professional"), lens.at("page", "professional")),
    )


@told_once
def apply_first(lens: Lens) -> NextStep:
    """The next step where no unit is meant: to read how one gets in."""
    words = lens.words
    apply, professional = ways_in(lens)
    return NextStep(words("next.title"), words("next.apply_text"), apply, (professional,))


@told_once
def ask_first(lens: Lens) -> NextStep:
    """The same at the end of prose, which has said in its own words whom to tell."""
    return replace(apply_first(lens), text="")


@told_once
def look_up_first(lens: Lens) -> NextStep:
    """The next step where units are told of, or the way to one: what holds in the reader's own municipality."""
    words = lens.words
    municipalities = Entry(words("next.municipalities"), lens.at("municipalities"))
    return NextStep(words("next.title"), words("next.municipalities_text"), municipalities, ways_in(lens))


@told_once
def help_first(lens: Lens) -> NextStep:
    """The next step where somebody may be in danger."""
    words = lens.words
    action = Entry(words("nav.urgent"), lens.at("page", "urgent"))
    return NextStep(words("next.title"), words("next.urgent_text"), action, ways_in(lens)[:1])


@told_once
def call_first(lens: Lens) -> NextStep:
    """The same on the page of urgent help itself: to call the first helpline that has one number everywhere."""
    words = lens.words
    calls = [Entry(words("next.call", number=one.number), f"tel:{one.tel}") for one in urgent(lens) if one.number]
    return replace(help_first(lens), action=calls[0]) if calls else apply_first(lens)


def step_to(lens: Lens, title: str, href: str) -> NextStep:
    """The next step to another page."""
    return NextStep(lens.words("next.title"), "", Entry(title, href), ways_in(lens)[:1])


def kinds(lens: Lens, unit: Unit) -> str:
    """What a unit is, in words that can stand inside a sentence."""
    return lens.words.join([kind(lens, key) for key in unit.kinds])


def kind(lens: Lens, key: str) -> str:
    """A kind of units, as ``kinds``; one that the network does not name is called like the service."""
    named = lens.directory.unit_kinds.get(key)
    return lens.voice.plain(named.name) if named else lens.words("unit.general")


def kind_on_card(lens: Lens, key: str) -> str:
    """A kind of units as a card tells it that others may see."""
    named = lens.directory.unit_kinds.get(key)
    return lens.voice.plain(named.on_cards) if named and named.on_cards else lens.words("cards.home")


@told_once
def capacity(lens: Lens, key: str) -> Known[str]:
    """How many places a unit has, in words, each house apart."""
    words, resolve, unit = lens.words, lens.directory.resolve, lens.directory.units[key]
    parts = []
    for one in unit.capacity:
        where = f" ({lens.voice.plain(one.where)})" if one.where else ""
        parts.append(words.count(f"capacity.{one.of}", one.count) + where)
    records = (unit.capacity[0], unit) if unit.capacity else (unit,)
    note = next((one.note for one in unit.capacity if one.note), None)
    return resolve.value(words.join(parts) if parts else None, *records, note=note)


@told_once
def operators(lens: Lens, key: str) -> tuple[Entry, ...]:
    """Who runs a unit on the day, with the addresses of their sites, and in short why that is not sure."""
    running = lens.directory.operators(lens.directory.units[key])
    return tuple([organisation(lens, operator.organisation, operator.doubt) for operator in running])


@told_once
def organisation(lens: Lens, key: str, doubt: str | None) -> Entry:
    """Who runs a unit, with the address of their site, and in short why that is not sure."""
    found = lens.directory.registry.organisations[key]
    entry = lens.voice.text(found.name)
    note = lens.words(f"doubt.{doubt}") if doubt else ""
    return Entry(entry.text, found.website.value or "", entry.lang, note)


def named(entry: Entry) -> str:
    """An entry inside a sentence, with its note."""
    return f"{entry.text} ({entry.note})" if entry.note else entry.text


def relation(lens: Lens, answer: UnitAnswer, county: Area | None) -> RelationBadge:
    """The badge of an answer: what kind, and why."""
    words = lens.words
    # Helsinki organises the services itself: it is a city and not one of the counties.
    in_city = answer.relation == "county" and county is not None and county.status == "city"
    kind = "city" if in_city else answer.relation
    if answer.relation == "confirmed":
        area = lens.directory.registry.service_areas[answer.area or ""]
        reason = words("relation.confirmed_reason", area=lens.voice.plain(area.name))
    elif answer.relation == "county":
        reason = words(f"relation.{kind}_reason", county=county.name(lens.language) if county else UNKNOWN)
    elif answer.relation == "nearest":
        reason = (
            words("relation.nearest_reason", km=words.number(answer.km or 0))
            if answer.km
            else words("relation.nearest_here")
        )
    else:
        reason = words("relation.nationwide_reason")
    label = words(f"relation.{kind}")
    if answer.relation in ("county", "nearest"):
        label = f"{label} – {words('relation.not_confirmed')}"
    return RelationBadge(answer.relation, label, reason)


def unit_card(lens: Lens, key: str, badge: RelationBadge | None = None) -> UnitCard:
    """A unit in a list: name, place, what it is for, who runs it, places."""
    card = _unit_card(lens, key)
    return replace(card, relation=badge) if badge else card


@told_once
def _unit_card(lens: Lens, key: str) -> UnitCard:
    unit = lens.directory.units[key]
    words = lens.words
    name = lens.voice.text(unit.name)
    places = capacity(lens, key)
    home = lens.directory.answers.home(unit)
    lines: list[Entry | str] = [f"{home.name(lens.language)}: {kinds(lens, unit)}"]
    if places.value:
        lines.append(f"{places.value}")
    return UnitCard(
        key,
        name.text,
        lens.at("unit", key),
        name.lang,
        tuple(lines),
        operator=Row("unit.operator", words("unit.operator"), value=operators(lens, key)),
        freshness=unit_mark(lens, key),
    )


def unit_cards(lens: Lens) -> tuple[UnitCard, ...]:
    """All units of the day, or the first ones of many."""
    return tuple(unit_card(lens, key) for key in shown(lens.directory, tuple(lens.directory.units)))


def more_units(lens: Lens, here: int, of: int) -> Entry | None:
    """The way to all units from a list that shows so many of them; none where it shows all."""
    if here == of:
        return None
    told = lens.words("unit.some_units", shown=here, number=lens.words.number(of))
    return Entry(lens.words("unit.all_units"), lens.at("units"), note=told)


def by_first_letter(entries: Iterable[Entry]) -> tuple[Group, ...]:
    """``entries`` that are in order, in groups by the first letter of their text."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.text[0].upper(), []).append(entry)
    return tuple(Group(letter, f"letter-{at}", tuple(group)) for at, (letter, group) in enumerate(found.items(), 1))


def in_short(lens: Lens, names: list[str]) -> str:
    """Names in a sentence, and of a long list how many more there are."""
    told, more = names[:_NAMED], len(names) - _NAMED
    if more > 0:
        told.append(lens.words("unit.other_units", number=lens.words.number(more)))
    return lens.words.join(told)
