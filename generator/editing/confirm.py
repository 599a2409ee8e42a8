"""The day on which somebody asked the owner, written into a record or a fact; no other byte changes.

A record's day is inherited by its fields that have none of their own. A bare value becomes a record with its ``value``.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.editing.confirmable import facts_of
from generator.editing.stamping import VERIFIED, Page
from generator.registry import reader

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from generator.editing.confirmable import Record
    from generator.registry.document import Document


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
    return {field: part.get(VERIFIED, "") if isinstance(part, dict) else "" for field, part in parts.items()}


def _own(value: Mapping[str, Any], facts: list[str], day: dt.date) -> dict[str, str]:
    """The facts that do not inherit the record's day, with theirs."""
    parts = {field: value[field] for field in facts if isinstance(value.get(field), dict)}
    days = {field: part[VERIFIED] for field, part in parts.items() if VERIFIED in part}
    return {field: one for field, one in days.items() if one not in ("unknown", day.isoformat())}


def _put(record: dict[str, Any], field: str, day: dt.date) -> None:
    if not field:
        record[VERIFIED] = day.isoformat()
    elif _is_fact(record[field]):
        record[field][VERIFIED] = day.isoformat()
    else:
        record[field] = {"value": record[field], VERIFIED: day.isoformat()}


def _is_fact(value: object) -> bool:
    """Whether a fact is written as a record, which says at least its value or where it is from."""
    return isinstance(value, dict) and bool(value.keys() & {"value", "source", "date", VERIFIED})


def _with_day(data: bytes, record: Record, field: str, day: dt.date) -> bytes:
    document = reader.read(data, "")
    page = Page(document, day)
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
    if VERIFIED in value:
        page.replace(node.parts[VERIFIED].at)
    elif page.in_braces(node):
        page.begin(node.at)
    else:
        page.insert(node, path)
    return page.bytes(data)


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
