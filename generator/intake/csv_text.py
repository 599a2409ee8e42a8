"""A table in CSV as rows of named cells: comma or semicolon, with or without a mark at the beginning."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from generator.intake.draft import SHOWN
from generator.intake.source import RefusedError
from generator.registry.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.intake.source import Source

GUARD = "'"
"""What our own tables have before a text that a spreadsheet would run or change."""
_LONGEST_CELL = 2**20


def rows_of(source: Source, wanted: Collection[str], standard: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the head with their numbers in a spreadsheet (the head is 1), without empty ones.

    Every row has every column. The head names at least one of the columns ``wanted``; ``standard`` is what messages
    call the names of the columns.
    Raises ``RefusedError`` where the file is no such table.
    """
    data = source.data()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise RefusedError([Problem("not-utf8", _place(source, data.decode("cp1252", "replace"), line))]) from error
    csv.field_size_limit(_LONGEST_CELL)
    head = text.partition("\n")[0]
    separator = ";" if head.count(";") > head.count(",") else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        names = _without_empty_end([name.strip() for name in next(lines, [])])
        if len(set(names)) < len(names) or "" in names or not set(wanted) & set(names):
            parts = {"wanted": ", ".join(f"`{name}`" for name in wanted), "standard": standard}
            raise RefusedError([Problem("csv-head", _place(source, text, 1), parts)])
        for number, cells in enumerate(map(_without_empty_end, lines), 2):
            if len(cells) > len(names):
                parts = {"given": str(len(cells)), "wanted": str(len(names))}
                raise RefusedError([Problem("csv-row", _place(source, text, lines.line_num), parts)])
            if cells:
                yield number, {**dict.fromkeys(names, ""), **dict(zip(names, cells, strict=False))}
    except csv.Error as error:
        raise RefusedError([Problem("csv-syntax", _place(source, text, lines.line_num))]) from error


def _without_empty_end(cells: list[str]) -> list[str]:
    """A row without the empty cells at its end, which spreadsheets add."""
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _place(source: Source, text: str, line: int) -> Place:
    """A line of the table, shown as far as a terminal is wide."""
    lines = text.splitlines()
    shown = lines[line - 1][:SHOWN] if line <= len(lines) else ""
    return Place(source.name, line, 1, max(len(shown), 1), shown)
