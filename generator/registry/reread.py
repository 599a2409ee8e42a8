"""Reading a file again of which a little has changed: only the records around the change are taken apart.

What YAML makes of a line depends on what lies above it through the containers that are open there, and through nothing
else. At the key of a record these are always the same two: the file and the section. So what stands between two such
keys, below the section's own key, is read as it is read in the whole file; the rest is known.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from generator.registry import reader
from generator.registry.document import Document, marks_of
from generator.registry.text import MAX_BYTES, FileText

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.registry.document import Value
    from generator.registry.fields import Path

    Paths = Sequence[Sequence[str | int]]

# What ends a document or begins another one, an explicit key (a value that it lacks is where the next record begins),
# and the ends of lines that only YAML knows.
_NOT_ALONE = re.compile(r"^(?:---|\.\.\.|%)|(?:^|[\s\[{,])\?(?!\S)|[\x85\u2028\u2029]", re.MULTILINE)
_AROUND = 3
"""So many marks stand around records that are read alone: that of the file, and two of the section."""
_ENDS = 4
"""The events at the beginnings and the ends of a file and its document."""


class _Cut(NamedTuple):
    """A key before which a file can be cut: where its line begins, and the number of its mark.

    The ``record`` is empty at a section's own key, both names are at the end of the file.
    """

    line: int
    mark: int
    section: str = ""
    record: str = ""


class Known(NamedTuple):
    """A document without problems, where it can be cut, and how many groups it has: values that hold others."""

    document: Document
    cuts: Sequence[_Cut]
    groups: int


def known(document: Document) -> Known:
    """What the next reading needs of ``document``, which has no problems."""
    end = _Cut(len(document.text.text), len(document.marks))
    return Known(document, [*_cuts(document), end], _groups(document.value))


def read_again(before: Known, data: bytes, name: str) -> Known | None:
    """The document of ``data``, the same as ``reader.read`` gives, from what is known of the file as it was before.

    ``None`` where more has changed than records of one section, or where one of these has problems; never raises.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    old, cuts = before.document.text.text, before.cuts
    same_before = _same_at_start(old, text)
    same_after = _same_at_end(old, text, same_before)
    first = bisect_right(cuts, same_before, key=_line) - 1
    if first >= 0 and not _has_whole_line(old, cuts[first].line, same_before):
        first -= 1
    last = bisect_left(cuts, len(old) - same_after, key=_line)
    is_too_large = len(data) > MAX_BYTES
    is_alone = 0 <= first < last and cuts[first].record and not is_too_large
    return _spliced(before, FileText(name, text), first, last) if is_alone else None


def _spliced(before: Known, text: FileText, first: int, last: int) -> Known | None:
    """``before`` with what now stands in ``text`` from its cut ``first`` to its cut ``last``."""
    document, cuts, groups = before
    start, end = cuts[first], cuts[last]
    longer = len(text.text) - len(document.text.text)
    between = text.text[start.line : end.line + longer]
    is_of_records = cuts[last - 1].section == start.section
    is_whole = between.endswith("\n") or last == len(cuts) - 1
    if not is_of_records or not is_whole or _NOT_ALONE.search(between):
        return None
    head = f"{json.dumps(start.section)}:\n"
    part = reader.read((head + between).encode(), text.name)
    own = list(_cuts(part))[1:]
    old, records = _sections(document)[start.section], _sections(part).get(start.section)
    if part.problems or not isinstance(old, dict) or not isinstance(records, dict):
        return None
    gone = [cut.record for cut in cuts[first:last]]
    section = _exchanged(old, gone, records)
    more = len(part.marks) - _AROUND - (end.mark - start.mark)
    groups += sum(map(_groups, records.values())) - sum(_groups(old[record]) for record in gone)
    is_too_much = len(document.marks) + more + groups + _ENDS > reader.MAX_EVENTS
    if not section or len(own) != len(records) or is_too_much:
        return None
    at = start.line - len(head)
    after = document.marks[end.mark :]
    marks = document.marks[: start.mark]
    marks += [mark + at for mark in part.marks[_AROUND:]]
    marks += [mark + longer for mark in after] if longer else after
    moved = [
        *cuts[:first],
        *(_moved(cut, at, start.mark - _AROUND) for cut in own),
        *(_moved(cut, longer, more) for cut in cuts[last:]),
    ]
    value: dict[str, Value] = {**_sections(document), start.section: section}
    bare = _exchanged_bare(document, start.section, gone, part.bare)
    again = Document(text, value, marks, [], bare)
    numbers: dict[Path, int] = {(cut.section, cut.record): cut.mark for cut in moved if cut.record}
    if len(numbers) == sum(len(part) for part in value.values() if isinstance(part, dict)):
        again.numbers = numbers  # what it would count up itself
    return Known(again, moved, groups)


