"""A made-up country that grows with its registry, so that a page is as long at ten thousand units as at one thousand.

Units of one municipality are shown on each other's pages: in a country that stays as it is, more units would make
longer pages, and cost per page would tell of length, not of speed.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, islice
from typing import TYPE_CHECKING

from generator.registry.finland import read
from generator.registry.places import Places
from tests.bench.made_up import DAY

if TYPE_CHECKING:
    from generator.registry.municipality import Municipality
    from generator.registry.nouns import Registry

UNITS_IN_ONE_MUNICIPALITY = 3


def spread(registry: Registry) -> tuple[Registry, Places]:
    """The ``registry`` with its units in a country of its own, and that country."""
    wanted = -(-len(registry.units) // UNITS_IN_ONE_MUNICIPALITY)
    standing = Places.finland().at(DAY)
    copies = [_copy(place, number) for number, place in enumerate(islice(cycle(standing), wanted))]
    counties = {one.municipality: one for one in read.memberships() if one.kind == "county"}
    members = [counties[place.code[:3]]._replace(municipality=place.code) for place in copies]
    units = {
        key: unit.model_copy(update={"locality": copies[number // UNITS_IN_ONE_MUNICIPALITY].name_fi})
        for number, (key, unit) in enumerate(registry.units.items())
    }
    places = Places([*standing, *copies], read.areas(), [*read.memberships(), *members], {})
    return registry.model_copy(update={"units": units}), places


def _copy(place: Municipality, number: int) -> Municipality:
    name = f"Keksilä {number}"
    return replace(place, code=f"{place.code}-{number}", name_fi=name, name_sv=f"Sagohamn {number}")
