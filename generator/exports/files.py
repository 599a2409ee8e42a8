"""The files for programs in ``data/``: the facts, the schemas that describe them, and a page to read first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files as resources
from typing import TYPE_CHECKING

from generator.exports.accessibility import accessibility
from generator.exports.lines import one_record_a_line
from generator.exports.municipalities import municipalities
from generator.exports.readme import readme
from generator.exports.scribe import Scribe
from generator.exports.units import units
from generator.registry.prose import START_PAGE

if TYPE_CHECKING:
    from generator.directory.directory import Directory
    from generator.exports.scribe import Folder, Record, Sheet
    from generator.registry.prose import Shelf


def files(
    directory: Directory, shelf: Shelf, languages: Sequence[str], folder: Folder, sheet: Sheet | None
) -> Iterator[tuple[str, bytes]]:
    """Every file with its path below the portal's root.

    ``languages`` are those that have pages, ``folder`` gives their addresses, ``sheet`` those of the units' sheets
    (``None`` where no sheets are made).
    """
    scribe = Scribe(directory, languages, folder, sheet)
    documents = {"municipalities": municipalities(scribe), "units": units(scribe), "topics": topics(scribe, shelf)}
    documents["accessibility"] = accessibility(scribe)
    for name, document in documents.items():
        yield f"data/{name}.json", one_record_a_line(document)
        schema = f"schemas/{name}.schema.json"
        yield f"data/{schema}", resources("generator.exports").joinpath(schema).read_bytes()
    yield "data/README.txt", readme(directory).encode()


def topics(scribe: Scribe, shelf: Shelf) -> Record:
    """``topics.json``: the page that answers each topic, in the languages in which somebody has written it."""
    found: Record = {}
    for key in shelf.all_keys():
        pages = {code: page for code, page in scribe.pages("page", key).items() if key in shelf.articles[code]}
        if key != START_PAGE and pages:
            found[key] = pages
    return found
