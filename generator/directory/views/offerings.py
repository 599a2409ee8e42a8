"""Offerings: what a unit can give a family, and where a source confirms it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.directory import blocks, schema_org
from generator.directory.evidence import latest
from generator.directory.glossary import terms_in
from generator.directory.parts import Entry, NextStep, SourceLine, UnitCard
from generator.directory.shares import shown
from generator.directory.views.head import Head

if TYPE_CHECKING:
    from generator.directory.voice import Lens


@dataclass(frozen=True, slots=True)
class OfferingView:
    """Everything that an offering's page says."""

    head: Head
    description: Entry
    scope: str
    units: tuple[UnitCard, ...]
    more: Entry | None
    areas: tuple[Entry, ...]
    next_step: NextStep
    sources: tuple[SourceLine, ...]
    terms: tuple[Entry, ...]


def offering_view(lens: Lens, key: str) -> OfferingView:
    """The view of the offering ``key``."""
    directory, words, voice = lens.directory, lens.words, lens.voice
    offering = directory.registry.offerings[key]
    confirmed = [
        unit for unit, record in directory.units.items() if any(one.offering == key for one in record.offerings)
    ]
    areas = [
        Entry(voice.plain(area.name), lens.at("area", area_key))
        for area_key, area in directory.registry.service_areas.items()
        if any(one.offering == key for one in area.offerings)
    ]
    name, summary = voice.plain(offering.name), voice.plain(offering.summary)
    return OfferingView(
        head=Head(
            name,
            summary,
            summary,
            dated=latest(lens, offering.source, offering.verified),
            about=schema_org.offering(schema_org.of_page(lens), key),
        ),
        description=voice.text(offering.description),
        scope=words("offering.general" if offering.general else "offering.special"),
        units=tuple(blocks.unit_card(lens, unit) for unit in shown(directory, confirmed)),
        more=blocks.more_units(lens, len(shown(directory, confirmed)), len(confirmed)),
        areas=tuple(areas),
        next_step=NextStep(
            words("next.title"),
            words("next.apply_text"),
            Entry(words("next.apply"), lens.at("page", "apply")),
            (Entry(words("nav.units"), lens.at("units")),),
        ),
        sources=voice.source_lines(offering.source),
        terms=terms_in(lens, (name, summary, voice.plain(offering.description))),
    )


def offering_entries(lens: Lens) -> tuple[Entry, ...]:
    """All offerings with their one-sentence summaries."""
    return tuple(
        Entry(lens.voice.plain(one.name), lens.at("offering", key), note=lens.voice.plain(one.summary))
        for key, one in lens.directory.registry.offerings.items()
    )
