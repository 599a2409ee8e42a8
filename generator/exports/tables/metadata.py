"""``csv-metadata.json``: what the tables hold, in the W3C's Metadata Vocabulary for Tabular Data (CSVW).

It describes the tables for programs. Those for Excel have the same columns and rows, but their cells carry guards that
the vocabulary cannot tell of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.scribe import VERSION
from generator.registry.values import KEY_FORM, NUMBER_FORM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.directory.words import Words
    from generator.exports.scribe import Record, Scribe
    from generator.exports.tables.cells import Kind
    from generator.exports.tables.columns import Column, Table

_DAY = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?"
_STATED = rf"^{_DAY}(/({_DAY}|\.\.))?$"
_DATATYPES: dict[Kind, object] = {
    "text": "string",
    "key": {"base": "string", "format": KEY_FORM},
    "keys": {"base": "string", "format": KEY_FORM},
    "code": {"base": "string", "format": "^[0-9]{2,5}$"},
    "phone": {"base": "string", "format": NUMBER_FORM},
    "stated": {"base": "string", "format": _STATED},
    "date": {"base": "date", "format": "yyyy-MM-dd"},
    "integer": {"base": "integer", "minimum": 0},
    "counts": {"base": "integer", "minimum": 0},
    "decimal": "decimal",
    "truth": {"base": "boolean", "format": "true|false"},
    "url": "anyURI",
}
# Said in full, because the vocabulary's defaults differ from those of the tabular data model.
_DIALECT = {
    "encoding": "utf-8",
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
    "lineTerminators": ["\r\n"],
    "trim": False,
}


def metadata(scribe: Scribe, tables: Sequence[Table]) -> Record:
    """The document that describes the ``tables`` of the day."""
    words = {language: lens.words for language, lens in scribe.lenses.items()}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": _said(words, "formats.tables_title"),
        "dc:description": _said(words, "formats.tables_about"),
        "dc:valid": {"@value": scribe.directory.as_of.isoformat(), "@type": "xsd:date"},
        "schema:version": VERSION,
        "dialect": _DIALECT,
        "tables": [_table(one, words) for one in tables],
    }


def _table(table: Table, words: dict[str, Words]) -> Record:
    described: Record = {"url": f"{table.name}.csv", "dc:title": _said(words, f"tables.{table.name}")}
    if table.licence:
        described["dc:license"] = {"@id": table.licence}
    described["tableSchema"] = {
        "columns": [_column(one, words) for one in table.columns],
        "primaryKey": list(table.key),
        "foreignKeys": [_reference(one.name, *one.refers) for one in table.columns if one.refers],
    }
    return described


def _reference(name: str, table: str, column: str) -> Record:
    return {"columnReference": name, "reference": {"resource": f"{table}.csv", "columnReference": column}}


def _column(column: Column, words: dict[str, Words]) -> Record:
    described: Record = {
        "name": column.name,
        # The head of the table is a title of no language, by which a validator knows the column.
        "titles": {"und": column.name, **{language: _title(column, told) for language, told in words.items()}},
        "datatype": {"base": "string", "format": f"^({'|'.join(column.words)})$"}
        if column.words
        else _DATATYPES[column.kind],
    }
    if column.required:
        described["required"] = True
    if column.many:
        described["separator"] = column.many
    if column.language:
        described["lang"] = column.language
    return described


def _title(column: Column, words: Words) -> str:
    title = words(column.wording)
    return f"{title} ({words(f'columns.in_{column.language}')})" if column.language else title


def _said(words: dict[str, Words], key: str) -> list[Record]:
    return [{"@value": told(key), "@language": language} for language, told in words.items()]
