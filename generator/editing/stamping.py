"""The lines of a registry file into which a day is written as ``verified:``; no other line changes its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.editing.lines import as_saved, newline_of
from generator.registry.writing import fields_in_order

if TYPE_CHECKING:
    import datetime as dt

    from generator.registry.document import Document, Node

VERIFIED = "verified"


class Page:
    """The lines of a file, each with its end, into which the day is written."""

    def __init__(self, document: Document, day: dt.date) -> None:
        self._document = document
        self._day = day
        # Other signs than the line feed end no line.
        self._lines = [f"{line}\n" for line in document.text.text.split("\n")]
        self._lines[-1] = self._lines[-1][:-1]
        self._newline = newline_of(document.text.text)

    def bytes(self, before: bytes) -> bytes:
        """The file, with the mark at its beginning that it had ``before``."""
        return as_saved("".join(self._lines), before)

    def in_braces(self, node: Node) -> bool:
        """Whether a record is written in braces."""
        return self._document.text.text[node.at] == "{"

    def replace(self, at: int) -> None:
        """Write the day over the one that begins at the index ``at``."""
        number, column = self._at(at)
        line, length = self._lines[number], self._document.text.place(at).length
        self._lines[number] = f"{line[:column]}{self._day}{line[column + length :]}"

    def begin(self, at: int) -> None:
        """Write the day first into the braces at the index ``at``."""
        number, column = self._at(at)
        line = self._lines[number]
        self._lines[number] = f"{line[: column + 1]}{VERIFIED}: {self._day}, {line[column + 1 :].lstrip(' ')}"

    def insert(self, node: Node, path: tuple[str | int, ...]) -> None:
        """Write the day on a line of its own, after the last field that comes before it in the usual order."""
        known = fields_in_order(path)
        later = known[known.index(VERIFIED) + 1 :]
        above = [part for name, part in node.parts.items() if name not in later] or list(node.parts.values())
        number, indent = self._at(above[-1].key)
        self._lines.insert(self._end(number, indent + 1), f"{' ' * indent}{VERIFIED}: {self._day}{self._newline}")

    def wrap(self, node: Node) -> None:
        """Make a bare value the ``value`` of a record with the day; what is below it moves in with it."""
        number, indent = self._at(node.key)
        begin, (key, colon, rest) = " " * indent, self._lines[number][indent:].partition(":")
        end = self._end(number, indent + 1)
        moved = [f"  {line}" if line.strip() else line for line in self._lines[number + 1 : end]]
        first = [f"{begin}{key}{colon}{self._newline}", f"{begin}  value:{rest}"]
        self._lines[number:end] = [*first, *moved, f"{begin}  {VERIFIED}: {self._day}{self._newline}"]

    def _at(self, index: int) -> tuple[int, int]:
        """The line and the column, both from 0, of a sign of the text."""
        place = self._document.text.place(index)
        return place.line - 1, place.column - 1

    def _end(self, number: int, indent: int) -> int:
        """The line after the last one that is indented by ``indent`` or more, from the line ``number`` on."""
        end = number + 1
        for at in range(number + 1, len(self._lines)):
            line = self._lines[at].rstrip()
            if line and len(line) - len(line.lstrip()) < indent:
                break
            if line:
                end = at + 1
        if not self._lines[end - 1].endswith("\n"):
            self._lines[end - 1] += self._newline
        return end
