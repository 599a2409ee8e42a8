"""The files for programs in ``data/``: the facts in every format, and a page to read first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.exports import own, ptv
from generator.exports.catalogue import FOLDER
from generator.exports.readme import readme

if TYPE_CHECKING:
    from generator.exports.catalogue import Format
    from generator.exports.scribe import Scribe

FORMATS: tuple[Format, ...] = (own.FORMAT, ptv.FORMAT)
"""All formats, in the order in which the page for developers tells of them."""


def files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
    """Every file with its path below the portal's root."""
    for one in FORMATS:
        for path, content in one.files(scribe):
            yield f"{FOLDER}{path}", content
    yield f"{FOLDER}README.txt", readme(scribe, FORMATS).encode()
