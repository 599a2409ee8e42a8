"""The table of look-ups says on any day exactly what the directory says on that day."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.directory.answers import Answers
from generator.directory.directory import Directory
from generator.exports.tables.format import TABLES
from generator.registry.nouns import Registry
from generator.registry.places import Places
from generator.registry.values import Fact, Period
from tests.exports.making import PAST, REGISTRIES, TODAY, open_directory, scribe
from tests.exports.test_tables import rows, tables

LOOKUPS = next(table for table in TABLES if table.name == "municipality-units")
Told = list[tuple[str, str, str, str]]
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))


@cache
def spans(registry: str) -> list[dict[str, str]]:
    return rows("municipality-units", registry)


def told(table: list[dict[str, str]], day: dt.date) -> dict[str, Told]:
    """What the rows that hold on a day say of each municipality, in their order."""
    text = day.isoformat()
    found: dict[str, dict[int, tuple[str, str, str, str]]] = {}
    for row in table:
        if row["valid_from"] <= text and (text < row["valid_to"] or not row["valid_to"]):
            cells = (row["unit"], row["relation"], row["km"], row["service_area"])
            found.setdefault(row["municipality_code"], {})[int(row["rank"])] = cells
    return {code: [units[rank] for rank in range(1, len(units) + 1)] for code, units in found.items()}


def answered(registry: Registry, day: dt.date) -> dict[str, Told]:
    """What the directory answers."""
    answers, places = Answers(registry, Places.finland(), day), Places.finland().at(day)
    found: dict[str, Told] = {}
    for place in places:
        units = answers.of(place).units
        if units:
            kms = ["" if one.km is None else str(one.km) for one in units]
            found[place.code] = [
                (one.unit, one.relation, km, one.area or "") for one, km in zip(units, kms, strict=True)
            ]
    return found


def table_of(registry: Registry) -> list[dict[str, str]]:
    directory = Directory(registry, Places.finland(), TODAY, TODAY)
    return [
        {name: "" if cell is None else str(cell) for name, cell in zip(LOOKUPS.head, row, strict=True)}
        for row in LOOKUPS.rows(scribe(directory))
    ]


@pytest.mark.parametrize("registry", REGISTRIES)
@settings(max_examples=60, deadline=None)
@given(day=DAYS)
def test_the_rows_of_any_day_are_what_the_directory_answers(registry: str, day: dt.date) -> None:
    assert told(spans(registry), day) == answered(open_directory(registry).registry, day)


@pytest.mark.parametrize(
    "day",
    [dt.date(*one) for one in ((1, 1, 1), (2019, 12, 31), (2020, 1, 1), (2022, 12, 31), (2023, 1, 1), (9999, 12, 31))],
    ids=str,
)
def test_so_they_are_at_the_edges_and_before_and_after_all_changes(registry: str, day: dt.date) -> None:
    assert told(spans(registry), day) == answered(open_directory(registry).registry, day)


STATED = st.sampled_from(["2019", "2021~", "2022-05", "2023-01-01", "2019/2022", "2024/..", "2025-03-31~", None])
PERIODS = st.builds(lambda start, end: Period.model_validate({"from": start, "to": end}), STATED, STATED)

EVERYWHERE = st.builds(Fact[bool], value=st.booleans())


@settings(max_examples=40, deadline=None)
@given(periods=st.tuples(PERIODS, PERIODS, PERIODS), everywhere=EVERYWHERE, day=DAYS)
def test_so_they_are_whenever_units_and_areas_begin_and_end(
    periods: tuple[Period, Period, Period], everywhere: Fact[bool], day: dt.date
) -> None:
    made_up = open_directory().registry
    units = dict(made_up.units)
    units["river"] = units["river"].model_copy(update={"valid": periods[0]})
    units["pond"] = units["pond"].model_copy(update={"valid": periods[1], "nationwide": everywhere})
    area = made_up.service_areas["story-land"].model_copy(update={"valid": periods[2]})
    registry = made_up.model_copy(update={"units": units, "service_areas": {"story-land": area}})
    assert told(table_of(registry), day) == answered(registry, day)


def test_rows_that_stay_the_same_are_one_row(registry: str) -> None:
    ends: dict[tuple[str, ...], str] = {}
    for row in spans(registry):
        same = tuple(cell for name, cell in row.items() if not name.startswith("valid_"))
        assert ends.get(same) != row["valid_from"] or not row["valid_from"]
        ends[same] = row["valid_to"]


def test_every_municipality_that_ever_was_is_there(registry: str) -> None:
    assert {row["municipality_code"] for row in spans(registry)} == {place.code for place in Places.finland().all()}
    last = [row["valid_to"] for row in spans(registry) if row["municipality_fi"] == "Pertunmaa"]
    assert last[-1] == "2025-01-01"
    assert all(last)


def test_the_day_of_the_build_changes_nothing(registry: str) -> None:
    for name in ("municipality-units.csv", "municipality-units.excel.csv"):
        assert tables(registry, TODAY)[name] == tables(registry, PAST)[name]


def test_only_what_a_source_says_has_sources() -> None:
    lahti = [row for row in spans("fictional") if row["municipality_fi"] == "Lahti"]
    assert {(row["relation"], row["service_area"], row["sources"]) for row in lahti} == {
        ("confirmed", "story-land", "due-book"),
        ("nationwide", "", "fresh-book"),
        ("county", "", ""),
        ("nearest", "", ""),
    }


def test_a_unit_of_a_kind_that_answers_none_is_nowhere(registry: str) -> None:
    units = open_directory(registry).registry.units
    apart = {key for key, unit in units.items() if {"castle", "prison"} & {*unit.kinds}}
    assert apart
    assert apart.isdisjoint(row["unit"] for row in spans(registry))
