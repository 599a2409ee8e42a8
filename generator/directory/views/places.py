"""Counties and service areas: who decides where, and which areas sources have spoken of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.directory import blocks, schema_org
from generator.directory.evidence import latest
from generator.directory.glossary import terms_in, terms_of_answers
from generator.directory.parts import ConflictView, Contact, Entry, Group, NextStep, Row, SourceLine, Stated, UnitCard
from generator.directory.shares import shown
from generator.directory.views.head import Head
from generator.directory.views.municipality import entry
from generator.registry.editions import county_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.directory.voice import Lens
    from generator.registry.nouns import ServiceArea
    from generator.registry.places import Area


@dataclass(frozen=True, slots=True)
class CountyView:
    """A wellbeing services county, Helsinki or Åland."""

    head: Head
    decides: str
    units: tuple[UnitCard, ...]
    more: Entry | None
    municipalities: tuple[Entry, ...]
    contact: Contact
    next_step: NextStep
    terms: tuple[Entry, ...]
    sheets: tuple[Entry, ...]


def county_view(lens: Lens, county: Area) -> CountyView:
    """The view of a county of the day."""
    words, directory = lens.words, lens.directory
    name = county.name(lens.language)
    here = directory.answers.offered_in(county)
    short = _short(lens, here) if here else words("county.short_none")
    subject = county_subject(county.code)
    text = {"city": "county.city_text", "autonomy": "county.aland_text"}.get(county.status, "county.decides_text")
    return CountyView(
        head=Head(name, words("county.description", county=name), short),
        decides=words(text, county=name),
        units=tuple(blocks.unit_card(lens, key) for key in shown(directory, here)),
        more=blocks.more_units(lens, len(shown(directory, here)), len(here)),
        municipalities=tuple(entry(lens, place) for place in directory.members(county)),
        contact=blocks.contact(lens, county),
        next_step=blocks.apply_first(lens),
        terms=terms_of_answers(lens),
        sheets=(Entry(words("unit.list_pdf"), lens.at("list", subject)),),
    )


def _short(lens: Lens, units: list[str]) -> str:
    """The units of a county, and of which of them no source says from where they take families."""
    words, directory = lens.words, lens.directory
    names = {key: lens.voice.plain(directory.units[key].name) for key in units}
    open_ones = [key for key in units if not (directory.areas_of(key) or directory.units[key].nationwide.value)]
    if open_ones == units:
        return words("county.short_units", units=blocks.in_short(lens, list(names.values())))
    told = [words("county.short_units_known", units=blocks.in_short(lens, list(names.values())))]
    if open_ones:
        told.append(words("county.short_unconfirmed", units=blocks.in_short(lens, [names[key] for key in open_ones])))
    return " ".join(told)


def county_mark(lens: Lens, county: Area) -> str:
    """That Helsinki and Åland, which stand among the counties, are none."""
    return "" if county.status == "county" else lens.words(f"county.mark_{county.status}")


def by_county(lens: Lens) -> tuple[Group, ...]:
    """All municipalities under their county; before 2023 under their region."""
    directory = lens.directory
    areas = directory.counties or directory.places.areas("region", directory.as_of)
    groups = []
    for area in sorted(areas, key=lambda area: lens.words.sort_key(area.name(lens.language))):
        members = tuple(entry(lens, place) for place in directory.members(area))
        mark = county_mark(lens, area) if area.kind == "county" else ""
        groups.append(Group(f"{area.name(lens.language)} {mark}".rstrip(), f"{area.kind}-{area.code}", members))
    return tuple(groups)


@dataclass(frozen=True, slots=True)
class AreaView:
    """A service area, in force or ended."""

    head: Head
    definition: str
    note: str
    facts: tuple[Row, ...]
    municipalities: tuple[Entry, ...]
    now: tuple[Group, ...]
    now_title: str
    offerings: tuple[Entry, ...]
    origin: Stated
    statements: tuple[tuple[str, tuple[Stated, ...]], ...]
    conflicts: tuple[ConflictView, ...]
    sources: tuple[SourceLine, ...]
    terms: tuple[Entry, ...]
    successor: str


def area_view(lens: Lens, key: str) -> AreaView:
    """The view of the service area ``key``."""
    directory, words, voice = lens.directory, lens.words, lens.voice
    area = directory.registry.service_areas[key]
    name = voice.plain(area.name)
    short = (
        words("area.ended", date=words.last_day(area.valid.end.first))
        if area.valid.end and area.valid.end.first <= directory.as_of
        else words("area.in_force", date=words.day(directory.as_of))
    )
    stated: dict[str, list[Stated]] = {}
    for one in (one for one in area.statements if one.valid.holds(directory.as_of)):
        told = voice.stated(one, one.text, area)
        if one.source in ((), area.source):
            told = replace(told, source=(), freshness=None)
        stated.setdefault(words(f"topic.{one.topic}"), []).append(told)
    offerings = directory.registry.offerings
    return AreaView(
        head=Head(
            name,
            words("area.description", area=name),
            short,
            dated=latest(lens, area.source, area.verified),
            about=schema_org.area(schema_org.of_page(lens), key),
        ),
        definition=voice.plain(area.definition),
        note=voice.plain(area.note) if area.note else "",
        facts=tuple(_facts(lens, area)),
        municipalities=tuple(_then(lens, area)),
        now=_now(lens, area),
        now_title=words("area.now", date=words.day(directory.as_of)),
        offerings=tuple(
            Entry(voice.plain(offerings[one.offering].name), lens.at("offering", one.offering))
            for one in area.offerings
        ),
        origin=Stated("", "", voice.source_lines(area.source), voice.freshness(directory.resolve.record(area))),
        statements=tuple((topic, tuple(told)) for topic, told in stated.items()),
        conflicts=blocks.conflicts(lens, "client-charge") if area.fees else (),
        sources=voice.source_lines(area.source),
        successor=_successor(lens, area),
        terms=terms_in(lens, (voice.plain(area.definition), *(one.text for told in stated.values() for one in told))),
    )


def _facts(lens: Lens, area: ServiceArea) -> Iterator[Row]:
    voice, words, directory = lens.voice, lens.words, lens.directory
    for key, organisation in (("area.responsible", area.responsible), ("area.producer", area.producer)):
        name = voice.text(directory.registry.organisations[organisation].name)
        yield voice.row(key, directory.resolve.record(area), name)
    start = words.date(area.valid.start) if area.valid.start else words("area.open_start")
    end = words.last_day(area.valid.end.first) if area.valid.end else words("area.still")
    yield Row("area.validity", words("area.validity"), value=f"{start} – {end}")
    yield Row("area.municipality_count", words("area.municipality_count"), value=words.number(len(area.municipalities)))
    units = directory.resolve.fact(area.units, area)
    names = tuple(
        Entry(voice.plain(directory.units[unit].name), lens.at("unit", unit))
        for unit in units.value or ()
        if unit in directory.units
    )
    if names:
        yield voice.row("area.units", units, names)
    else:
        yield Row("area.units", words("area.units"), state="unknown", unknown=words("area.units_unknown"))
    languages = directory.resolve.fact(area.languages, area)
    named = words.join([words(f"language.{code}") for code in languages.value or ()])
    yield voice.row("area.language", languages, named)
    if area.updated:
        yield voice.row("area.updated", directory.resolve.record(area), words.date(area.updated))


def _then(lens: Lens, area: ServiceArea) -> Iterator[Entry]:
    for name in area.municipalities:
        yield entry(lens, lens.directory.place(name))


def _now(lens: Lens, area: ServiceArea) -> tuple[Group, ...]:
    """Where the area's municipalities are on the day: by county, where counties exist."""
    places, day = lens.directory.places, lens.directory.as_of
    found: dict[Area, list[Entry]] = {}
    for name in area.municipalities:
        place = lens.directory.place(name)
        merger = places.merged(place.code)
        code = merger.into if merger and merger.date <= day else place.code
        county = places.county(code, day)
        if county:
            found.setdefault(county, []).append(entry(lens, place))
    groups = []
    for county, entries in sorted(found.items(), key=lambda item: -len(item[1])):
        groups.append(Group(county.name(lens.language), f"now-{county.code}", tuple(entries)))
    return tuple(groups)


def _successor(lens: Lens, area: ServiceArea) -> str:
    organisations, words = lens.directory.registry.organisations, lens.words
    responsible = organisations[area.responsible]
    end = responsible.valid.end
    if end is None or end.first > lens.directory.as_of or not responsible.successor:
        return ""
    return words(
        "area.successor",
        organisation=lens.voice.plain(responsible.name),
        date=words.last_day(end.first),
        successor=lens.voice.plain(organisations[responsible.successor].name),
    )
