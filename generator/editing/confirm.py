"""The day on which somebody asked the owner, written into a record or a fact; no other byte changes.

A record's day is inherited by its fields that have none of their own. A bare value becomes a record with its ``value``.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from generator.editing.lines import as_saved, newline_of
from generator.registry import reader
from generator.registry.nouns import Registry
from generator.registry.values import Fact, Model, Sourced
from generator.registry.writing import fields_in_order

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from generator.registry.document import Document, Node

Record: TypeAlias = tuple[str, str]
"""A section of the registry and the id of a record in it."""

_VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Touched:
    """A line of the file, counted from 1, before and after; a new line has no ``before``."""

    number: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The file's new bytes, and what was confirmed with the day that stood there; ``own`` keep days of their own."""

    data: bytes
    former: Mapping[str, str]
    lines: tuple[Touched, ...]
    own: Mapping[str, str]


class CannotConfirmError(Exception):
    """``code`` says why nothing was written, ``about`` of which field, and ``known`` are the right words."""

    def __init__(self, code: str, about: str, known: list[str] | None = None) -> None:
        super().__init__(f"{code}: {about}")
        self.code, self.about, self.known = code, about, known or []


def records() -> dict[str, type[Sourced]]:
    """The sections whose records can be confirmed, with the model of their records."""
    found: dict[str, type[Sourced]] = {}
    for name, field in Registry.model_fields.items():
        for kind in _kinds(field.annotation):
            if isinstance(kind, type) and issubclass(kind, Sourced) and name != "network":
                found[name] = kind
    return found


def facts_of(section: str) -> list[str]:
    """The fields of a section's records that can be confirmed by themselves."""
    return [
        field.alias or name
        for name, field in records()[section].model_fields.items()
        if any(isinstance(kind, type) and issubclass(kind, Fact) for kind in _kinds(field.annotation))
    ]


def _kinds(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - an annotation
    yield annotation
    if not (isinstance(annotation, type) and issubclass(annotation, Model)):
        for part in get_args(annotation):
            yield from _kinds(part)


def confirmed(data: bytes, record: Record, fields: list[str], day: dt.date) -> Confirmed:
    """``data``, a registry that can be read, with ``day`` as the day of ``record``, or of its ``fields`` alone.

    Raises ``CannotConfirmError`` where a field cannot be, where a record is written in braces, or where the file would
    say anything else than before.
    """
    section, key = record
    before = reader.read(data, "")
    value = _record_in(before, record)
    for field in fields:
        if field not in facts_of(section):
            raise CannotConfirmError("not-a-fact", field, facts_of(section))
        if field not in value:
            raise CannotConfirmError("not-there", field, [one for one in facts_of(section) if one in value])
    wanted: Any = copy.deepcopy(before.value)
    for field in fields or [""]:
        data = _with_day(data, record, field, day)
        _put(wanted[section][key], field, day)
    after = reader.read(data, "")
    if after.value != wanted:
        raise CannotConfirmError("unsafe", fields[0] if fields else key)
    own = {} if fields else _own(value, facts_of(section), day)
    return Confirmed(data, _former(value, fields), tuple(_lines(before.text.text, after.text.text)), own)


def _record_in(document: Document, record: Record) -> dict[str, Any]:
    whole: Any = document.value
    found: dict[str, Any] = whole[record[0]][record[1]]
    return found


def _former(value: Mapping[str, Any], fields: list[str]) -> dict[str, str]:
    parts = {field: value[field] for field in fields} or {"": value}
    return {field: part.get(_VERIFIED, "") if isinstance(part, dict) else "" for field, part in parts.items()}


def _own(value: Mapping[str, Any], facts: list[str], day: dt.date) -> dict[str, str]:
    """The facts that do not inherit the record's day, with theirs."""
    parts = {field: value[field] for field in facts if isinstance(value.get(field), dict)}
    days = {field: part[_VERIFIED] for field, part in parts.items() if _VERIFIED in part}
    return {field: one for field, one in days.items() if one not in ("unknown", day.isoformat())}


def _put(record: dict[str, Any], field: str, day: dt.date) -> None:
    if not field:
        record[_VERIFIED] = day.isoformat()
    elif _is_fact(record[field]):
        record[field][_VERIFIED] = day.isoformat()
    else:
        record[field] = {"value": record[field], _VERIFIED: day.isoformat()}


def _is_fact(value: object) -> bool:
    """Whether a fact is written as a record, which says at least its value or where it is from."""
    return isinstance(value, dict) and bool(value.keys() & {"value", "source", "date", _VERIFIED})


def _with_day(data: bytes, record: Record, field: str, day: dt.date) -> bytes:
    document = reader.read(data, "")
    page = _Page(document, day)
    node, value = document.tree.parts[record[0]].parts[record[1]], _record_in(document, record)
    path: tuple[str | int, ...] = record
    if field:
        above, node, path = node, node.parts[field], (*record, field)
        if not _is_fact(value[field]):
            if page.in_braces(above):
                raise CannotConfirmError("in-braces", record[1])
            page.wrap(node)
            return page.bytes(data)
        value = value[field]
    if _VERIFIED in value:
        page.replace(node.parts[_VERIFIED].at)
    elif page.in_braces(node):
        page.begin(node.at)
    else:
        page.insert(node, path)
    return page.bytes(data)


class _Page:
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
        self._lines[number] = f"{line[: column + 1]}{_VERIFIED}: {self._day}, {line[column + 1 :].lstrip(' ')}"

    def insert(self, node: Node, path: tuple[str | int, ...]) -> None:
        """Write the day on a line of its own, after the last field that comes before it in the usual order."""
        known = fields_in_order(path)
        later = known[known.index(_VERIFIED) + 1 :]
        above = [part for name, part in node.parts.items() if name not in later] or list(node.parts.values())
        number, indent = self._at(above[-1].key)
        self._lines.insert(self._end(number, indent + 1), f"{' ' * indent}{_VERIFIED}: {self._day}{self._newline}")

    def wrap(self, node: Node) -> None:
        """Make a bare value the ``value`` of a record with the day; what is below it moves in with it."""
        number, indent = self._at(node.key)
        begin, (key, colon, rest) = " " * indent, self._lines[number][indent:].partition(":")
        end = self._end(number, indent + 1)
        moved = [f"  {line}" if line.strip() else line for line in self._lines[number + 1 : end]]
        first = [f"{begin}{key}{colon}{self._newline}", f"{begin}  value:{rest}"]
        self._lines[number:end] = [*first, *moved, f"{begin}  {_VERIFIED}: {self._day}{self._newline}"]

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


def _lines(before: str, after: str) -> Iterator[Touched]:
    """The lines that differ: those from the first to the last that do, side by side."""
    old, new = before.split("\n"), after.split("\n")
    start = next(
        (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )
    stop = 0
    while stop < min(len(old), len(new)) - start and old[-1 - stop] == new[-1 - stop]:
        stop += 1
    removed, added = old[start : len(old) - stop], new[start : len(new) - stop]
    for at in range(max(len(removed), len(added))):
        sides = (part[at] if at < len(part) else "" for part in (removed, added))
        yield Touched(start + at + 1, *sides)
