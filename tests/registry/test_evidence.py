"""Every value of the evidence about the units is in ``units.yaml``, or withheld there with a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from generator.registry import reader
from tests.references import REFERENCES
from tests.registry.evidence_table import FROM_NOTES, NO_UNIT, RENAMED, ROWS, Row

PROJECT = Path(__file__).parents[2]
EVIDENCE = REFERENCES / "data" / "units-evidence.json"

Record: TypeAlias = dict[str, Any]

beside = pytest.mark.skipif(not EVIDENCE.is_file(), reason="the evidence file is not beside the project")


@pytest.fixture(scope="module")
def registry() -> Record:
    value = reader.read((PROJECT / "units.yaml").read_bytes(), "units.yaml").value
    assert isinstance(value, dict)
    return value


@pytest.fixture(scope="module")
def evidence() -> Record:
    return dict(json.loads(EVIDENCE.read_text(encoding="utf-8")))


def at(registry: Record, path: str) -> object:
    found: Any = registry
    for step in path.split("."):
        found = found[int(step)] if isinstance(found, list) else found[step]
    return found


def label(row: Row) -> str:
    return f"{row.unit}.{row.field}"


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_the_registry_holds_what_the_table_says(registry: Record, row: Row) -> None:
    assert {path: at(registry, path) for path in row.held} == row.held
    assert not row.source or row.source in registry["sources"]


def test_the_registry_holds_what_notes_say(registry: Record) -> None:
    assert {path: at(registry, path) for path in FROM_NOTES} == FROM_NOTES


def test_what_is_withheld_has_a_reason_in_each_language_and_a_source(registry: Record) -> None:
    for key, record in registry["withheld"].items():
        assert set(record["reason"]) >= {"fi", "sv", "en"}, key
        assert record["source"], key


def test_no_withheld_address_stands_anywhere_in_the_registry() -> None:
    text = (PROJECT / "units.yaml").read_text(encoding="utf-8").casefold()
    for address in ("ensi-kodin tie 4", "loviisankatu", "launeenkatu", "saarikankaantie", "kangastie", "050 4436"):
        assert address not in text


def test_no_unit_stands_where_none_was_found(registry: Record) -> None:
    assert not {unit["locality"] for unit in registry["units"].values()} & set(NO_UNIT)


def stated(unit: Record) -> Record:
    """The values of a unit's evidence that are not null, by field."""
    values = {key: part["value"] for key, part in unit.items() if isinstance(part, dict) and part["value"] is not None}
    for entry in unit.get("related", ()):
        assert "related" not in values, "the table names one related unit for each"
        values["related"] = entry["name"]
    return values


@beside
def test_each_value_of_the_evidence_has_its_row(evidence: Record) -> None:
    found = {(unit["id"], field): value for unit in evidence["units"] for field, value in stated(unit).items()}
    assert found == {(row.unit, row.field): row.says for row in ROWS}


@beside
def test_each_value_keeps_its_source(evidence: Record, registry: Record) -> None:
    units = {unit["id"]: unit for unit in evidence["units"]}
    for row in ROWS:
        part = units[row.unit][row.field]
        page = part[0]["src"] if isinstance(part, list) else part["source"]
        if row.source:
            assert registry["sources"][row.source]["url"] == page, label(row)


@beside
def test_each_member_association_is_an_organisation_with_seat_and_year(evidence: Record, registry: Record) -> None:
    # A name that is not Finnish stands under its own language.
    held = {
        name if isinstance(name := record["name"], str) else name["sv"]: (record["seat"], record["founded"])
        for record in registry["organisations"].values()
        if record["kind"] == "member-association"
    }
    listed = evidence["member_associations_2021"]["list"]
    assert held == {RENAMED.get(one["name"], one["name"]): (one["seat"], one["founded"]) for one in listed}


@beside
def test_the_negative_evidence_is_about_the_places_without_a_unit(evidence: Record) -> None:
    assert [entry["place"].split(" ")[0] for entry in evidence["negative_evidence"]] == list(NO_UNIT)
