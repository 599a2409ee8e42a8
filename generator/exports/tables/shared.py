"""What units refer to, or what refers to them: organisations, sources, kinds of support, fees, conflicts, places."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, get_args

from generator.exports.tables.columns import Column, Table, in_languages, keys, said
from generator.exports.tables.facts import PERIOD, TRACE, period, stated, traced
from generator.exports.tables.units import COUNTY, MUNICIPALITY, county
from generator.registry import nouns
from generator.registry.freshness import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.exports.scribe import Scribe
    from generator.exports.tables.cells import Row

CC_BY = "https://creativecommons.org/licenses/by/4.0/"
_ID = Column("id", "key", required=True)
_NUMBER = Column("number", "integer", required=True)


def _organisations(scribe: Scribe) -> Iterator[Row]:
    for key, one in scribe.directory.registry.organisations.items():
        yield (
            key,
            *said(one.name),
            one.kind,
            one.seat.value,
            one.founded.value,
            one.website.value,
            one.phone.value,
            *period(one.valid),
            one.successor,
            # No name of one line has a line break in it.
            "\n".join(one.predecessor_names),
            *traced(scribe, one),
        )


def _sources(scribe: Scribe) -> Iterator[Row]:
    level = scribe.directory.resolve.source_level
    for key, one in scribe.directory.registry.sources.items():
        yield (key, *said(one.title), one.publisher, one.url, stated(one.date), level(key), *said(one.note))


def _offering_kinds(scribe: Scribe) -> Iterator[Row]:
    for key, one in scribe.directory.registry.offerings.items():
        yield (key, *said(one.name), *said(one.summary), *traced(scribe, one))


def _service_areas(scribe: Scribe) -> Iterator[Row]:
    """A row for each area and municipality, with the names that the municipality has or had."""
    places = scribe.directory.places
    for key, one in scribe.directory.registry.service_areas.items():
        members = filter(None, map(places.by_name, one.municipalities))
        for number, place in enumerate(members, 1):
            yield (
                *(key, number, place.code, place.name_fi, place.name_sv),
                *said(one.name),
                *period(one.valid),
                one.responsible,
                one.producer,
                keys(one.units.value or ()),
                keys(one.languages.value or ()),
                *traced(scribe, one),
            )


def _fees(scribe: Scribe) -> Iterator[Row]:
    registry = scribe.directory.registry
    for key, one in registry.fees.items():
        stated_values = (one.provider_paid_by, one.client, one.amount, one.per, one.decided_by)
        disputed = (name for name, conflict in registry.conflicts.items() if key in map(_fee, conflict.sides))
        yield (
            key,
            *said(one.text),
            *(fact.value for fact in stated_values),
            *period(one.valid),
            keys(disputed),
            *traced(scribe, one),
        )


def _conflicts(scribe: Scribe) -> Iterator[Row]:
    """A row for each side; whoever shows one shows all of the conflict."""
    registry = scribe.directory.registry
    for key, conflict in registry.conflicts.items():
        for number, side in enumerate(conflict.sides, 1):
            parents = (registry.fees[side.fee],) if side.fee else ()
            yield (
                *(key, number, conflict.about, *said(conflict.title), *said(side.text), side.fee),
                *said(conflict.explanation),
                *said(conflict.advice),
                *traced(scribe, side, *parents, conflict),
            )


_fee = attrgetter("fee")


def _municipalities(scribe: Scribe) -> Iterator[Row]:
    """All that the register knows, also those that have ceased; the county is that of the day."""
    for place in sorted(scribe.directory.places.all(), key=attrgetter("code")):
        latitude, longitude = place.point or (None, None)
        yield (
            *(place.code, place.name_fi, place.name_sv),
            *county(scribe, place.code),
            *(None if day is None else day.isoformat() for day in (place.valid_from, place.valid_to)),
            place.merged_into,
            *(None if degrees is None else str(degrees) for degrees in (latitude, longitude)),
        )


ORGANISATIONS = Table(
    name="organisations",
    columns=(
        _ID,
        *in_languages("name"),
        Column("kind", required=True, words=get_args(nouns.OrganisationKind)),
        Column("seat"),
        Column("founded", "integer"),
        Column("website", "url"),
        Column("phone", "phone"),
        *PERIOD,
        Column("successor", "key", refers=("organisations", "id")),
        Column("predecessor_names", many="\n"),
        *TRACE,
    ),
    key=("id",),
    rows=_organisations,
)
SOURCES = Table(
    name="sources",
    columns=(
        _ID,
        *in_languages("title"),
        Column("publisher"),
        Column("url", "url"),
        Column("date", "stated"),
        Column("freshness", required=True, words=get_args(Level)),
        *in_languages("note"),
    ),
    key=("id",),
    rows=_sources,
)
OFFERING_KINDS = Table(
    name="offering_kinds",
    columns=(_ID, *in_languages("name"), *in_languages("summary"), *TRACE),
    key=("id",),
    rows=_offering_kinds,
)
SERVICE_AREAS = Table(
    name="service_areas",
    columns=(
        _ID,
        _NUMBER,
        *MUNICIPALITY,
        *in_languages("name"),
        *PERIOD,
        Column("responsible", "key", required=True, refers=("organisations", "id")),
        Column("producer", "key", required=True, refers=("organisations", "id")),
        Column("units", "keys", many=" "),
        Column("languages", "keys", many=" "),
        *TRACE,
    ),
    key=("id", "number"),
    rows=_service_areas,
)
FEES = Table(
    name="fees",
    columns=(
        _ID,
        *in_languages("text"),
        Column("provider_paid_by", words=get_args(nouns.Payer)),
        Column("client", words=get_args(nouns.ClientCharge)),
        Column("amount", "decimal"),
        Column("per", words=("day", "month", "stay")),
        Column("decided_by", words=get_args(nouns.Payer)),
        *PERIOD,
        Column("conflicts", "keys", many=" "),
        *TRACE,
    ),
    key=("id",),
    rows=_fees,
)
CONFLICTS = Table(
    name="conflicts",
    columns=(
        _ID,
        _NUMBER,
        Column("about", required=True, words=get_args(nouns.Conflict.model_fields["about"].annotation)),
        *in_languages("title"),
        *in_languages("text"),
        Column("fee", "key", refers=("fees", "id")),
        *in_languages("explanation"),
        *in_languages("advice"),
        *TRACE,
    ),
    key=("id", "number"),
    rows=_conflicts,
)
MUNICIPALITIES = Table(
    name="municipalities",
    columns=(
        Column("code", "code", required=True),
        *in_languages("name", ("fi", "sv")),
        *COUNTY,
        Column("valid_from", "date"),
        Column("valid_to", "date"),
        Column("merged_into", "code", refers=("municipalities", "code")),
        Column("latitude", "decimal"),
        Column("longitude", "decimal"),
    ),
    key=("code",),
    rows=_municipalities,
    licence=CC_BY,
)
