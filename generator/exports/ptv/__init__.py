"""A worksheet for the Finnish Service Catalogue (PTV): each unit as a service of its interface, version 11.

An editor carries it over by hand. Nothing is ever sent to the catalogue.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.exports import shared
from generator.exports.catalogue import Entry, Format
from generator.exports.described import schema
from generator.exports.lines import one_record_a_line
from generator.exports.ptv import texts
from generator.exports.ptv.cannot import cannot, missing
from generator.exports.ptv.channels import channels
from generator.exports.ptv.lengths import lengths
from generator.exports.ptv.origins import origins
from generator.exports.ptv.service import service
from generator.exports.ptv.worksheet import worksheet
from generator.exports.scribe import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.exports.ptv.items import Json
    from generator.exports.scribe import Scribe

_SCHEMA = "schemas/ptv.schema.json"


def document(scribe: Scribe, key: str) -> Json:
    """The unit's file, as JSON values; ``service`` and each of ``channels`` alone are in the catalogue's shape."""
    name, (summary, *_) = texts.name(scribe, key), texts.described(scribe, key)
    reached = channels(scribe, key, name, summary)
    left, whence = cannot(scribe, key), origins(scribe, key)
    return {
        **scribe.head(),
        "unit": key,
        "general_description": _general_description(scribe),
        "service": service(scribe, key, reached),
        "channels": reached,
        "lengths": lengths(scribe, key),
        "missing": missing(scribe, key),
        "cannot": left,
        "origins": whence,
        "sources": _sources(scribe, [*left, *whence]),
    }


def _general_description(scribe: Scribe) -> Json | None:
    """The national description that the editor attaches, by the code and names that the catalogue shows for it."""
    classification = scribe.directory.registry.network.classification
    general = classification.general_description if classification else None
    return {"code": general.code, "name": text(general.name)} if general else None


def _sources(scribe: Scribe, rows: list[Json]) -> list[Json]:
    """The sources that ``rows`` name, in the registry's order."""
    used = {source for row in rows for source in row["sources"]}
    known = scribe.directory.registry.sources
    return [{"key": key, **shared.source(scribe, key)} for key in known if key in used]


def _files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
    for key in scribe.directory.units:
        made = document(scribe, key)
        yield f"ptv/{key}.json", one_record_a_line(made)
        for language in scribe.lenses:
            yield f"ptv/{key}.{language}.txt", worksheet(scribe, made, language).encode()
    yield _SCHEMA, schema(scribe, _SCHEMA)


def _example(scribe: Scribe) -> tuple[str, str]:
    """What the length report says of the first unit's summary."""
    key = next(iter(scribe.directory.units))
    _, summary, *_ = lengths(scribe, key)[scribe.first]
    return f"ptv/{key}.json", json.dumps(summary, ensure_ascii=False, indent=1)


FORMAT = Format(
    key="ptv",
    standard="PTV Open API v11",
    address="https://github.com/vrk-kpa/ptv-releases",
    entries=(
        Entry("ptv/{id}.json", "application/json"),
        Entry("ptv/{id}.{language}.txt", "text/plain"),
        Entry(_SCHEMA, "application/schema+json"),
    ),
    files=_files,
    example=_example,
)
