"""What may be in tables for spreadsheets, in cards of addresses and in calendars: for outputs of these kinds."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

_FORMULA = re.compile(r"[\t\r\n ]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")
_NUMBER = re.compile(r"[+-]?[\d .,()-]+")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]|\r(?!\n)|(?<!\r)\n")
_LINE = re.compile(r"([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=(?:\"[^\"]*\"|[^\";:]*))*):(.*)")
_WORDS = """
    BEGIN END VERSION PRODID CALSCALE METHOD UID REV FN N ORG TITLE ADR TEL EMAIL URL NOTE CATEGORIES KIND LANG SOURCE
    NAME SUMMARY DESCRIPTION LOCATION DTSTAMP DTSTART DTEND DURATION RRULE CLASS TRANSP STATUS SEQUENCE CREATED
    LAST-MODIFIED REFRESH-INTERVAL X-WR-CALNAME
"""
_NAMES = frozenset(_WORDS.split())


def table(path: str, content: bytes, site_url: str = "") -> Iterator[str]:
    """What must not be in a CSV: a cell that is a formula (a number is none), a row longer or shorter than the head."""
    del path, site_url
    text = content.decode("utf-8-sig")
    separator = ";" if ";" in text.partition("\n")[0] else ","
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        yield str(error)
        return
    for row in rows:
        if len(row) != len(rows[0]):
            yield f"a row of {len(row)} cells: {row[:2]}"
        yield from (f"a formula: {cell[:60]!r}" for cell in row if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell))


def card(path: str, content: bytes, site_url: str = "") -> Iterator[str]:
    """What must not be in a vCard or a calendar: unknown lines, ends out of order, addresses that run something."""
    del path, site_url
    text = content.decode()
    if _SIGNS.search(text):
        yield "a line break or a sign of its own"
    opened: list[str] = []
    for line in re.sub(r"\r\n[ \t]", "", text).removesuffix("\r\n").split("\r\n"):
        match = _LINE.fullmatch(line)
        name, value = (match[1], match[3]) if match else ("", "")
        if name not in _NAMES or not (opened or name == "BEGIN"):
            yield f"a line of its own: {line[:60]!r}"
        elif name == "BEGIN":
            opened.append(value)
        elif name == "END" and opened.pop() != value:
            yield f"an end of what has not begun: {line[:60]!r}"
        elif name == "URL" and urlsplit(value).scheme not in _SCHEMES:
            yield f"an address that leads to {value[:60]!r}"
    if opened:
        yield f"no end of {opened}"
