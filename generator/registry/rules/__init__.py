"""What no single field can know: rules of single records, and across records. Each is a function of problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.registry.rules import languages, records, sense, sites, texts, time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.problems import Problem
    from generator.registry.rules.of_records import RecordsCheck

RULES = (
    records.ids,
    languages.languages_of_the_site,
    time.days_of_the_statement,
    time.overlapping_areas,
    time.ended_organisations,
    sense.kinds_of_units,
    sense.unexplained_conflicts,
    sense.claims_about_localities,
    sense.helplines_in_one_order,
    sense.shared_addresses,
    texts.marks_in_texts,
    texts.remarks_after_texts,
    sites.addresses,
)
"""What no single record can know."""


def broken_rules(of_records: RecordsCheck) -> Iterator[Problem]:
    """All problems of a registry that its models cannot see: those of its records, then those of all together."""
    yield from of_records.problems()
    for rule in RULES:
        yield from rule(of_records.context)
