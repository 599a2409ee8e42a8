"""``openapi.json``: the JSON files as an interface that programs can ask, by OpenAPI 3.1.1."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from generator.exports.catalogue import Entry, Format
from generator.exports.lines import one_record_a_line
from generator.exports.scribe import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.directory.words import Words
    from generator.exports.scribe import Record, Scribe

_STANDARD = "3.1.1"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_JSON = "application/json"
_OWN = Entry("openapi.json", _JSON)


def openapi(formats: Sequence[Format]) -> Format:
    """The format that describes the JSON files of ``formats``, and itself."""
    described: list[Format] = []

    def files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
        yield _OWN.path, one_record_a_line(_document(scribe, described))

    def example(scribe: Scribe) -> tuple[str, str]:
        first, path = next(_paths(scribe, described))
        return _OWN.path, json.dumps({first: path}, ensure_ascii=False, indent=1)

    made = Format(
        key="openapi",
        standard=f"OpenAPI {_STANDARD}",
        address=f"https://spec.openapis.org/oas/v{_STANDARD}.html",
        entries=(_OWN,),
        files=files,
        example=example,
    )
    described += [*formats, made]
    return made


def is_json(entry: Entry) -> bool:
    """Whether a file is JSON in any of its forms (RFC 6839, section 3.1)."""
    kind = entry.media_type.partition(";")[0]
    return kind == _JSON or kind.endswith("+json")


def _document(scribe: Scribe, formats: Sequence[Format]) -> Record:
    directory = scribe.directory
    network = directory.registry.network
    words = scribe.english
    return {
        "openapi": _STANDARD,
        "jsonSchemaDialect": _DIALECT,
        "info": {
            "title": f"{network.name.best('en', network.languages)[0]}: data",
            "version": VERSION,
            "description": _ABOUT.format(
                as_of=directory.as_of.isoformat(),
                publisher=network.publisher.value or "unknown",
                feedback=network.feedback.value or "unknown",
            ),
            "x-as-of": directory.as_of.isoformat(),
        },
        "externalDocs": {"url": "README.txt", "description": "Read first: every file and field in words."},
        "servers": [{"url": ".", "description": "The folder that this description lies in."}],
        "tags": [_tag(one, words) for one in formats if any(map(is_json, one.entries))],
        "paths": dict(_paths(scribe, formats)),
    }


def _paths(scribe: Scribe, formats: Sequence[Format]) -> Iterator[tuple[str, Record]]:
    schemas = {entry.path for one in formats for entry in one.entries if entry.path.endswith(".schema.json")}
    for one in formats:
        for entry in filter(is_json, one.entries):
            yield f"/{entry.path}", _path(scribe, one, entry, schemas)


def _tag(one: Format, words: Words) -> Record:
    told = f"{words(f'formats.{one.key}_title')}. {words(f'formats.{one.key}_limits')}"
    documented = {"externalDocs": {"url": one.address, "description": one.standard}} if one.address else {}
    return {"name": one.key, "description": told, **documented}


def _path(scribe: Scribe, one: Format, entry: Entry, schemas: set[str]) -> Record:
    names = re.findall(r"\{(\w+)\}", entry.path)
    parameters = {"parameters": [_parameter(scribe, name) for name in names]} if names else {}
    described = f"schemas/{entry.path.removesuffix('.json')}.schema.json"
    # Servers know a type by the ending alone.
    kind = _JSON if entry.path.endswith(".json") else entry.media_type
    content = {kind: {"schema": {"$ref": described}} if described in schemas else {}}
    answers: Record = {
        "200": {
            "description": f"The file, as of the day of the directory ({one.standard}).",
            "headers": {"Access-Control-Allow-Origin": {"description": "*", "schema": {"const": "*"}}},
            "content": content,
        }
    }
    if names:
        answers["404"] = {"description": "There is no such file."}
    operation = {
        "operationId": re.sub(r"\W+", "_", f"get {entry.path}").strip("_"),
        "summary": entry.path,
        "tags": [one.key],
        "responses": answers,
    }
    return {**parameters, "get": operation}


def _parameter(scribe: Scribe, name: str) -> Record:
    schema: Record = {"type": "string", "pattern": "^[^/]+$"}
    if name == "language":
        schema = {"enum": list(scribe.languages)}
    told = f"The {name} in the name of a file; the files that exist are those that the other files name."
    return {"name": name, "in": "path", "required": True, "description": told, "schema": schema}


_ABOUT = """\
The facts of the directory as of {as_of}, as files. They are static: there are no query parameters, no keys and no
methods but GET and HEAD, and a file is whole or not there. The same facts and the same day give the same bytes. The
rules for servers that come with the site (_headers, server/) let programs of other sites read this folder
(Access-Control-Allow-Origin: *); a host that does not follow them may not.

Compiled from public sources; a unit has confirmed a fact only where "verified" says so. What no source says is null or
left out. Nobody tells how many places are free, so no file does.

Publisher: {publisher}. Feedback: {feedback}. Files that are not JSON are listed in README.txt.
"""
