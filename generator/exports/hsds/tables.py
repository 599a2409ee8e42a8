"""The 24 tables of the tabular form: files, columns, types and references, and how a row is written.

The names, their order and their types are those of HSDS 3.2 (``datapackage.json`` of the specification, v3.2.3).
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.exports.scribe import VERSION
from generator.registry.values import NUMBER_FORM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.exports.scribe import Record, Scribe

Cell = str | int | float
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type and format in the terms of Table Schema, and whether every row has a value in it."""

    name: str
    type: str = "string"
    format: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the package: the name of its records, its file and its columns in their order."""

    name: str
    file: str
    columns: tuple[Column, ...]


_FORMATS = frozenset({"uuid", "uri", "email"})
_NO_ID = frozenset({"tax_id"})
# Ids of records of the same table, of one of several tables, or of none.
_NO_REFERENCE = _NO_ID | {"parent_organization_id", "parent_id", "link_id", "resource_id"}


def _table(name: str, file: str, columns: str) -> Table:
    """``columns`` are words ``name``, ``name:type`` or ``name:format``, with ``!`` at the end where a value must be."""
    return Table(name, file, tuple(_column(word) for word in columns.split()))


def _column(word: str) -> Column:
    name, _, kind = word.rstrip("!").partition(":")
    if name == "id" or (name.endswith("_id") and name not in _NO_ID):
        kind = "uuid"
    if kind in _FORMATS:
        return Column(name, format=kind, required=word.endswith("!"))
    return Column(name, kind or "string", required=word.endswith("!"))


TABLES = (
    _table(
        "organization",
        "organizations.csv",
        "id! name! alternate_name description! email:email website:uri tax_status tax_id year_incorporated:number"
        " legal_status logo uri:uri parent_organization_id",
    ),
    _table("program", "programs.csv", "id! organization_id! name! alternate_name description!"),
    _table(
        "service",
        "services.csv",
        "id! organization_id! program_id name! alternate_name description url:uri email:email status!"
        " interpretation_services application_process fees_description wait_time fees accreditations"
        " eligibility_description minimum_age:number maximum_age:number assured_date:date assurer_email:email licenses"
        " alert last_modified:datetime",
    ),
    _table("attribute", "attributes.csv", "id! link_id! taxonomy_term_id! link_type link_entity! value label"),
    _table("service_at_location", "service_at_location.csv", "id! service_id! location_id! description"),
    _table(
        "location",
        "locations.csv",
        "id! location_type! url:uri organization_id name alternate_name description transportation latitude:number"
        " longitude:number external_identifier external_identifier_type",
    ),
    _table(
        "phone",
        "phones.csv",
        "id! location_id service_id organization_id contact_id service_at_location_id number! extension:number type"
        " description",
    ),
    _table(
        "contact",
        "contacts.csv",
        "id! organization_id service_id service_at_location_id location_id name title department email:email",
    ),
    _table(
        "address",
        "addresses.csv",
        "id! location_id attention address_1! address_2 city! region state_province! postal_code! country!"
        " address_type!",
    ),
    _table(
        "schedule",
        "schedules.csv",
        "id! service_id location_id service_at_location_id valid_from:date valid_to:date dtstart:date timezone:number"
        " until:date count:number wkst freq interval:number byday byweekno bymonthday byyearday description"
        " opens_at:time closes_at:time schedule_link:uri attending_type notes",
    ),
    _table("funding", "funding.csv", "id! organization_id service_id source"),
    _table(
        "service_area",
        "service_areas.csv",
        "id! service_id service_at_location_id name description extent extent_type uri",
    ),
    _table("required_document", "required_documents.csv", "id! service_id document uri:uri"),
    _table("language", "languages.csv", "id! service_id location_id phone_id name code note"),
    _table("accessibility", "accessibility.csv", "id! location_id description details url:uri"),
    _table(
        "taxonomy_term",
        "taxonomy_terms.csv",
        "id! code name! description! parent_id taxonomy language taxonomy_id term_uri:uri",
    ),
    _table(
        "metadata",
        "metadata.csv",
        "id! resource_id! resource_type! last_action_date:date! last_action_type! field_name! previous_value!"
        " replacement_value! updated_by!",
    ),
    _table("meta_table_description", "meta_table_descriptions.csv", "id! name language character_set"),
    _table(
        "cost_option",
        "cost_options.csv",
        "id! service_id! valid_from:date valid_to:date option currency amount:number amount_description",
    ),
    _table(
        "organization_identifier",
        "organization_identifiers.csv",
        "id! organization_id! identifier_scheme identifier_type! identifier!",
    ),
    _table("taxonomy", "taxonomies.csv", "id! name! description! uri:uri version"),
    _table(
        "service_capacity",
        "service_capacity.csv",
        "id! service_id! unit_id! available:number! maximum:number description updated:datetime!",
    ),
    _table("unit", "units.csv", "id! name! scheme identifier uri:uri"),
    _table("url", "url.csv", "id! label url:uri! organization_id service_id"),
)
ADDRESSES = frozenset(column.name for table in TABLES for column in table.columns if column.format == "uri")
"""The columns that hold web addresses."""
COLUMNS = {table.name: tuple(column.name for column in table.columns) for table in TABLES}
"""The names of each table's columns."""

# A spreadsheet runs a cell that begins with a sign of a formula, also in quotation marks (OWASP, "CSV Injection").
_GUARD = "'"
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\s']")
_PHONE = re.compile(NUMBER_FORM)


def csv_of(table: Table, rows: Iterable[Mapping[str, Cell]]) -> bytes:
    """The rows of a table as RFC 4180 asks, in UTF-8; what a row lacks is empty.

    A text that begins with a sign of a formula, a blank or an apostrophe gets an apostrophe before it; whoever takes
    the first apostrophe of a cell away has the text back. A phone number has nothing that runs and stays as it is.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    names = COLUMNS[table.name]
    writer.writerow(names)
    writer.writerows([_cell(row.get(name, "")) for name in names] for row in rows)
    return file.getvalue().encode()


def _cell(value: Cell) -> str:
    if not isinstance(value, str):
        return str(value)
    return f"{_GUARD}{value}" if _FORMULA.match(value) and not _PHONE.fullmatch(value) else value


def descriptor(scribe: Scribe) -> bytes:
    """``datapackage.json``: the tables for programs that read Data Packages."""
    network = scribe.directory.registry.network
    package: Record = {
        "profile": "tabular-data-package",
        "name": f"{network.id}-hsds",
        "title": scribe.main(network.name),
        "version": VERSION,
        "as_of": scribe.directory.as_of.isoformat(),
        "resources": [_resource(table) for table in TABLES],
    }
    return f"{json.dumps(package, ensure_ascii=False, indent=1)}\n".encode()


def _resource(table: Table) -> Record:
    named = [(column.name, column.name.removesuffix("_id")) for column in table.columns]
    references = [(name, to) for name, to in named if name.endswith("_id") and name not in _NO_REFERENCE]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": "id",
            "foreignKeys": [{"fields": name, "reference": {"resource": to, "fields": "id"}} for name, to in references],
        },
    }


def _field(column: Column) -> Record:
    field: Record = {"name": column.name, "type": column.type}
    if column.format:
        field["format"] = column.format
    if column.required:
        field["constraints"] = {"required": True}
    return field
