"""A municipality: the answer first, never empty, then what has to be known before making contact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.directory import blocks
from generator.directory.evidence import latest, unit_level
from generator.directory.facts import worst
from generator.directory.glossary import terms_of_answers
from generator.directory.parts import ConflictView, Contact, Entry, Group, NextStep, Row, SourceLine, UnitCard
from generator.directory.shares import shown
from generator.directory.views.head import Head
from generator.directory.voice import told_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.directory.answers import Answer
    from generator.directory.voice import Lens
    from generator.registry.freshness import Level
    from generator.registry.places import Municipality


@dataclass(frozen=True, slots=True)
class MunicipalityView:
    """Everything that a municipality's page says."""

    head: Head
    units: tuple[UnitCard, ...]
    decides: tuple[str, ...]
    decides_link: Entry | None
    areas: tuple[Entry, ...]
    ended_areas: tuple[Entry, ...]
    contact: Contact
    facts: tuple[Row, ...]
    conflicts: tuple[ConflictView, ...]
    next_step: NextStep
    sources: tuple[SourceLine, ...]
    neighbours: tuple[Entry, ...]
    terms: tuple[Entry, ...]
    more: Entry | None


def municipality_view(lens: Lens, place: Municipality) -> MunicipalityView:
    """The view of a municipality of the day."""
    directory = lens.directory
    whole = directory.answers.of(place)
    answer = replace(whole, units=tuple(shown(directory, whole.units)))
    cards = tuple(blocks.unit_card(lens, one.unit, blocks.relation(lens, one, answer.county)) for one in answer.units)
    rows = tuple(_facts(lens, answer))
    sources = dict.fromkeys(line for row in rows for line in row.source)
    sources |= dict.fromkeys(
        line for one in answer.units for line in lens.voice.source_lines(directory.units[one.unit].source)
    )
    return MunicipalityView(
        head=_head(lens, answer),
        units=cards,
        decides=tuple(_decides(lens, answer)),
        decides_link=_county_link(lens, answer),
        areas=tuple(_areas(lens, answer)),
        ended_areas=tuple(_ended_areas(lens, answer)),
        contact=blocks.contact(lens, answer.county),
        facts=rows,
        conflicts=blocks.conflicts(lens, "client-charge"),
        next_step=blocks.apply_first(lens),
        sources=tuple(sources),
        neighbours=_neighbours(lens, answer),
        terms=terms_of_answers(lens),
        more=blocks.more_units(lens, len(answer.units), len(whole.units)),
    )


def forms(lens: Lens, place: Municipality) -> dict[str, str]:
    """The name and its forms for sentences: in, from, of."""
    name = place.name(lens.language)
    if lens.language == "fi":
        return {"name": name, "in_form": place.in_fi, "from_form": place.from_fi, "genitive": place.genitive}
    words = lens.words
    # Swedish says "på" of an island whose name has the article: "på Kimitoön".
    within = "place.on" if name.endswith("ön") else "place.in"
    return {
        "name": name,
        "in_form": words(within, name=name),
        "from_form": words("place.from", name=name),
        "genitive": words("place.of", name=name),
    }


def _head(lens: Lens, answer: Answer) -> Head:
    words, place = lens.words, forms(lens, answer.municipality)
    here = answer.municipality.code in lens.directory.answers.homes
    title = words("municipality.title" if here else "municipality.title_elsewhere", **place)
    described = words("municipality.description", **place)
    areas = lens.directory.registry.service_areas
    sources = tuple(dict.fromkeys(source for area in answer.areas for source in areas[area].source))
    dated = latest(lens, sources)
    return Head(title, described, " ".join(_short(lens, answer, place)), listed=answer.confirmed, dated=dated)


