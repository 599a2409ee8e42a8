"""Our own JSON with its schemas: everything that the registry says, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from generator.exports.accessibility import accessibility
from generator.exports.catalogue import Entry, Format
from generator.exports.changes import changes
from generator.exports.described import schema
from generator.exports.lines import one_record_a_line
from generator.exports.municipalities import municipalities, municipality
from generator.exports.units import units
from generator.registry.prose import START_PAGE

if TYPE_CHECKING:
    from generator.exports.scribe import Record, Scribe

_SCHEMA = "application/schema+json"


def topics(scribe: Scribe) -> Record:
    """``topics.json``: the page that answers each topic, in the languages in which somebody has written it."""
    found: Record = {}
    shelf = scribe.shelf
    for key in shelf.all_keys():
        pages = {code: page for code, page in scribe.pages("page", key).items() if key in shelf.articles[code]}
        if key != START_PAGE and pages:
            found[key] = pages
    return found


_DOCUMENTS: dict[str, Callable[[Scribe], Record]] = {
    "municipalities": municipalities,
    "units": units,
    "topics": topics,
    "accessibility": accessibility,
    "changes": changes,
}


def _files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
    for name, document in _DOCUMENTS.items():
        yield f"{name}.json", one_record_a_line(document(scribe))
        path = f"schemas/{name}.schema.json"
        yield path, schema(scribe, path)


def _example(scribe: Scribe) -> tuple[str, str]:
    """The municipality of the first unit, as a program finds it."""
    directory = scribe.directory
    home = directory.answers.home(next(iter(directory.units.values())))
    return "municipalities.json", json.dumps(municipality(scribe, home), ensure_ascii=False, indent=2)


FORMAT = Format(
    key="own",
    standard="JSON Schema 2020-12",
    address="https://json-schema.org/draft/2020-12",
    entries=(
        *(Entry(f"{name}.json", "application/json") for name in _DOCUMENTS),
        *(Entry(f"schemas/{name}.schema.json", _SCHEMA) for name in _DOCUMENTS),
    ),
    files=_files,
    example=_example,
)