def _cuts(document: Document) -> list[_Cut]:
    """The keys of sections, and those of records that each begin a line of their own."""
    found = []
    number = 1
    for section, value in _sections(document).items():
        line = _line_before(document, number)
        if line < document.marks[number]:
            return []
        found.append(_Cut(line, number, section))
        if isinstance(value, dict) and value:
            found += _cuts_of_records(document, section, value, number + 2)
        number += 1 + marks_of(value)
    return found


def _cuts_of_records(document: Document, section: str, records: Mapping[str, Value], number: int) -> list[_Cut]:
    """The cuts before all ``records``, the first of which has the mark ``number``; none where one is not alone."""
    marks, text = document.marks, document.text.text
    in_braces = marks[number - 1] != marks[number]
    found = []
    for record, value in records.items():
        line = _line_before(document, number)
        if in_braces or line == marks[number] or text[line : marks[number]].strip(" "):
            return []
        found.append(_Cut(line, number, section, record))
        number += 1 + marks_of(value)
    return found


def _exchanged(section: Mapping[str, Value], gone: Sequence[str], records: Mapping[str, Value]) -> dict[str, Value]:
    """A ``section`` with ``records`` in the place of those that are ``gone``; empty if it had one of them twice."""
    items = list(section.items())
    at = next(number for number, (record, _) in enumerate(items) if record == gone[0])
    after = items[at + len(gone) :]
    found = dict([*items[:at], *records.items(), *after])
    return found if len(found) == at + len(records) + len(after) else {}


def _exchanged_bare(document: Document, section: str, gone: Sequence[str], bare: Paths) -> Paths:
    """The paths of bare values of a document with the ``bare`` ones of a section's records for those ``gone``."""
    sections = _sections(document)
    order = {name: number for number, name in enumerate(sections)}
    own_order = {record: number for number, record in enumerate(sections[section])}
    start = own_order[gone[0]], own_order[gone[-1]]
    before, after = [], []
    for path in document.bare:
        place = own_order[str(path[1])] if path[0] == section else order[str(path[0])]
        first, last = start if path[0] == section else (order[section], order[section])
        if place < first:
            before.append(path)
        elif place > last:
            after.append(path)
    return [*before, *bare, *after]


def _sections(document: Document) -> Mapping[str, Value]:
    return document.value if isinstance(document.value, dict) else {}


def _line_before(document: Document, number: int) -> int:
    """Where the line begins on which a mark stands."""
    return document.text.text.rfind("\n", 0, document.marks[number]) + 1


def _groups(value: Value) -> int:
    """How many values that hold others a value is made of; each has an event more than marks: its end."""
    if isinstance(value, str):
        return 0
    return 1 + sum(_groups(part) for part in (value.values() if isinstance(value, dict) else value))


def _moved(cut: _Cut, characters: int, marks: int) -> _Cut:
    return cut._replace(line=cut.line + characters, mark=cut.mark + marks)


def _line(cut: _Cut) -> int:
    return cut.line


def _has_whole_line(text: str, start: int, until: int) -> bool:
    return 0 <= text.find("\n", start) < until


def _same_at_start(one: str, other: str) -> int:
    """How many characters both begin with."""
    return _longest(min(len(one), len(other)), lambda start, end: one[start:end] == other[start:end])


def _same_at_end(one: str, other: str, before: int) -> int:
    """How many characters both end with, after the first ``before`` ones."""
    ends = len(one), len(other)
    return _longest(
        min(ends) - before,
        lambda start, end: one[ends[0] - end : ends[0] - start] == other[ends[1] - end : ends[1] - start],
    )


def _longest(most: int, is_same: Callable[[int, int], bool]) -> int:
    """The greatest number up to which all is the same, found by halves."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if is_same(low, middle) else (low, middle - 1)
    return low
