"""The description of the files as an interface: valid, and true of the files that are there."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.exports.catalogue import Entry, Format
from generator.exports.files import FORMATS
from generator.exports.openapi import is_json, openapi
from generator.exports.scribe import VERSION
from tests.exports.making import Json, make, open_directory, scribe

JSON_ENDINGS = (".json", ".jsonld", ".geojson")


def described(made: dict[str, bytes]) -> Json:
    found: Json = json.loads(made["data/openapi.json"])
    return found


def complaints(made: dict[str, bytes], folder: Path) -> list[str]:
    """What the official rules say of the description where its schemas lie beside it."""
    for path, content in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    base = (folder / "data/openapi.json").as_uri()
    return [error.message for error in OpenAPIV31SpecValidator(described(made), base_uri=base).iter_errors()]


def form(path: str) -> re.Pattern[str]:
    return re.compile(
        "".join("[^/]+" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{\w+\})", path))
    )


def test_it_keeps_to_the_official_rules(registry: str, day: dt.date, tmp_path: Path) -> None:
    assert complaints(make(open_directory(registry, day)), tmp_path) == []


def test_every_path_leads_to_a_file_and_every_json_file_has_a_path(registry: str, day: dt.date) -> None:
    made = make(open_directory(registry, day))
    files = {path.removeprefix("data") for path in made if path.endswith(JSON_ENDINGS)}
    forms = {path: form(path) for path in described(made)["paths"]}
    assert [path for path, one in forms.items() if not any(map(one.fullmatch, files))] == []
    assert [file for file in files if not any(one.fullmatch(file) for one in forms.values())] == []


def test_our_files_are_described_by_their_own_schemas() -> None:
    made = make(open_directory())
    paths = described(made)["paths"]
    for name in ("units", "municipalities", "topics", "accessibility"):
        content = paths[f"/{name}.json"]["get"]["responses"]["200"]["content"]
        assert content == {"application/json": {"schema": {"$ref": f"schemas/{name}.schema.json"}}}
        assert f"data/schemas/{name}.schema.json" in made
    assert "components" not in described(made)


def test_it_says_whose_it_is_of_which_day_and_that_there_is_nothing_to_ask() -> None:
    found = described(make(open_directory()))
    assert found["info"]["version"] == VERSION
    assert found["info"]["x-as-of"] == "2026-11-26"
    assert found["servers"][0]["url"] == "."
    assert "no query parameters" in found["info"]["description"]
    assert all(one["in"] == "path" for path in found["paths"].values() for one in path.get("parameters", []))


def test_no_operation_is_named_twice() -> None:
    paths = described(make(open_directory()))["paths"].values()
    names = [path["get"]["operationId"] for path in paths]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("path", ["things/{id}.json", "things/{id}-{language}.jsonld"])
def test_a_family_of_files_has_parameters_and_a_standard_of_its_own(path: str, tmp_path: Path) -> None:
    kind = "application/ld+json" if path.endswith("ld") else "application/json"
    family = Format(
        "own", "Made-up 1", "https://x.example/", (Entry(path, kind),), FORMATS[0].files, FORMATS[0].example
    )
    made = dict(openapi((family,)).files(scribe(open_directory())))
    document: Json = json.loads(made["openapi.json"])
    one = document["paths"][f"/{path}"]
    assert [given["name"] for given in one["parameters"]] == re.findall(r"\{(\w+)\}", path)
    assert one["get"]["responses"].keys() == {"200", "404"}
    assert one["get"]["responses"]["200"]["content"] == {kind: {}}
    assert list(OpenAPIV31SpecValidator(document, base_uri=tmp_path.as_uri()).iter_errors()) == []


def test_all_forms_of_json_are_known() -> None:
    assert [is_json(Entry("x", kind)) for kind in ("application/json", "application/geo+json", "text/csv")] == [
        True, True, False,
    ]  # fmt: skip
