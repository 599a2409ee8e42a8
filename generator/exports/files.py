"""The files for programs in ``data/``: the facts, the schemas that describe them, and a page to read first."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files as resources
from typing import TYPE_CHECKING

from generator.exports.accessibility import accessibility
from generator.exports.lines import one_record_a_line
from generator.exports.municipalities import municipalities
from generator.exports.readme import readme
from generator.exports.units import units
from generator.registry.prose import START_PAGE

if TYPE_CHECKING:
    from generator.exports.scribe import Record, Scribe


def files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
    """Every file with its path below the portal's root."""
    documents = {"municipalities": municipalities(scribe), "units": units(scribe), "topics": topics(scribe)}
    documents["accessibility"] = accessibility(scribe)
    for name, document in documents.items():
        yield f"data/{name}.json", one_record_a_line(document)
        schema = f"schemas/{name}.schema.json"
        yield f"data/{schema}", resources("generator.exports").joinpath(schema).read_bytes()
    yield "data/README.txt", readme(scribe.directory).encode()


def topics(scribe: Scribe) -> Record:
    """``topics.json``: the page that answers each topic, in the languages in which somebody has written it."""
    found: Record = {}
    shelf = scribe.shelf
    for key in shelf.all_keys():
        pages = {code: page for code, page in scribe.pages("page", key).items() if key in shelf.articles[code]}
        if key != START_PAGE and pages:
            found[key] = pages
    return found
