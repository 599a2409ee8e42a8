"""What must not be in files of HSDS: by the official schemas where they are beside the project, and by checks of ours.

The schemas see no unknown keys below the top, no dates in plain texts, no reference that leads nowhere.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012 as _DRAFT

from tests.references import REFERENCES

OFFICIAL = REFERENCES / "schemas" / "hsds"
WHY_SKIPPED = "the official schemas of HSDS are not in ../shared/schemas beside the project"
FOLDER = "data/hsds/"
DATES = frozenset({"assured_date", "valid_from", "valid_to", "dtstart", "until", "last_action_date"})

Json = dict[str, Any]

# What each kind of file is, by the official name: a record, or a list of records.
RECORDS = {"services/": "schema/service.json", "organizations/": "schema/organization.json"}
LISTS = {
    "services.json": "compiled/service_list.json",
    "organizations.json": "compiled/organization_list.json",
    "service_at_locations.json": "compiled/service_at_location_list.json",
    "locations.json": "schema/location.json",
    "taxonomies.json": "schema/taxonomy.json",
    "taxonomy_terms.json": "schema/taxonomy_term.json",
    "meta_table_descriptions.json": "schema/meta_table_description.json",
}


def official_findings(path: str, content: bytes) -> Iterator[str]:
    """What the official schemas have against a JSON file below data/hsds, and its unknown keys at any depth."""
    document = json.loads(content)
    for schema, record in _records(path, document):
        for error in validator(schema).iter_errors(record):
            yield f"{schema}: {error.json_path}: {error.message[:200]}"
        if path != "index.json":
            yield from _unknown_keys(_read(schema), record, "$")


def _records(path: str, document: Json) -> Iterator[tuple[str, Json]]:
    if path == "index.json":
        yield "root", document
    elif path in LISTS:
        yield "Page", {key: value for key, value in document.items() if key != "contents"}
        yield from ((LISTS[path], record) for record in document["contents"])
    else:
        yield from ((schema, document) for folder, schema in RECORDS.items() if path.startswith(folder))


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of an official schema, by its path below the folder of the schemas, or of an envelope."""
    names = [one.name for one in (OFFICIAL / "schema").iterdir()]
    found = [(one, Resource.from_contents(_read(f"schema/{one}"), _DRAFT)) for one in sorted(names)]
    registry: Registry[Any] = Registry().with_resources(found)
    return Draft202012Validator(_read(name), registry=registry, format_checker=FormatChecker())


def _read(name: str) -> Json:
    envelopes = {"root": "root_response", "Page": "Page"}
    if name in envelopes:
        found: Json = _file("openapi_v3.2.3_components.json")[envelopes[name]]
        return found
    return _file(name)


@cache
def _file(name: str) -> Json:
    found: Json = json.loads((OFFICIAL / name).read_text(encoding="utf-8"))
    return found


def _unknown_keys(schema: Json, value: object, place: str) -> Iterator[str]:
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _unknown_keys(schema.get("items", {}), one, f"{place}[{number}]")
    elif isinstance(value, dict):
        properties = (_file(f"schema/{schema['$ref']}") if "$ref" in schema else schema).get("properties", {})
        for key, part in value.items():
            if key not in properties:
                yield f"unknown key: {place}.{key}"
            else:
                yield from _unknown_keys(properties[key], part, f"{place}.{key}")


def our_findings(document: object) -> list[str]:
    """What no schema sees in a JSON file: nothing that is there but empty, and dates that are dates."""
    return list(_ours(document, "$"))


def _ours(value: object, place: str) -> Iterator[str]:
    if value is None or value in ("", [], {}):
        yield f"empty: {place}"
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _ours(part, f"{place}.{key}")
            if key in DATES and not _is_date(part):
                yield f"not a date: {place}.{key}"
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _ours(part, f"{place}[{number}]")


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


Tables = Mapping[str, list[dict[str, str]]]
REFERRED = {
    **{f"{name}_id": name for name in ("organization", "program", "service", "location", "contact", "phone", "unit")},
    **{f"{name}_id": name for name in ("service_at_location", "taxonomy", "taxonomy_term")},
    "parent_organization_id": "organization",
    "parent_id": "taxonomy_term",
}


def table_findings(tables: Tables) -> list[str]:
    """What is wrong between tables: an id or a code that comes twice, a reference that leads nowhere."""
    return [*_twice(tables), *_dangling(tables)]


def _twice(tables: Tables) -> Iterator[str]:
    ids = Counter(row["id"] for rows in tables.values() for row in rows)
    codes = Counter(row["code"] for row in tables["taxonomy_term"])
    yield from (f"twice: {key}" for key, number in (ids + codes).items() if number > 1)


def _dangling(tables: Tables) -> Iterator[str]:
    ids = {name: {row["id"] for row in rows} for name, rows in tables.items()}
    for name, rows in tables.items():
        for row in rows:
            wanted = {column: table for column, table in REFERRED.items() if row.get(column)}
            if name == "attribute":
                wanted["link_id"] = row["link_entity"]
            for column, table in wanted.items():
                if row[column] not in ids[table]:
                    yield f"leads nowhere: {name} {row['id']} {column}"
