"""Places as of a date: municipalities, regions, wellbeing services counties."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property
from itertools import chain
from math import asin, cos, radians, sin, sqrt
from typing import Self

from generator.registry.finland import read
from generator.registry.municipality import Area, Membership, Merger, Municipality, covers
from generator.registry.place_names import alphabetical, fold, nearest

__all__ = ["REGISTER_BEGINS", "Area", "Merger", "Municipality", "Places"]

REGISTER_BEGINS = date(2020, 1, 1)
"""The first day that the register describes in full; on earlier days it knows no regions and no older mergers."""

_EARTH_RADIUS_KM = 6371.0088
_SUGGESTIONS = 3


class Places:
    """Answers about places on a given day. Codes are text: "020" is Akaa, "20" is nothing."""

    def __init__(
        self,
        municipalities: Iterable[Municipality],
        areas: Iterable[Area],
        memberships: Iterable[Membership],
        mergers: dict[str, Merger],
    ) -> None:
        self._municipalities = tuple(sorted(municipalities, key=lambda place: alphabetical(place.name_fi)))
        self._by_code = {place.code: place for place in self._municipalities}
        self._areas = {(area.kind, area.code): area for area in areas}
        self._mergers = mergers
        self._distances: dict[tuple[str, str], float | None] = {}
        self._areas_of: dict[tuple[str, str], list[Membership]] = defaultdict(list)
        for membership in memberships:
            self._areas_of[membership.kind, membership.municipality].append(membership)

    @classmethod
    @cache
    def finland(cls) -> Self:
        """Return the register of Finland, read once."""
        return cls(read.municipalities(), read.areas(), read.memberships(), read.mergers())

    def at(self, day: date) -> tuple[Municipality, ...]:
        """Return the municipalities that exist on `day`, by Finnish name."""
        return tuple(place for place in self._municipalities if place.valid(day))

    def all(self) -> tuple[Municipality, ...]:
        """Return every municipality of the register, those that have ceased included, by Finnish name."""
        return self._municipalities

    def by_code(self, code: str) -> Municipality | None:
        """Return the municipality of a three-digit code, even one that has ceased."""
        return self._by_code.get(code)

    def by_name(self, name: str, day: date | None = None) -> Municipality | None:
        """Return the municipality of exactly this Finnish or Swedish name on `day`; without a day, of any time."""
        place = self._by_name.get(name)
        return place if place and (day is None or place.valid(day)) else None

    def region(self, code: str, day: date) -> Area | None:
        """Return the region of a municipality on `day`, or None where the register knows none."""
        return self._area_of("region", code, day)

    def county(self, code: str, day: date) -> Area | None:
        """Return who organises the services on `day`: a county, Helsinki or Åland. None before 2023."""
        return self._area_of("county", code, day)

    def area(self, kind: str, code: str) -> Area | None:
        """Return the area of a kind ("region" or "county") and a two-digit code."""
        return self._areas.get((kind, code))

    def areas(self, kind: str, day: date) -> tuple[Area, ...]:
        """Return the areas of a kind on `day`, by code."""
        return tuple(area for area in self._areas.values() if area.kind == kind and covers(day, area.valid_from, None))

    def members(self, area: Area, day: date) -> tuple[Municipality, ...]:
        """Return the municipalities of an area on `day`, by Finnish name."""
        return tuple(place for place in self.at(day) if self._area_of(area.kind, place.code, day) == area)

    def changes(self) -> frozenset[date]:
        """Return the days on which something that the register knows begins or ends; between them nothing changes."""
        memberships = chain.from_iterable(self._areas_of.values())
        ends = {day for place in self._municipalities for day in (place.valid_from, place.valid_to)}
        ends |= {day for one in memberships for day in (one.valid_from, one.valid_to)}
        ends |= {area.valid_from for area in self._areas.values()}
        ends |= {merger.date for merger in self._mergers.values()}
        return frozenset(filter(None, ends))

    def merged(self, code: str) -> Merger | None:
        """Return when and into what a municipality was merged and who says so, or None."""
        return self._mergers.get(code)

    def suggest(self, text: str, day: date) -> tuple[Municipality, ...]:
        """Return up to three municipalities of `day` that a misspelt or inflected `text` may mean, best first.

        The name of one that has ceased by then suggests the one that it was merged into.
        """
        codes = [self._standing(code, day) for code in nearest(text, self._forms)]
        places = [self._by_code[code] for code in dict.fromkeys(codes)]
        return tuple(place for place in places if place.valid(day))[:_SUGGESTIONS]

    def distance_km(self, code_a: str, code_b: str) -> float | None:
        """Return the distance between two municipalities' points as the crow flies, or None for an unknown point.

        The points are computed from the National Land Survey's division (see the register's README); the formula is
        the haversine on a sphere with the mean radius of the Earth. Raises KeyError for an unknown code.
        """
        pair = (code_a, code_b)
        if pair not in self._distances:
            self._distances[pair] = self._distance_km(code_a, code_b)
        return self._distances[pair]

    @cached_property
    def _by_name(self) -> dict[str, Municipality]:
        return {name: place for place in self._municipalities for name in (place.name_fi, place.name_sv)}

    @cached_property
    def _forms(self) -> list[tuple[str, str]]:
        return [(fold(form), place.code) for place in self._municipalities for form in dict.fromkeys(place.forms)]

    def _area_of(self, kind: str, code: str, day: date) -> Area | None:
        for membership in self._areas_of.get((kind, code), ()):
            if covers(day, membership.valid_from, membership.valid_to):
                return self._areas[kind, membership.area]
        return None

    def _distance_km(self, code_a: str, code_b: str) -> float | None:
        point_a, point_b = self._by_code[code_a].point, self._by_code[code_b].point
        if point_a is None or point_b is None:
            return None
        (lat_a, lon_a), (lat_b, lon_b) = map(radians, point_a), map(radians, point_b)
        half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
        return 2 * _EARTH_RADIUS_KM * asin(sqrt(half))

    def _standing(self, code: str, day: date) -> str:
        merger = self._mergers.get(code)
        return self._standing(merger.into, day) if merger and merger.date <= day else code
