"""Reads the package of HSDS as a program of others would: tables by the csv module, records out of attributes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from functools import cache
from typing import Any

from generator.exports import hsds
from tests.exports.making import TODAY, open_directory, scribe

Json = dict[str, Any]
Rows = list[dict[str, str]]

FILES = {
    "organization": "organizations",
    "program": "programs",
    "service": "services",
    "attribute": "attributes",
    "service_at_location": "service_at_location",
    "location": "locations",
    "phone": "phones",
    "contact": "contacts",
    "address": "addresses",
    "schedule": "schedules",
    "funding": "funding",
    "service_area": "service_areas",
    "required_document": "required_documents",
    "language": "languages",
    "accessibility": "accessibility",
    "taxonomy_term": "taxonomy_terms",
    "metadata": "metadata",
    "meta_table_description": "meta_table_descriptions",
    "cost_option": "cost_options",
    "organization_identifier": "organization_identifiers",
    "taxonomy": "taxonomies",
    "service_capacity": "service_capacity",
    "unit": "units",
    "url": "url",
}


@cache
def files(registry: str = "fictional", day: dt.date = TODAY) -> dict[str, bytes]:
    """The files by their paths below data/hsds."""
    made = hsds.FORMAT.files(scribe(open_directory(registry, day)))
    return {path.removeprefix("hsds/"): content for path, content in made}


def document(path: str, registry: str = "fictional", day: dt.date = TODAY) -> Json:
    """One JSON file."""
    found: Json = json.loads(files(registry, day)[path])
    return found


def tables(made: dict[str, bytes]) -> dict[str, Rows]:
    """All tables, with empty cells left out and the guard against formulas taken away."""
    return {name: _rows(made[f"{file}.csv"]) for name, file in FILES.items()}


def _rows(content: bytes) -> Rows:
    rows = csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True)
    return [{name: cell.removeprefix("'") for name, cell in row.items() if cell} for row in rows]


def full_service(name: str, registry: str = "fictional", day: dt.date = TODAY) -> Json:
    """The nested record of the service with a name."""
    made = files(registry, day)
    services = [json.loads(content) for path, content in made.items() if path.startswith("services/")]
    (found,) = [one for one in services if one["name"] == name]
    return dict(found)


def told(record: Json) -> Json:
    """The record that the attributes of a nested record, or of rows of attributes, tell of."""
    return put_together(record.get("attributes", []))


def put_together(attributes: list[Json]) -> Json:
    """Values at their places, as the package's description says: a place that comes twice is a list."""
    found: Json = {}
    for one in attributes:
        *above, last = [*filter(None, one.get("label", "").split(".")), one["link_type"]]
        at = found
        for step in above:
            at = at.setdefault(step, {})
        if last in at:
            at[last] = [*(at[last] if isinstance(at[last], list) else [at[last]]), one["value"]]
        else:
            at[last] = one["value"]
    return found


def listed(positions: Json | None) -> list[Json]:
    """A list of records from their positions."""
    return [(positions or {})[str(number)] for number in range(len(positions or {}))]


def several(value: str | list[str] | None) -> list[str]:
    """A place that may come more than once, as a list."""
    return [value] if isinstance(value, str) else value or []
