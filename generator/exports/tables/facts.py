"""``facts.csv``: everything that is stated of a unit, an organisation, a fee or an area, each with where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from generator.exports.tables.cells import Cell, Row
from generator.exports.tables.columns import Column, Table, in_languages, keys, said
from generator.registry.freshness import Level
from generator.registry.values import ALWAYS, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from generator.directory.facts import Known
    from generator.exports.scribe import Scribe
    from generator.registry.nouns import Address, Fee, Organisation, ServiceArea, Unit
    from generator.registry.values import Fact, PartialDate, Period, Sourced

STATES = ("known", "unknown", "confidential")
TRACE = (
    Column("sources", "keys", many=" "),
    Column("date", "stated"),
    Column("verified", "stated"),
    Column("freshness", words=get_args(Level)),
    *in_languages("note"),
)
"""The columns of where something is from and how old it is."""
PERIOD = (Column("valid_from", "stated"), Column("valid_to", "stated"))

_Place = tuple[str, str, str, int]
"""(kind of record, its id, field, number)"""
_ORGANISATION = ("seat", "founded", "website", "phone")
_FEE = ("provider_paid_by", "client", "amount", "per", "decided_by")
_NOTHING: tuple[Cell, ...] = (None,) * 4


def trace(known: Known[Any]) -> Row:
    """The cells of where a resolved fact is from."""
    return (keys(known.sources), *map(stated, (known.date, known.verified)), known.level, *said(known.note))


def traced(scribe: Scribe, record: Sourced, *parents: Sourced) -> Row:
    """The cells of where a record is from, with what it inherits from ``parents``."""
    return trace(scribe.directory.resolve.record(record, *parents, note=record.note))


def period(given: Period) -> Row:
    """The cells of a half-open period."""
    return (stated(given.start), stated(given.end))


def stated(date: PartialDate | None) -> str | None:
    """A date as exact as its source gives it."""
    return date.text if date else None


def _rows(scribe: Scribe) -> Iterator[Row]:
    directory = scribe.directory
    for key, unit in directory.units.items():
        yield from _unit(scribe, key, unit)
    for key, organisation in directory.registry.organisations.items():
        yield from _plain(scribe, "organisation", key, organisation, _ORGANISATION)
    for key, area in directory.registry.service_areas.items():
        yield from _area(scribe, key, area)
    for key, fee in directory.registry.fees.items():
        yield from _plain(scribe, "fee", key, fee, _FEE)


def _plain(scribe: Scribe, kind: str, key: str, record: Organisation | Fee, names: Sequence[str]) -> Iterator[Row]:
    for name in names:
        yield _fact(scribe, (kind, key, name, 1), getattr(record, name), record)


def _area(scribe: Scribe, key: str, area: ServiceArea) -> Iterator[Row]:
    yield _record(scribe, ("service_area", key, "definition", 1), area, text=area.definition)
    for name in ("units", "languages"):
        yield _fact(scribe, ("service_area", key, name, 1), getattr(area, name), area)


def _unit(scribe: Scribe, key: str, unit: Unit) -> Iterator[Row]:
    yield _record(scribe, ("unit", key, "record", 1), unit)
    for name in ("place", "phone", "website", "occupancy", "languages", "nationwide"):
        yield _fact(scribe, ("unit", key, name, 1), getattr(unit, name), unit)
    yield from _addresses(scribe, key, unit)
    yield from _capacity(scribe, key, unit)
    for number, operator in enumerate(unit.operators, 1):
        place = ("unit", key, "operators", number)
        yield _record(scribe, place, operator, unit, value=operator.organisation, detail=operator.doubt)
    for number, one in enumerate(scribe.directory.said(unit), 1):
        yield _record(scribe, ("unit", key, "statements", number), one, unit, detail=one.topic, text=one.text)


def _addresses(scribe: Scribe, key: str, unit: Unit) -> Iterator[Row]:
    """A confidential address is never given, not even where one has slipped into the registry."""
    if unit.address_confidential:
        yield (*("unit", key, "addresses", 1), "confidential", *_no_value(), *_no_trace(None))
        return
    if unit.addresses.value is None:
        yield _fact(scribe, ("unit", key, "addresses", 1), unit.addresses, unit)
    for number, one in enumerate(unit.addresses.value or (), 1):
        known = trace(scribe.directory.resolve.fact(unit.addresses, unit))
        yield (*("unit", key, "addresses", number), "known", _lines(one), None, *said(one.name), None, None, *known)


def _lines(address: Address) -> str:
    return f"{address.street}\n{address.postcode or ''}\n{address.town}"


def _capacity(scribe: Scribe, key: str, unit: Unit) -> Iterator[Row]:
    if not unit.capacity:
        yield (*("unit", key, "capacity", 1), "unknown", *_no_value(), *_no_trace(None))
    for number, one in enumerate(unit.capacity, 1):
        place = ("unit", key, "capacity", number)
        yield _record(scribe, place, one, unit, value=one.count, detail=one.of, text=one.where)


def _fact(scribe: Scribe, place: _Place, fact: Fact[Any], record: Sourced) -> Row:
    """A fact that is known or not; of what nobody knows, nothing is told but the note."""
    known = scribe.directory.resolve.fact(fact, record)
    value = known.value
    if value is None:
        return (*place, "unknown", *_no_value(), *_no_trace(known.note))
    text = value if isinstance(value, Text) else None
    cell = None if text else keys(value) if isinstance(value, tuple) else value
    return (*place, "known", cell, None, *said(text), *period(ALWAYS), *trace(known))


def _record(  # noqa: PLR0913 - a record may say each of these
    scribe: Scribe,
    place: _Place,
    record: Sourced,
    *parents: Sourced,
    value: Cell = None,
    detail: str | None = None,
    text: Text | None = None,
) -> Row:
    """A record that is stated, with its period if it has one."""
    valid = period(getattr(record, "valid", ALWAYS)) if parents else period(ALWAYS)
    return (*place, "known", value, detail, *said(text), *valid, *traced(scribe, record, *parents))


def _no_value() -> Row:
    return (None, None, *said(None), *period(ALWAYS))


def _no_trace(note: Text | None) -> Row:
    return (*_NOTHING, *said(note))


TABLE = Table(
    name="facts",
    columns=(
        Column("record_type", required=True, words=("unit", "organisation", "service_area", "fee")),
        Column("record", "key", required=True),
        Column("field", required=True),
        Column("number", "integer", required=True),
        Column("state", required=True, words=STATES),
        Column("value"),
        Column("detail"),
        *in_languages("value"),
        *PERIOD,
        *TRACE,
    ),
    key=("record_type", "record", "field", "number"),
    rows=_rows,
)
