"""The files for programs in ``data/``: the facts in every format, and a page to read first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.exports import calendars, cards, changes, cpsv, geojson, hsds, own, ptv, schema_org_file, tables
from generator.exports.catalogue import files_of
from generator.exports.openapi import openapi
from generator.exports.readme import readme

if TYPE_CHECKING:
    from generator.exports.catalogue import Format
    from generator.exports.scribe import Scribe

_DESCRIBED: tuple[Format, ...] = (
    own.FORMAT,
    hsds.FORMAT,
    tables.FORMAT,
    geojson.FORMAT,
    cpsv.FORMAT,
    schema_org_file.FORMAT,
    ptv.FORMAT,
    cards.FORMAT,
    calendars.FORMAT,
    changes.FORMAT,
)
FORMATS: tuple[Format, ...] = (*_DESCRIBED, openapi(_DESCRIBED))
"""All formats, in the order in which the page for developers tells of them."""


def files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
    """Every file with its path below the portal's root."""
    return files_of(scribe, FORMATS, readme(scribe, FORMATS))
