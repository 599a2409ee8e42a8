"""The nearest units are the nearest of all, also where many units are in one municipality."""

from __future__ import annotations

import datetime as dt

from generator.directory.answers import FEWEST_UNITS, Answers
from generator.registry.load import load_text
from generator.registry.places import Places
from tests.bench.made_up import DAY, registry_yaml

BEFORE_COUNTIES = dt.date(2022, 6, 1)
MANY = 700
"""So many that every municipality has two or more."""


def test_the_nearest_are_those_with_fewest_kilometres_then_by_id() -> None:
    registry = load_text(registry_yaml(MANY), "units.yaml", Places.finland(), DAY).registry
    assert registry
    # The later of two records comes first in the registry, as an editor may write them.
    registry = registry.model_copy(update={"units": dict(reversed(registry.units.items()))})
    places = Places.finland()
    answers = Answers(registry, places, BEFORE_COUNTIES)
    for municipality in places.at(BEFORE_COUNTIES):
        kms = {key: places.distance_km(municipality.code, home.code) for key, (_, home) in answers.offered.items()}
        near = sorted((round(km), key) for key, km in kms.items() if km is not None)[:FEWEST_UNITS]
        told = [(one.km, one.unit) for one in answers.of(municipality).units if one.relation == "nearest"]
        assert told == near or municipality.point is None
