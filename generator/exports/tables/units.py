"""``units.csv`` and ``offerings.csv``: the units of the day, a row each, and what each offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from generator.directory.evidence import sources_of, unit_level
from generator.exports.tables.columns import Column, Table, in_languages, keys, said
from generator.exports.tables.facts import PERIOD, STATES, TRACE, period, stated, traced
from generator.registry.freshness import Level
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.exports.scribe import Scribe
    from generator.exports.tables.cells import Cell, Row
    from generator.registry.nouns import Address, Unit
    from generator.registry.values import PartialDate

MUNICIPALITY = (
    Column("municipality_code", "code", required=True, refers=("municipalities", "code")),
    *in_languages("municipality", ("fi", "sv")),
)
COUNTY = (Column("county_code", "code"), *in_languages("county"))


def county(scribe: Scribe, municipality: str) -> Row:
    """The cells of who organises the services of a municipality on the day; empty before 2023."""
    found = scribe.directory.places.county(municipality, scribe.directory.as_of)
    return (found.code, found.name_fi, found.name_sv, found.name_en) if found else (None,) * 4


def _rows(scribe: Scribe) -> Iterator[Row]:
    for key, unit in scribe.directory.units.items():
        yield _unit(scribe, key, unit)


def _unit(scribe: Scribe, key: str, unit: Unit) -> Row:
    directory = scribe.directory
    home = directory.answers.home(unit)
    return (
        key,
        *said(unit.name),
        keys(unit.kinds),
        *said(unit.part_of),
        *(home.code, home.name_fi, home.name_sv),
        *county(scribe, home.code),
        *period(unit.valid),
        key in directory.answers.offered,
        unit.nationwide.value,
        keys(one.organisation for one in directory.operators(unit)),
        *_address(unit),
        *said(unit.place.value),
        unit.phone.value,
        unit.website.value,
        keys(str(one.count) for one in unit.capacity),
        keys(one.of for one in unit.capacity),
        keys(unit.languages.value or ()),
        keys(one.offering for one in unit.offerings),
        keys(directory.fees_of(unit)),
        keys(directory.conflicts_of(unit)),
        *_age(scribe, key, unit),
        *(_page(scribe, language, key) for language in LANGUAGES),
    )


def _address(unit: Unit) -> Row:
    """The state and the first address; none where it is confidential, whatever the registry says."""
    if unit.address_confidential:
        return ("confidential", *_no_address())
    if not unit.addresses.value:
        return ("unknown", *_no_address())
    first: Address = unit.addresses.value[0]
    return ("known", *said(first.name), first.street, first.postcode, first.town)


def _no_address() -> Row:
    return (*said(None), None, None, None)


def _age(scribe: Scribe, key: str, unit: Unit) -> Row:
    lens = scribe.lens
    sources = sources_of(lens, key)
    given = [scribe.directory.registry.sources[source].date for source in sources]
    dates = sorted(filter(None, given), key=_first)
    known: tuple[Cell, Cell] = (stated(dates[0]), stated(dates[-1])) if dates else (None, None)
    return (stated(unit.verified), unit_level(lens, key), *known, given.count(None), keys(sources))


def _first(date: PartialDate) -> tuple[object, str]:
    return (date.first, date.text)


def _page(scribe: Scribe, language: str, key: str) -> str | None:
    folder = scribe.folder(language, "unit", key) if language in scribe.languages else None
    return None if folder is None else f"{scribe.site_url}{folder}"


def _offerings(scribe: Scribe) -> Iterator[Row]:
    for key, unit in scribe.directory.units.items():
        for number, one in enumerate(unit.offerings, 1):
            yield (key, number, one.offering, *traced(scribe, one, unit))


UNITS = Table(
    name="units",
    columns=(
        Column("id", "key", required=True),
        *in_languages("name"),
        Column("kinds", "keys", required=True, many=" "),
        *in_languages("part_of"),
        *MUNICIPALITY,
        *COUNTY,
        *PERIOD,
        Column("answers_municipalities", "truth", required=True),
        Column("nationwide", "truth"),
        Column("operators", "keys", required=True, many=" "),
        Column("address_state", required=True, words=STATES),
        *in_languages("address_name"),
        Column("street"),
        Column("postcode", "code"),
        Column("town"),
        *in_languages("place"),
        Column("phone", "phone"),
        Column("website", "url"),
        Column("capacity", "counts", many=" "),
        Column("capacity_of", "keys", many=" "),
        Column("languages", "keys", many=" "),
        Column("offerings", "keys", many=" "),
        Column("fees", "keys", many=" "),
        Column("conflicts", "keys", many=" "),
        Column("verified", "stated"),
        Column("freshness", words=get_args(Level)),
        Column("oldest_source", "stated"),
        Column("newest_source", "stated"),
        Column("undated_sources", "integer", required=True),
        Column("sources", "keys", many=" "),
        *(Column(f"page_{language}", "url", language=language) for language in LANGUAGES),
    ),
    key=("id",),
    rows=_rows,
)

OFFERINGS = Table(
    name="offerings",
    columns=(
        Column("unit", "key", required=True, refers=("units", "id")),
        Column("number", "integer", required=True),
        Column("offering", "key", required=True, refers=("offering_kinds", "id")),
        *TRACE,
    ),
    key=("unit", "number"),
    rows=_offerings,
)
