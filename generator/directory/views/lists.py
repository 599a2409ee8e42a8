"""Lists of units for a wall: those that the municipalities of a county can turn to, and all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.directory import blocks
from generator.directory.evidence import confirmed, sources_of, unit_mark
from generator.directory.parts import Contact, Entry, Helpline, RelationBadge, Row
from generator.directory.views.head import Head
from generator.directory.views.municipality import entry
from generator.directory.views.places import county_view
from generator.directory.views.unit import access, admission, facts
from generator.directory.views.units import units_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.directory.answers import Answer
    from generator.directory.parts import Mark
    from generator.directory.voice import Lens
    from generator.registry.places import Area, Municipality

Offer = tuple[str, str, str | None]
"""A unit, its relation to a municipality, and the service area that makes it."""

GENERAL = {
    "municipality.contact_row": ("contact",),
    "municipality.needed_row": ("admission",),
    "municipality.taken_row": ("eligibility",),
    "municipality.timing_row": ("timing",),
}
"""What a family has to know of every unit, by topic, under the words of a municipality's page."""


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """A unit on a list.

    ``phone`` is its number, or that no source gives one; ``ask`` is whom to ask then, ``site`` where they may be found.
    ``families`` tells from where it takes families, or that no source says so.
    """

    key: str
    name: Entry
    locality: str
    kind: str
    note: str
    operator: Row
    phone: Row
    ask: str
    site: Entry | None
    families: str
    needed: Row
    freshness: Mark | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A unit that municipalities can turn to, and how it relates to them."""

    name: Entry
    locality: str
    relation: RelationBadge


@dataclass(frozen=True, slots=True)
class SameAnswer:
    """Municipalities that have the same answer: the same units in the same order, for the same reasons.

    None are named where all of the county are meant.
    """

    municipalities: tuple[Entry, ...]
    choices: tuple[Choice, ...]
    areas: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """What a list says: ``answers`` by municipality if it is that of a county, then each unit by itself."""

    head: Head
    heading: str
    facts: tuple[Row, ...]
    answers: tuple[SameAnswer, ...]
    units_title: str
    units: tuple[ListedUnit, ...]
    contact: Contact
    urgent: tuple[Helpline, ...]
    confirmed: str
    sources: tuple[str, ...]
    url: str


def county_list(lens: Lens, county: Area) -> ListView:
    """The list of the units that families in the municipalities of ``county`` can turn to."""
    directory, words = lens.directory, lens.words
    page, name = county_view(lens, county), county.name(lens.language)
    answers = [directory.answers.of(place) for place in directory.members(county)]
    offered = dict.fromkeys(one.unit for answer in answers for one in answer.units)
    head = page.head if page.units else replace(page.head, short=words("list.short_none"))
    told = _general(lens, page.decides, unsure=county.status == "autonomy")
    return ListView(
        head=head,
        heading=words.capital(words("list.heading", of=name)),
        facts=tuple(told),
        answers=tuple(_same_answers(lens, answers)),
        units_title=words("list.units"),
        units=tuple(_by_locality(lens, offered)),
        contact=page.contact,
        urgent=blocks.urgent(lens),
        confirmed=confirmed(lens.voice),
        sources=_sources(lens, told, offered),
        url=lens.at("county", county.code),
    )


def network_list(lens: Lens) -> ListView:
    """The list of all units of the day."""
    directory, words = lens.directory, lens.words
    page, told = units_view(lens), list(_general(lens, ""))
    return ListView(
        head=page.head,
        heading=words.capital(words("list.heading", of=words("edition.all_units").lower())),
        facts=tuple(told),
        answers=(),
        units_title=page.head.title,
        units=tuple(_by_locality(lens, directory.units)),
        contact=blocks.contact(lens),
        urgent=blocks.urgent(lens),
        confirmed="",
        sources=_sources(lens, told, directory.units),
        url=lens.at("units"),
    )


def _general(lens: Lens, decides: str, *, unsure: bool = False) -> list[Row]:
    """What holds of every unit; ``decides`` is who decides where the family lives, as far as that is sure."""
    voice, words = lens.voice, lens.words
    rows = []
    for key, topics in GENERAL.items():
        wanted = topics if decides or key != "municipality.needed_row" else ("decision", *topics)
        rows += voice.rows_of(key, blocks.leading(lens, *wanted))
        if key == "municipality.contact_row" and decides:
            ask = words("municipality.decision_ask") if unsure else ""
            rows.append(Row("municipality.decision_row", words("county.decides"), value=decides, note=ask))
    return rows


def _sources(lens: Lens, rows: Iterable[Row], units: Iterable[str]) -> tuple[str, ...]:
    found = dict.fromkeys(line.key for row in rows for line in row.source)
    found |= dict.fromkeys(source for key in units for source in sources_of(lens, key))
    return tuple(found)


def _same_answers(lens: Lens, answers: Iterable[Answer]) -> Iterator[SameAnswer]:
    """What all municipalities share, then the rest of each one's answer, in the order of the language's alphabet.

    Which units are among the nearest is told of each, because the nearest one stands first.
    """
    found: dict[tuple[object, ...], list[Answer]] = {}
    for answer in sorted(answers, key=lambda one: _by_name(lens, one.municipality)):
        found.setdefault((*_offers(answer), answer.areas), []).append(answer)
    groups = list(found.values())
    shared = _shared([group[0] for group in groups]) if len(groups) > 1 else []
    if shared:
        everywhere = [answer for group in groups for answer in group]
        yield SameAnswer((), tuple(_choice(lens, everywhere, unit) for unit in shared), ())
    areas = lens.directory.registry.service_areas
    for same in groups:
        rest = [one.unit for one in same[0].units if one.unit not in shared]
        yield SameAnswer(
            municipalities=tuple(entry(lens, one.municipality) for one in same),
            choices=tuple(_choice(lens, same, unit) for unit in rest),
            areas=tuple(lens.voice.text(areas[area].name) for area in same[0].areas),
        )


def _offers(answer: Answer) -> tuple[Offer, ...]:
    """The units of an answer, each with the reason why it is there, which the distance is not."""
    return tuple((one.unit, one.relation, one.area) for one in answer.units)


def _shared(answers: list[Answer]) -> list[str]:
    """The units that all of the answers offer for the same reason, but for the nearest ones."""
    in_all = set.intersection(*(set(_offers(answer)) for answer in answers))
    return [offer[0] for offer in _offers(answers[0]) if offer in in_all and offer[1] != "nearest"]


def _by_name(lens: Lens, place: Municipality) -> str:
    return lens.words.sort_key(place.name(lens.language))


def _choice(lens: Lens, same: list[Answer], key: str) -> Choice:
    """A unit that all of the answers offer for the same reason, from the nearest of them to the farthest."""
    offers = [one for answer in same for one in answer.units if one.unit == key]
    badge = blocks.relation(lens, offers[0], same[0].county)
    nearest, farthest = (pick(one.km or 0 for one in offers) for pick in (min, max))
    if badge.kind == "nearest" and nearest != farthest:
        km = f"{lens.words.number(nearest)}–{lens.words.number(farthest)}"
        badge = replace(badge, reason=lens.words("relation.nearest_reason", km=km))
    unit, home = lens.directory.answers.offered[key]
    name = lens.voice.text(unit.name)
    return Choice(replace(name, href=lens.at("unit", key)), home.name(lens.language), badge)


def _by_locality(lens: Lens, units: Iterable[str]) -> list[ListedUnit]:
    return sorted((_listed(lens, key) for key in units), key=lambda one: lens.words.sort_key(one.locality))


def _listed(lens: Lens, key: str) -> ListedUnit:
    words, unit = lens.words, lens.directory.units[key]
    rows = {row.key: row for row in (*facts(lens, key), *access(lens, key, None))}
    site = rows["unit.website"].value if rows["unit.website"].state == "known" else None
    phone = rows["unit.phone"]
    nobody = site is None and unit.answers_municipalities
    return ListedUnit(
        key=key,
        name=replace(lens.voice.text(unit.name), href=lens.at("unit", key)),
        locality=lens.directory.answers.home(unit).name(lens.language),
        kind=words.capital(blocks.kinds(lens, unit)),
        note="" if unit.answers_municipalities else words("unit.page_short_apart"),
        operator=rows["unit.operator"],
        phone=phone,
        ask=words("municipality.decision_ask") if nobody else str(phone.ask),
        site=site if isinstance(site, Entry) else None,
        families=_families(lens, rows.get("unit.area")),
        needed=admission(lens, unit),
        freshness=unit_mark(lens, key),
    )


def _families(lens: Lens, area: Row | None) -> str:
    """From where a unit takes families: "" for one that families cannot apply to."""
    words = lens.words
    if area is None:
        return ""
    if area.state == "unknown":
        return words.capital(words("relation.not_confirmed"))
    named = area.value if isinstance(area.value, tuple) else (area.value,)
    names = [one.text for one in named if isinstance(one, Entry)]
    return words.join(names) if names else words("relation.nationwide")
