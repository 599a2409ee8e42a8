"""The files are what their schemas say, and the schemas are as strict as they look."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from functools import cache
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from generator.directory.answers import Relation
from generator.exports.scribe import VERSION
from generator.history import compare
from generator.registry import findings, freshness, nouns
from tests.exports.making import Json, make, maps, open_directory, read

NAMES = ("municipalities", "units", "topics", "accessibility", "changes")


@cache
def schema(name: str) -> Json:
    described: Json = json.loads(make(open_directory())[f"data/schemas/{name}.schema.json"])
    return described


def complaints(name: str, document: Json) -> list[str]:
    validator = Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(document)]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_what_its_schema_says(name: str, registry: str, day: dt.date) -> None:
    assert complaints(name, read(name, registry, day)) == []


@pytest.mark.parametrize("name", NAMES)
def test_files_without_sheets_and_with_fewer_languages_keep_to_the_schema(name: str) -> None:
    made = make(open_directory(), ("fi", "en"), sheets=False)
    assert complaints(name, json.loads(made[f"data/{name}.json"])) == []


SPOILT: dict[str, tuple[str, Callable[[Json], object]]] = {
    "a relation that nobody knows": (
        "municipalities",
        lambda file: file["municipalities"][0]["units"][0].update(relation="serves"),
    ),
    "a day that is none": ("municipalities", lambda file: file.update(as_of="2026-13-01")),
    "a code without its zeros": ("municipalities", lambda file: file["municipalities"][0].update(code="5")),
    "an address with a host": ("topics", lambda file: file["what"].update(fi="https://host.example/")),
    "a missing topic": ("topics", lambda file: file.pop("urgent")),
    "a fact that nobody described": ("units", lambda file: file["units"][0]["facts"].update(mood="good")),
    "an unknown fact with a value": ("units", lambda file: file["units"][0]["facts"]["phone"].update(value="0000 0")),
    "a known fact without a source": (
        "units",
        lambda file: river(file)["facts"]["phone"].update(sources=[]),
    ),
    "a known fact without freshness": ("units", lambda file: river(file)["facts"]["phone"].update(freshness=None)),
    "a confidential phone": ("units", lambda file: file["units"][0]["facts"]["phone"].update(state="confidential")),
    "a web address that is none": ("units", lambda file: river(file)["facts"]["website"].update(value="not one")),
    "a statement without its sources": ("units", lambda file: river(file)["statements"][0].pop("sources")),
    "a field beside a statement": ("units", lambda file: river(file)["statements"][0].update(more="x")),
    "an accessibility that nobody judged": ("accessibility", lambda file: file.update(status="great")),
    "a criterion that is none": (
        "accessibility",
        lambda file: file["tests"]["criteria"][0].update(criterion="contrast"),
    ),
    "a barrier without another way": (
        "accessibility",
        lambda file: file["stated"]["barriers"][0].pop("alternative"),
    ),
    "a change of a field that no registry has": (
        "changes",
        lambda file: file["changes"][0]["fields"][0].update(field="mood"),
    ),
    "a change without a field": ("changes", lambda file: file["changes"][0].update(fields=[])),
    "a record that came, with a field": ("changes", lambda file: file["changes"][0].update(kind="added")),
    "a change at an unknown time": ("changes", lambda file: file["changes"][0].update(updated="2026-10-01")),
    "changes where none can be known": ("changes", lambda file: file.update(available=False)),
    "a feed elsewhere": ("changes", lambda file: file["feeds"].update(fi="https://host.example/feed")),
    "another version": ("units", lambda file: file.update(version="2.0")),
}


def river(file: Json) -> Json:
    unit: Json = next(unit for unit in file["units"] if unit["id"] == "river")
    return unit


@pytest.mark.parametrize("how", SPOILT)
def test_a_schema_refuses(how: str) -> None:
    name, spoil = SPOILT[how]
    file = copy.deepcopy(read(name))
    spoil(file)
    assert complaints(name, file)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("municipalities", Relation),
        ("units", nouns.OrganisationKind),
        ("units", nouns.Topic),
        ("units", nouns.Payer),
        ("units", nouns.ClientCharge),
        ("units", nouns.Language),
        ("units", nouns.Capacity.model_fields["of"].annotation),
        ("units", nouns.Conflict.model_fields["about"].annotation),
        ("units", freshness.Level),
        ("accessibility", nouns.BarrierReason),
        ("accessibility", findings.Result),
        ("changes", compare.Kind),
    ],
)
def test_a_schema_knows_every_word_of_the_registry(name: str, words: object) -> None:
    known = [set(part["enum"]) - {None} for part in maps(schema(name)) if isinstance(part.get("enum"), list)]
    assert set(get_args(words)) in known


@pytest.mark.parametrize("name", NAMES)
def test_the_version_is_one_and_the_same_everywhere(name: str) -> None:
    assert f"version {VERSION}" in schema(name)["title"]
    if name != "topics":
        assert schema(name)["properties"]["version"] == {"const": VERSION}
    assert f"Version of the format: {VERSION}" in make(open_directory())["data/README.txt"].decode()
