"""Where a unit's service is given, as far as a source says: never a municipality that is only in the same county."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.ptv.items import known, municipality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.exports.ptv.items import Json
    from generator.exports.scribe import Scribe
    from generator.registry.municipality import Municipality


def area(scribe: Scribe, key: str) -> Json:
    """``areaType`` and ``areas``; nothing where no source tells from where the unit takes families."""
    if scribe.directory.units[key].nationwide.value:
        return {"areaType": "Nationwide"}
    served = {place.code: place for area in scribe.directory.areas_of(key) for place in _listed(scribe, area)}
    there = [place for place in served.values() if _exists(scribe, place)]
    members = [municipality(place) for place in sorted(there, key=lambda place: place.code)]
    return {"areaType": "LimitedType", "areas": [known(type="Municipality", municipalities=members)]} if members else {}


def ceased(scribe: Scribe, area: str) -> list[Municipality]:
    """The municipalities of a service area that have become part of another one."""
    return [place for place in _listed(scribe, area) if not _exists(scribe, place)]


def _listed(scribe: Scribe, area: str) -> Iterator[Municipality]:
    for name in scribe.directory.registry.service_areas[area].municipalities:
        yield scribe.directory.place(name)


def _exists(scribe: Scribe, place: Municipality) -> bool:
    merger = scribe.directory.places.merged(place.code)
    return merger is None or merger.date > scribe.directory.as_of
