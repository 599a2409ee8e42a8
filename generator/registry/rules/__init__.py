"""Rules across records: what no single field can know. Each rule is a function that yields problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.registry.rules import languages, places, records, references, sense, sites, texts, time
from generator.registry.rules.context import Context

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.registry.document import Document
    from generator.registry.nouns import Registry
    from generator.registry.places import Places
    from generator.registry.problems import Problem

RULES = (
    references.references,
    records.every_record,
    records.ids,
    records.lists,
    languages.languages_of_the_site,
    time.days_of_sources,
    time.days_of_the_statement,
    time.founding_years,
    time.periods,
    time.overlapping_operators,
    time.overlapping_areas,
    time.ended_organisations,
    places.municipalities_of_areas,
    places.other_places,
    places.stated_counts,
    sense.fees_free_and_charged,
    sense.confidential_streets,
    sense.prison_departments,
    sense.claims_about_localities,
    sense.helplines_in_one_order,
    sense.percents,
    sense.capacities,
    sense.phones,
    sense.shared_addresses,
    texts.marks_in_texts,
    texts.remarks_after_texts,
    sites.colours,
    sites.addresses,
)


def broken_rules(registry: Registry, document: Document, places: Places, today: date) -> Iterator[Problem]:
    """All problems of ``registry`` that its models cannot see, as of ``today``."""
    context = Context(registry, document, places, today)
    for rule in RULES:
        yield from rule(context)
