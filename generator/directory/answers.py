"""Which units a family in a municipality can turn to on a date, and why.

In this order: a *confirmed* service area (sourced and dated); a unit that takes families *nationwide* (sourced and
dated); a unit in the same wellbeing services county; the *nearest* units. The last two are computed from the
municipality register and never mean that the unit serves the municipality.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from generator.registry.nouns import Registry, ServiceArea, Unit
    from generator.registry.places import Area, Municipality, Places

Relation = Literal["confirmed", "nationwide", "county", "nearest"]

FEWEST_UNITS = 3
"""A look-up goes on to the nearest units until it has offered this many."""


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """A unit and how it relates to the municipality; ``area`` names the confirmed service area."""

    unit: str
    relation: Relation
    km: int | None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """All that the registry says about families in one municipality."""

    municipality: Municipality
    county: Area | None
    units: tuple[UnitAnswer, ...]
    areas: tuple[str, ...]
    ended_areas: tuple[str, ...]

    @property
    def confirmed(self) -> bool:
        """Whether a source ties a unit to the municipality."""
        return any(answer.relation == "confirmed" for answer in self.units)


class Answers:
    """Answers look-ups of one registry on one day."""

    def __init__(self, registry: Registry, places: Places, as_of: dt.date) -> None:
        self._registry = registry
        self._places = places
        self._as_of = as_of
        self._found: dict[str, Answer] = {}

    def of(self, municipality: Municipality) -> Answer:
        """The answer for a municipality that exists on the day."""
        found = self._found.get(municipality.code)
        if found is None:
            found = self._found[municipality.code] = self._answer(municipality)
        return found

    @cached_property
    def offered(self) -> dict[str, tuple[Unit, Municipality]]:
        """The units that a look-up may offer, with their municipalities: never one of a kind that answers none."""
        apart = {kind.id for kind in self._registry.network.unit_kinds if not kind.answers_municipalities}
        return {
            key: (unit, self.home(unit))
            for key, unit in self._registry.units.items()
            if unit.answers_municipalities and apart.isdisjoint(unit.kinds) and unit.valid.holds(self._as_of)
        }

    def home(self, unit: Unit) -> Municipality:
        """The municipality where the unit is, on the day. Raises ``KeyError`` for one that no register knows."""
        place = self._places.by_name(unit.locality)
        if place is None:
            raise KeyError(unit.locality)
        merger = self._places.merged(place.code)
        if merger and merger.date <= self._as_of:
            return self._places.by_code(merger.into) or place
        return place

    def areas_of(self, municipality: Municipality) -> dict[str, ServiceArea]:
        """The service areas that list the municipality, of any time."""
        names = (municipality.name_fi, municipality.name_sv)
        return {
            key: area
            for key, area in self._registry.service_areas.items()
            if any(name in area.municipalities for name in names)
        }

    def _answer(self, municipality: Municipality) -> Answer:
        areas = self.areas_of(municipality)
        in_force = {key: area for key, area in areas.items() if area.valid.holds(self._as_of)}
        ended = tuple(
            key for key, area in areas.items() if area.valid.end is not None and area.valid.end.first <= self._as_of
        )
        county = self._places.county(municipality.code, self._as_of)
        found = [*self._confirmed(in_force, municipality), *self._nationwide(municipality)]
        found += self._in_county(county, municipality)
        units = {answer.unit: answer for answer in reversed(found)}
        ordered = [answer for answer in found if units[answer.unit] is answer]
        ordered += self._nearest(municipality, set(units), FEWEST_UNITS - len(ordered))
        return Answer(municipality, county, tuple(ordered), tuple(in_force), ended)

    def _confirmed(self, areas: dict[str, ServiceArea], municipality: Municipality) -> list[UnitAnswer]:
        return [
            UnitAnswer(unit, "confirmed", self._km(municipality, unit), key)
            for key, area in areas.items()
            for unit in area.units.value or ()
            if unit in self.offered
        ]

    def _nationwide(self, municipality: Municipality) -> list[UnitAnswer]:
        found = [UnitAnswer(key, "nationwide", self._km(municipality, key)) for key in self._everywhere]
        return sorted(found, key=_by_distance)

    @cached_property
    def _everywhere(self) -> tuple[str, ...]:
        return tuple(key for key, (unit, _) in self.offered.items() if unit.nationwide.value)

    def _in_county(self, county: Area | None, municipality: Municipality) -> list[UnitAnswer]:
        if county is None:
            return []
        found = [
            UnitAnswer(key, "county", self._km_to(municipality, home))
            for home in self._homes_in.get(county, ())
            for key in self._homes[home]
        ]
        return sorted(found, key=_by_distance)

    def _nearest(self, municipality: Municipality, offered: set[str], wanted: int) -> list[UnitAnswer]:
        if wanted <= 0:
            return []
        found = [
            UnitAnswer(key, "nearest", km)
            for home, keys in self._homes.items()
            if (km := self._km_to(municipality, home)) is not None
            for key in islice((key for key in keys if key not in offered), wanted)
        ]
        return sorted(found, key=_by_distance)[:wanted]

    def offered_in(self, county: Area) -> list[str]:
        """The offered units of a county, in the registry's order."""
        return self._offered_in.get(county, [])

    @cached_property
    def _offered_in(self) -> dict[Area, list[str]]:
        found: dict[Area, list[str]] = {}
        for key, (_, home) in self.offered.items():
            if county := self._places.county(home.code, self._as_of):
                found.setdefault(county, []).append(key)
        return found

    @property
    def homes(self) -> Collection[str]:
        """The codes of the municipalities with units that a look-up may offer."""
        return self._homes.keys()

    @cached_property
    def _homes(self) -> dict[str, list[str]]:
        """The offered units, in the order of their keys, by the code of their municipality."""
        found: dict[str, list[str]] = {}
        for key in sorted(self.offered):
            found.setdefault(self.offered[key][1].code, []).append(key)
        return found

    @cached_property
    def _homes_in(self) -> dict[Area, list[str]]:
        """The codes of the municipalities with offered units, by county."""
        found: dict[Area, list[str]] = {}
        for home in self._homes:
            if county := self._places.county(home, self._as_of):
                found.setdefault(county, []).append(home)
        return found

    def _km(self, municipality: Municipality, unit: str) -> int | None:
        return self._km_to(municipality, self.offered[unit][1].code)

    def _km_to(self, municipality: Municipality, home: str) -> int | None:
        """Kilometres as the crow flies; a merged municipality without a point stands where its successor does."""
        code = municipality.code
        if municipality.point is None and (merger := self._places.merged(code)):
            code = merger.into
        km = self._places.distance_km(code, home)
        return None if km is None else round(km)


def _by_distance(answer: UnitAnswer) -> tuple[int, str]:
    return (answer.km if answer.km is not None else 10_000, answer.unit)
