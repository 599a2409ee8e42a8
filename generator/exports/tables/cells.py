"""How a cell is written: for programs, and so that Finnish Excel keeps it as it is.

A spreadsheet runs a cell that begins with a sign of a formula, also in quotation marks (OWASP, "CSV Injection"). Such a
text gets an apostrophe before it, and so does a text that itself begins with one; whoever takes the first apostrophe
away has the text back. In the tables for Excel the same guard keeps whatever Excel would take for a number, a date or a
truth value: "016" would become 16, and "2024-08" a day. It is seen in the cell, unlike a blank or a tab, and it is no
formula, unlike ="016".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from generator.registry.values import NUMBER_FORM

Kind = Literal["text", "key", "keys", "code", "phone", "stated", "date", "integer", "counts", "decimal", "truth", "url"]
"""What a column holds. ``keys`` are ids and ``counts`` numbers with blanks between them; ``stated`` is a date as exact
as its source gives it."""
Cell = str | int | bool | None
Row = Sequence[Cell]

GUARD = "'"
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\s']")
_PHONE = re.compile(NUMBER_FORM)
_PLAIN = re.compile(r"[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTHS = "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu"
# What Finnish Excel reads as something else than a text: all that begins with no letter, months, truth values.
_NO_TEXT = re.compile(rf"[\W\d_]|(?:{_MONTHS})\w*[\s./-]*\d|(?:tosi|epätosi|true|false)\Z", re.IGNORECASE)


def for_programs(kind: Kind, cell: Cell) -> str:
    """The cell in the tables with commas; nothing is "". A phone number has nothing that runs and stays as it is."""
    written = _written(cell)
    runs = kind == "text" and _FORMULA.match(written) and not _PHONE.fullmatch(written)
    return f"{GUARD}{written}" if runs else written


def for_excel(kind: Kind, cell: Cell) -> str:
    """The cell in the tables with semicolons."""
    written = _written(cell)
    if kind == "decimal":
        return written.replace(".", ",")
    if kind in ("integer", "date", "truth", "url") or (kind in ("stated", "counts") and _PLAIN.fullmatch(written)):
        return written
    return f"{GUARD}{written}" if _NO_TEXT.match(written) else written


def comma(kinds: Sequence[Kind], head: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table for programs: RFC 4180, UTF-8 without a mark, decimal point."""
    return _table(for_programs, ",", kinds, head, rows).encode()


def semicolon(kinds: Sequence[Kind], head: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table for Excel with Finnish settings: UTF-8 with a mark, by which Excel knows it, decimal comma."""
    return _table(for_excel, ";", kinds, head, rows).encode("utf-8-sig")


def _table(
    write: Callable[[Kind, Cell], str], separator: str, kinds: Sequence[Kind], head: Sequence[str], rows: Iterable[Row]
) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(list(map(write, kinds, row)) for row in rows)
    return file.getvalue()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)
