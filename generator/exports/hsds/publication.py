"""The files of the package, and its place in the catalogue of formats."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from generator.exports.catalogue import Entry, Format
from generator.exports.hsds.nested import Nested, page
from generator.exports.hsds.organisations import add_organisations
from generator.exports.hsds.package import Package
from generator.exports.hsds.shared import add_descriptions
from generator.exports.hsds.tables import TABLES, csv_of, descriptor
from generator.exports.hsds.units import add_units
from generator.exports.hsds.vocabulary import add_vocabularies
from generator.exports.lines import one_record_a_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.exports.scribe import Record, Scribe

_FOLDER = "hsds/"
_VERSION = "3.2"
_DOCUMENTATION = "https://docs.openreferral.org/en/latest/"
_OPENAPI = "https://raw.githubusercontent.com/openreferral/specification/v3.2.3/schema/openapi.json"
_JSON, _CSV = "application/json", "text/csv"


def _package(scribe: Scribe, units: Iterable[str]) -> Package:
    package = Package(scribe.directory.registry.network.id)
    add_organisations(package, scribe)
    add_units(package, scribe, units)
    add_vocabularies(package, scribe)
    add_descriptions(package, scribe)
    return package


def _files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
    package = _package(scribe, scribe.directory.units)
    nested = Nested(package)
    yield f"{_FOLDER}index.json", one_record_a_line(_root(scribe))
    lists = {
        "services": nested.flat("service", "organization"),
        "organizations": nested.flat("organization"),
        "service_at_locations": nested.flat("service_at_location", "location", "service"),
        "locations": nested.full("location"),
        "taxonomies": nested.full("taxonomy"),
        "taxonomy_terms": nested.terms(),
        "meta_table_descriptions": nested.full("meta_table_description"),
    }
    for name, contents in lists.items():
        yield f"{_FOLDER}{name}.json", one_record_a_line(page(contents))
    for name, table in (("services", "service"), ("organizations", "organization")):
        for record in nested.full(table):
            yield f"{_FOLDER}{name}/{record['id']}.json", one_record_a_line(record)
    for one in TABLES:
        yield f"{_FOLDER}{one.file}", csv_of(one, package.rows[one.name])
    yield f"{_FOLDER}datapackage.json", descriptor(scribe)


def _root(scribe: Scribe) -> Record:
    """What stands at the root: the version of the standard, and who publishes this where that is known."""
    publisher = scribe.directory.registry.network.publisher.value
    guide = scribe.folder(scribe.first, "developers", "") if scribe.first in scribe.languages else None
    found: Record = {
        "version": _VERSION,
        "profile": _DOCUMENTATION,
        "openapi_url": _OPENAPI,
        "description": scribe.lens.words("formats.hsds_about"),
    }
    if publisher:
        found["publisher"] = {"name": publisher}
    if guide is not None:
        found["data_guide"] = f"{scribe.site_url}{guide}"
    return found


def _example(scribe: Scribe) -> tuple[str, str]:
    """The first unit as the list of services gives it."""
    nested = Nested(_package(scribe, islice(scribe.directory.units, 1)))
    (first,) = nested.flat("service", "organization")
    return f"{_FOLDER}services.json", json.dumps(first, ensure_ascii=False, indent=2)


FORMAT = Format(
    key="hsds",
    standard="HSDS 3.2.3",
    address=_DOCUMENTATION,
    entries=(
        Entry(f"{_FOLDER}index.json", _JSON),
        Entry(f"{_FOLDER}services.json", _JSON),
        Entry(f"{_FOLDER}services/{{id}}.json", _JSON),
        Entry(f"{_FOLDER}organizations.json", _JSON),
        Entry(f"{_FOLDER}organizations/{{id}}.json", _JSON),
        Entry(f"{_FOLDER}service_at_locations.json", _JSON),
        Entry(f"{_FOLDER}locations.json", _JSON),
        Entry(f"{_FOLDER}taxonomies.json", _JSON),
        Entry(f"{_FOLDER}taxonomy_terms.json", _JSON),
        Entry(f"{_FOLDER}meta_table_descriptions.json", _JSON),
        Entry(f"{_FOLDER}datapackage.json", _JSON),
        *(Entry(f"{_FOLDER}{table.file}", _CSV) for table in TABLES),
    ),
    files=_files,
    example=_example,
)
