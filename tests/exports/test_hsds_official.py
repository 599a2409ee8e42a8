"""HSDS against what others wrote: the official schemas, and Frictionless with the official data package."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import Package, system

from tests.exports.hsds_checks import OFFICIAL, WHY_SKIPPED, official_findings, our_findings, table_findings
from tests.exports.hsds_reading import Json, files, full_service, tables

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:frictionless")
official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason=WHY_SKIPPED)


def json_files(made: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in made.items() if path.endswith(".json") and path != "datapackage.json"}


def errors(made: dict[str, bytes], descriptor: bytes, folder: Path) -> list[str]:
    """What Frictionless has against the tables by a descriptor."""
    for path, content in made.items():
        if path.endswith(".csv"):
            (folder / path).write_bytes(content)
    (folder / "datapackage.json").write_bytes(descriptor)
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    found = [error.message for task in report.tasks for error in task.errors]
    return [*found, *(error.message for error in report.errors)]


def official_descriptor() -> bytes:
    return (OFFICIAL / "datapackage.json").read_bytes()


@official
def test_every_json_file_is_as_the_official_schemas_wish(registry: str, day: dt.date) -> None:
    made = json_files(files(registry, day))
    assert [f"{path}: {one}" for path, content in made.items() for one in official_findings(path, content)] == []


def test_nothing_is_empty_and_dates_are_dates(registry: str, day: dt.date) -> None:
    made = json_files(files(registry, day))
    assert [f"{path}: {one}" for path, content in made.items() for one in our_findings(json.loads(content))] == []


@official
def test_the_tables_are_as_the_official_data_package_wishes(registry: str, day: dt.date, tmp_path: Path) -> None:
    assert errors(files(registry, day), official_descriptor(), tmp_path) == []


def test_the_tables_are_as_our_own_descriptor_says(registry: str, day: dt.date, tmp_path: Path) -> None:
    made = files(registry, day)
    assert errors(made, made["datapackage.json"], tmp_path) == []


@official
def test_files_columns_types_and_references_are_the_official_ones() -> None:
    ours, theirs = json.loads(files()["datapackage.json"]), json.loads(official_descriptor())
    assert list(map(outline, ours["resources"])) == list(map(outline, theirs["resources"]))


def outline(resource: Json) -> Json:
    schema = resource["schema"]
    fields = [
        (one["name"], one["type"], one.get("format"), one.get("constraints", {}).get("required", False))
        for one in schema["fields"]
    ]
    references = sorted(one["fields"] for one in schema.get("foreignKeys") or ())
    return {"name": resource["name"], "path": resource["path"], "fields": fields, "references": references}


def test_nothing_leads_nowhere_and_no_id_comes_twice(registry: str, day: dt.date) -> None:
    assert table_findings(tables(files(registry, day))) == []


# The checks can fail: each fault is found by the check that is there for it.


def without_name(service: Json) -> None:
    del service["name"]


def of_no_status(service: Json) -> None:
    service["status"] = "open"


def with_a_broken_id(service: Json) -> None:
    service["id"] = "river"


def with_a_broken_address(service: Json) -> None:
    service["url"] = "not an address"


def with_an_organization_of_no_name(service: Json) -> None:
    del service["organization"]["name"]


def with_an_unknown_key_deep_down(service: Json) -> None:
    service["service_at_locations"][0]["location"]["attributes"][0]["colour"] = "red"


def with_phones_that_are_no_list(service: Json) -> None:
    service["phones"] = service["phones"][0]


@official
@pytest.mark.parametrize(
    "spoil",
    [
        without_name,
        of_no_status,
        with_a_broken_id,
        with_a_broken_address,
        with_an_organization_of_no_name,
        with_an_unknown_key_deep_down,
        with_phones_that_are_no_list,
    ],
)
def test_a_fault_in_a_service_is_found(spoil: Callable[[Json], None]) -> None:
    service = full_service("Jokikoti")
    spoil(service)
    assert list(official_findings("services/one.json", json.dumps(service).encode()))


@pytest.mark.parametrize("fault", [{"alert": None}, {"alert": ""}, {"phones": []}, {"assured_date": "2026-10"}])
def test_what_is_empty_or_no_date_is_found(fault: Json) -> None:
    assert our_findings(full_service("Jokikoti") | fault)


def spoilt(path: str, old: str, new: str) -> dict[str, bytes]:
    made = dict(files())
    content = made[path].decode()
    assert old in content
    made[path] = content.replace(old, new, 1).encode()
    return made


FAULTS = [
    ("services.csv", ",active,", ",open,"),
    ("services.csv", "id,organization_id", "id,colour"),
    ("services.csv", "https://river.example/home", "river"),
    ("locations.csv", ",physical,", ",cave,"),
    ("cost_options.csv", ",EUR,1.5,", ",EUR,little,"),
    ("service_areas.csv", "id,", "id,id,"),
]


@official
@pytest.mark.parametrize(("path", "old", "new"), FAULTS)
def test_a_fault_in_a_table_is_found(path: str, old: str, new: str, tmp_path: Path) -> None:
    assert errors(spoilt(path, old, new), official_descriptor(), tmp_path)


@official
def test_a_reference_that_leads_nowhere_and_a_missing_table_are_found(tmp_path: Path) -> None:
    lost = tables(files())["organization"][0]["id"]
    made = spoilt("organizations.csv", lost, "00000000-0000-4000-8000-000000000000")
    assert errors(made, official_descriptor(), tmp_path)
    assert table_findings(tables(made))
    (tmp_path / "units.csv").unlink()
    made.pop("units.csv")
    assert errors(made, official_descriptor(), tmp_path)


def test_an_id_that_comes_twice_is_found() -> None:
    found = tables(files())
    found["phone"][0]["id"] = found["service"][0]["id"]
    assert table_findings(found)


@official
def test_the_fault_of_a_page_without_its_envelope_is_found() -> None:
    page = json.loads(files()["services.json"])
    del page["empty"]
    assert list(official_findings("services.json", json.dumps(page).encode()))
