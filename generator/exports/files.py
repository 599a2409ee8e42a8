"""The files for programs in ``data/``: the facts in every format, and a page to read first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.exports import calendars, cards, changes, cpsv, geojson, hsds, own, ptv, schema_org_file, tables
from generator.exports.catalogue import READ_FIRST, files_of
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
    yield from files_of(scribe, FORMATS)
    yield read_first(scribe)


def files_of_format(scribe: Scribe, key: str) -> Iterator[tuple[str, bytes]]:
    """Those of the format ``key``."""
    return files_of(scribe, [one for one in FORMATS if one.key == key])


def read_first(scribe: Scribe) -> tuple[str, bytes]:
    """The file that tells of the others."""
    return READ_FIRST, readme(scribe, FORMATS).encode()