def _short(lens: Lens, answer: Answer, place: dict[str, str]) -> Iterator[str]:
    words, directory = lens.words, lens.directory
    name = {one.unit: lens.voice.plain(directory.units[one.unit].name) for one in answer.units}
    sure = [name[one.unit] for one in answer.units if one.relation == "confirmed"]
    anywhere = [one.unit for one in answer.units if one.relation == "nationwide"]
    near = [name[one.unit] for one in answer.units if one.relation == "county"]
    for area in () if sure else answer.areas:
        shown = lens.voice.plain(directory.registry.service_areas[area].name)
        yield words("municipality.short_area", area=shown, **place)
    if sure:
        yield words("municipality.short_confirmed", units=blocks.in_short(lens, sure), **place)
    elif near:
        in_city = answer.county is not None and answer.county.status == "city"
        key = "municipality.short_city" if in_city else "municipality.short_county"
        yield words(key, units=blocks.in_short(lens, near), **place)
    elif nearest := [one.unit for one in answer.units if one.relation == "nearest"]:
        key = "municipality.short_nearest" if answer.county else "municipality.short_nearest_before"
        yield words(key, unit=name[nearest[0]], **place)
    for unit in anywhere:
        kind = blocks.kinds(lens, directory.units[unit])
        home = directory.answers.home(directory.units[unit]).name(lens.language)
        yield words("municipality.short_nationwide", unit=name[unit], locality=home, kind=kind)


def _decides(lens: Lens, answer: Answer) -> Iterator[str]:
    words, county = lens.words, answer.county
    if county is None:
        yield words("decision.before_line")
    elif county.status == "city":
        yield words("decision.city_line")
    elif county.status == "autonomy":
        yield words("decision.aland_line")
    else:
        yield words("decision.county_line", county=county.name(lens.language))
        yield words("county.decides_text", county=county.name(lens.language))


def _county_link(lens: Lens, answer: Answer) -> Entry | None:
    county = answer.county
    return Entry(county.name(lens.language), lens.at("county", county.code)) if county else None


def _areas(lens: Lens, answer: Answer) -> Iterator[Entry]:
    words, registry = lens.words, lens.directory.registry
    for key in answer.areas:
        area = registry.service_areas[key]
        responsible = lens.voice.plain(registry.organisations[area.responsible].name)
        note = f"{words('area.responsible')}: {responsible}."
        name = lens.voice.plain(area.name)
        yield Entry(words("municipality.area_now", area=name), lens.at("area", key), note=note)


def _ended_areas(lens: Lens, answer: Answer) -> Iterator[Entry]:
    words, areas = lens.words, lens.directory.registry.service_areas
    for key in answer.ended_areas:
        name, end = lens.voice.plain(areas[key].name), areas[key].valid.end
        note = "" if answer.confirmed else words("municipality.area_after")
        until = words.last_day(end.first) if end else ""
        yield Entry(words("municipality.area_before", area=name, until=until), lens.at("area", key), note=note)


def _facts(lens: Lens, answer: Answer) -> Iterator[Row]:
    words = lens.words
    yield from _general(lens, autonomy=answer.county is not None and answer.county.status == "autonomy")
    yield _capacity(lens, tuple(one.unit for one in answer.units))
    yield _checked(lens, tuple(one.unit for one in answer.units))
    spoken = words(f"languages_of.{'-'.join(answer.municipality.languages)}")
    yield Row("municipality.languages_row", words("municipality.languages_row"), value=spoken)
    region = lens.directory.places.region(answer.municipality.code, lens.directory.as_of)
    if region:
        yield Row("municipality.region_row", words("municipality.region_row"), value=region.name(lens.language))


@told_once
def _general(lens: Lens, *, autonomy: bool) -> tuple[Row, ...]:
    """What holds wherever a family lives; who decides in Åland no source says."""
    voice, words = lens.voice, lens.words
    topics = {
        "municipality.contact_row": ("contact",),
        "municipality.needed_row": ("admission",) if autonomy else ("decision", "admission"),
        "municipality.taken_row": ("eligibility",),
        "municipality.timing_row": ("timing",),
    }
    rows = []
    for key, wanted in topics.items():
        rows += voice.rows_of(key, blocks.leading(lens, *wanted))
    if autonomy:
        term, ask = words("municipality.decision_row"), words("municipality.decision_ask")
        unknown = words("common.unknown")
        rows.insert(2, Row("municipality.decision_row", term, state="unknown", unknown=unknown, ask=ask))
    return tuple(rows)


