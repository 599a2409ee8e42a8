"""A file as it was read: its values as text, and where each of them stands."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.registry.fields import Path
    from generator.registry.problems import Place, Problem
    from generator.registry.text import FileText

Value: TypeAlias = "str | list[Value] | dict[str, Value]"


class Document:
    """A file as read: ``value`` (text, lists and mappings only), ``marks``, and the problems of reading it.

    ``marks`` are the indexes of the first characters of all keys and values in the order of the file; they are one
    flat list because most documents have no problem whose place anybody asks for. ``bare`` are the paths of values
    without quotes that other programs take for a number, true, false or nothing.
    """

    def __init__(
        self,
        text: FileText,
        value: Value,
        marks: list[int],
        problems: list[Problem],
        bare: Sequence[Sequence[str | int]] = (),
    ) -> None:
        self.text = text
        self.value = value
        self.marks = marks
        self.problems = problems
        self.bare = bare
        self._nodes: dict[Path, Node] = {}

    @property
    def name(self) -> str:
        """What messages call the file."""
        return self.text.name

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where the value at ``path`` stands (or its key), as near as the document goes."""
        return self.text.place(self.index(path, key=key))

    def index(self, path: Path, *, key: bool = False) -> int:
        """The index in the text of what ``place`` gives."""
        is_in_record = path[:2] in self.numbers
        node = self._node_of(path[:2]) if is_in_record else self.tree
        for step in path[2:] if is_in_record else path:
            # A fact may be written bare or as a record with its `value`.
            if step not in node.parts and "value" in node.parts:
                node = node.parts["value"]
            if step in node.parts:
                node = node.parts[step]
            elif step != "value":
                break
        return node.key if key else node.at

    def record_before(self, index: int) -> Path | None:
        """The path of the last record that begins before ``index``."""
        found = bisect_left(self._begins, index) - 1
        return self._paths[found] if found >= 0 else None

    @cached_property
    def numbers(self) -> Mapping[Path, int]:
        """The numbers of the marks of all records' keys, by the records' paths and in their order."""
        found: dict[Path, int] = {}
        number = 1
        for section, value in self.value.items() if isinstance(self.value, dict) else ():
            number += 2
            for key, record in value.items() if isinstance(value, dict) else ():
                found[section, key] = number
                number += 1 + marks_of(record)
            if not isinstance(value, dict):
                number += marks_of(value) - 1
        return found

    @cached_property
    def _begins(self) -> list[int]:
        return [self.marks[number] for number in self.numbers.values()]

    @cached_property
    def _paths(self) -> list[Path]:
        return list(self.numbers)

    def _node_of(self, record: Path) -> Node:
        """A record with the places of all its parts."""
        if record not in self._nodes:
            section, key = record
            number, value = self.numbers[record], self.value[section][key]  # type: ignore[index]
            marks = iter(self.marks[number : number + 1 + marks_of(value)])
            self._nodes[record] = _node(value, next(marks), next(marks), marks)
        return self._nodes[record]

    @cached_property
    def tree(self) -> Node:
        """The whole file, with the places of all its parts."""
        marks = iter(self.marks)
        first = next(marks)
        return _node(self.value, first, first, marks)


def marks_of(value: Value) -> int:
    """How many marks a value has."""
    if isinstance(value, dict):
        return 1 + sum(1 + marks_of(part) for part in value.values())
    return 1 + sum(marks_of(part) for part in value) if isinstance(value, list) else 1


class Node(NamedTuple):
    """Where a value and its key begin, and its parts by key or number."""

    key: int
    at: int
    parts: dict[str | int, Node]


_NO_PARTS: dict[str | int, Node] = {}


def _node(value: Value, key: int, at: int, marks: Iterator[int]) -> Node:
    if isinstance(value, str):
        return Node(key, at, _NO_PARTS)
    parts: dict[str | int, Node] = {}
    if isinstance(value, dict):
        for step, part in value.items():
            parts[step] = _node(part, next(marks), next(marks), marks)
    else:
        for number, part in enumerate(value):
            own = next(marks)
            parts[number] = _node(part, own, own, marks)
    return Node(key, at, parts)
