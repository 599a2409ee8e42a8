"""The units and the municipalities as points on a map: GeoJSON (RFC 7946).

No source gives the coordinates of a house, so a unit stands at the point of its municipality, and ``precision`` says
so. That is no more than its page tells. A unit whose address is confidential has no geometry all the same: on a map
a point is read as a place to go to.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from generator.directory.evidence import sources_of, unit_level
from generator.exports.catalogue import Entry, Format
from generator.exports.lines import one_record_a_line
from generator.exports.scribe import day, period, place, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.exports.scribe import Record, Scribe
    from generator.registry.nouns import Unit
    from generator.registry.places import Municipality

_CREDITS = {
    "points": "National Land Survey of Finland, municipal division 1:4 500 000; points computed from the boundaries",
    "names": "Statistics Finland, classifications of municipalities and regions",
    "license": "https://creativecommons.org/licenses/by/4.0/",
}
_Place = tuple[float, float]


def _files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
    yield "units.geojson", one_record_a_line(_collection(scribe, _units(scribe)))
    yield "municipalities.geojson", one_record_a_line(_collection(scribe, _municipalities(scribe)))


def _collection(scribe: Scribe, features: list[Record]) -> Record:
    """The features with their box, and with members of our own: version, day and where the points are from."""
    return {"type": "FeatureCollection", **scribe.head(), "credits": _CREDITS, **_box(features), "features": features}


def _box(features: list[Record]) -> Record:
    """The box around all points, west, south, east, north; a collection without a point has none."""
    points = [one["geometry"]["coordinates"] for one in features if isinstance(one["geometry"], dict)]
    if not points:
        return {}
    east, north = zip(*points, strict=True)
    return {"bbox": [min(east), min(north), max(east), max(north)]}


def _feature(key: str, point: _Place | None, properties: Record) -> Record:
    geometry = {"type": "Point", "coordinates": [point[1], point[0]]} if point else None
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": properties}


def _units(scribe: Scribe) -> list[Record]:
    return [_unit(scribe, key, unit) for key, unit in scribe.directory.units.items()]


def _unit(scribe: Scribe, key: str, unit: Unit) -> Record:
    directory = scribe.directory
    home = directory.answers.home(unit)
    point = None if unit.address_confidential else home.point
    lens = scribe.lens
    properties: Record = {
        "name": text(unit.name),
        "kinds": list(unit.kinds),
        "precision": "municipality" if point else None,
        "address": "confidential" if unit.address_confidential else "known" if unit.addresses.known else "unknown",
        "municipality": place(home),
        "county": _county(scribe, home),
        "operators": [one.organisation for one in directory.operators(unit)],
        "valid": period(unit.valid),
        "answers_municipalities": key in directory.answers.offered,
        "sources": [
            {"id": source, "date": day(directory.registry.sources[source].date)} for source in sources_of(lens, key)
        ],
        "verified": day(unit.verified),
        "freshness": unit_level(lens, key),
        "pages": _addresses(scribe, "unit", key),
    }
    return _feature(key, point, properties)


def _municipalities(scribe: Scribe) -> list[Record]:
    in_order = sorted(scribe.directory.municipalities, key=attrgetter("code"))
    return [_municipality(scribe, one) for one in in_order]


def _municipality(scribe: Scribe, municipality: Municipality) -> Record:
    units = scribe.directory.answers.of(municipality).units
    properties: Record = {
        **place(municipality),
        "county": _county(scribe, municipality),
        "units": [{"id": one.unit, "relation": one.relation, "km": one.km} for one in units],
        "pages": _addresses(scribe, "municipality", municipality.code),
    }
    return _feature(municipality.code, municipality.point, properties)


def _county(scribe: Scribe, municipality: Municipality) -> Record | None:
    """The wellbeing services county of the day; none before 2023."""
    county = scribe.directory.places.county(municipality.code, scribe.directory.as_of)
    if county is None:
        return None
    return {"code": county.code, "name": {"fi": county.name_fi, "sv": county.name_sv, "en": county.name_en}}


def _addresses(scribe: Scribe, kind: str, key: str) -> Record:
    """The full addresses of a page, for a map may be shown anywhere."""
    return {language: f"{scribe.site_url}{folder}" for language, folder in scribe.pages(kind, key).items()}


def _example(scribe: Scribe) -> tuple[str, str]:
    """The first unit of the day, a property a line."""
    feature = _unit(scribe, *next(iter(scribe.directory.units.items())))
    return "units.geojson", one_record_a_line(feature).decode()


FORMAT = Format(
    key="geojson",
    standard="GeoJSON (RFC 7946)",
    address="https://www.rfc-editor.org/rfc/rfc7946",
    entries=(
        Entry("units.geojson", "application/geo+json"),
        Entry("municipalities.geojson", "application/geo+json"),
    ),
    files=_files,
    example=_example,
)