@told_once
def _capacity(lens: Lens, units: tuple[str, ...]) -> Row:
    """What sources say of free places in the units, which is true of the source's own day alone."""
    directory, voice, words = lens.directory, lens.voice, lens.words
    term = words("municipality.capacity_row")
    told: list[Entry] = []
    sources: list[SourceLine] = []
    levels: list[Level] = []
    for key in units:
        unit = directory.units[key]
        known = directory.resolve.fact(unit.occupancy, unit)
        if known.value:
            told.append(Entry(f"{voice.plain(unit.name)}: {voice.plain(known.value)}"))
            sources += voice.source_lines(known.sources)
            levels += filter(None, [known.level])
    if not told:
        unknown = words("municipality.capacity_unknown")
        return Row("municipality.capacity_row", term, state="unknown", unknown=unknown)
    mark = voice.mark(worst(levels))
    note = words("municipality.capacity_now")
    return Row("municipality.capacity_row", term, tuple(told), source=_once(sources), freshness=mark, note=note)


@told_once
def _checked(lens: Lens, units: tuple[str, ...]) -> Row:
    """Which of the units have confirmed what is told of them, and when."""
    directory, words = lens.directory, lens.words
    age = lens.voice.mark(worst([level for key in units if (level := unit_level(lens, key))]))
    row = Row("municipality.checked_row", words("municipality.checked_row"), freshness=age)
    if not any(map(directory.is_confirmed, units)):
        return row._replace(state="unknown", unknown=words("municipality.never_checked"))
    told = []
    for key in units:
        unit = directory.units[key]
        if unit.verified:
            when = words.date(unit.verified)
        else:
            when = words("data.partly" if directory.is_confirmed(key) else "data.never").lower()
        told.append(Entry(f"{lens.voice.plain(unit.name)}: {when}"))
    return row._replace(value=tuple(told))


def _once(lines: Iterable[SourceLine]) -> tuple[SourceLine, ...]:
    return tuple(dict.fromkeys(lines))


def _neighbours(lens: Lens, answer: Answer) -> tuple[Entry, ...]:
    directory = lens.directory
    if answer.county is None:
        return ()
    return tuple(
        entry(lens, place) for place in directory.members(answer.county) if place.code != answer.municipality.code
    )


def entry(lens: Lens, place: Municipality) -> Entry:
    """A link to a municipality's page."""
    return Entry(place.name(lens.language), lens.at("municipality", place.code))


@dataclass(frozen=True, slots=True)
class MergedView:
    """A municipality that has become part of another one."""

    head: Head
    into: Entry


def merged_view(lens: Lens, place: Municipality) -> MergedView:
    """The page that stays at the address of a municipality that has ceased."""
    words, directory = lens.words, lens.directory
    merger, into = directory.merger(place)
    names = {"ceased": place.name(lens.language), "into_genitive": forms(lens, into)["genitive"]}
    short = words("municipality.merged_short", date=words.day(merger.date), **names)
    title = words("municipality.merged_title", **names)
    link = Entry(words("municipality.merged_link", **names), lens.at("municipality", into.code))
    return MergedView(Head(title, short, short, listed=False), link)


def by_letter(lens: Lens, places: Iterable[Municipality]) -> tuple[Group, ...]:
    """Municipalities by the first letter of their name, in the language's alphabet; both names lead to a page."""
    entries = []
    for place in sorted(places, key=lambda place: lens.words.sort_key(place.name(lens.language))):
        shown = place.name(lens.language)
        other = {place.name_fi, place.name_sv} - {shown}
        note = f"({other.pop()})" if other else ""
        entries.append(Entry(shown, lens.at("municipality", place.code), note=note))
    return blocks.by_first_letter(entries)
