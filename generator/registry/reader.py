"""YAML as text with positions: every scalar stays the text that the editor typed.

``yaml.safe_load`` turns ``020`` into 16, ``00530`` into 344 and ``no`` into False, and lets a repeated key win
silently. Here libyaml's events go through a small builder instead: nothing is interpreted, every key and value keeps
its place, and what a registry has no use for (repeated keys, anchors, aliases, tags, several documents) is reported.
Composing nodes is avoided on purpose: libyaml's composer recurses and a hostile file can crash the process.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml
from yaml._yaml import CParser

from generator.registry.collector import collector_paused
from generator.registry.problems import Place, Problem
from generator.registry.syntax import syntax_problem
from generator.registry.text import FORBIDDEN, MAX_PROBLEMS, FileText, decode

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 50
MAX_SCALAR = 50_000
MAX_EVENTS = 2_000_000

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
# A scalar's mark is the index of its first character; a list's is [own index, marks of its items];
# a mapping's [own index, index of the first key, mark of its value, index of the second key ...].
Mark: TypeAlias = "int | list[Any]"


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: ``value`` (text, lists and mappings only), ``mark`` of the same shape, problems."""

    text: FileText = field(repr=False)
    value: Value
    mark: Mark = field(repr=False)
    problems: list[Problem]
    _numbers: dict[int, dict[str, int]] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        """What messages call the file."""
        return self.text.name

    def place(self, path: tuple[str | int, ...], *, key: bool = False) -> Place:
        """Where the value at ``path`` stands (or its key), as near as the document goes."""
        value: Any = self.value
        mark: Any = self.mark
        at_key = at = _first(mark)
        for step in path:
            # A fact may be written bare or as a record with its `value`.
            if isinstance(value, dict) and step not in value and "value" in value:
                value, mark = value["value"], mark[2 + 2 * self._number("value", value)]
            if isinstance(value, dict) and step in value:
                number = self._number(str(step), value)
                at_key, mark, value = mark[1 + 2 * number], mark[2 + 2 * number], value[str(step)]
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                mark, value = mark[1 + step], value[step]
                at_key = _first(mark)
            elif step != "value":
                break
            at = _first(mark)
        return self.text.place(at_key if key else at)

    def _number(self, key: str, mapping: dict[str, Any]) -> int:
        if id(mapping) not in self._numbers:
            self._numbers[id(mapping)] = {known: number for number, known in enumerate(mapping)}
        return self._numbers[id(mapping)][key]


def _first(mark: Mark) -> int:
    return mark if isinstance(mark, int) else mark[0]


def read(data: bytes, name: str) -> Document:
    """Read ``data`` (UTF-8 YAML of one file called ``name``) without interpreting any value.

    Problems are collected in the document; where the file cannot be read at all its ``value`` is an empty mapping.
    Never raises for any input.
    """
    text, problems = decode(data, name)
    if not text.text or len(problems) >= MAX_PROBLEMS:
        return Document(text, {}, [0], problems)
    if problems:
        data = text.text.encode()
    builder = _Builder(text, problems)
    try:
        with collector_paused():
            value, mark = builder.build(data)
    except _RefusedError:
        return Document(text, {}, [0], problems)
    except yaml.YAMLError as error:
        return Document(text, {}, [0], [*problems, syntax_problem(error, text)])
    if not isinstance(value, dict):
        if value:
            problems.append(Problem("not-a-mapping", text.place(_first(mark))))
        value, mark = {}, [0]
    return Document(text, value, mark, problems)


class _RefusedError(Exception):
    """Reading stops: what follows cannot be trusted or would cost too much."""


class _Builder:
    """Turns libyaml's events into plain values and marks, without recursion."""

    def __init__(self, text: FileText, problems: list[Problem]) -> None:
        self.text = text
        self.problems = problems

    def report(self, kind: str, index: int, **parts: str) -> None:
        self.problems.append(Problem(kind, self.text.place(index), parts))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _RefusedError

    def refusal(self, kind: str, index: int, **parts: str) -> _RefusedError:
        self.report(kind, index, **parts)
        return _RefusedError()

    def build(self, data: bytes) -> tuple[Any, Any]:  # noqa: C901, PLR0912 - a call per event would cost as much as the rest
        next_event = self.events(data)
        scalar = yaml.ScalarEvent
        mapping_start, mapping_end = yaml.MappingStartEvent, yaml.MappingEndEvent
        list_start, list_end = yaml.SequenceStartEvent, yaml.SequenceEndEvent
        # The open container and its marks; `key` waits for its value. The document itself is the item of a list.
        holder: Any = []
        marks: list[Any] = [0]
        in_list = True
        key: str | None = None
        stack: list[tuple[Any, list[Any], bool]] = []
        for _ in repeat(None, MAX_EVENTS):
            event = next_event()
            kind = type(event)
            if kind is scalar:
                value: Any = event.value
                index: int = event.start_mark.index
                if len(value) > MAX_SCALAR:
                    self.report("text-too-long", index, length=str(len(value)), limit=str(MAX_SCALAR))
                    value = value[:MAX_SCALAR]
                if in_list:
                    holder.append(value)
                elif key is None:
                    if value in holder:
                        self.repeated(value, holder, marks, index)
                    key = value
                else:
                    holder[key] = value
                    key = None
                marks.append(index)
            elif kind is mapping_end or kind is list_end:
                holder, marks, in_list = stack.pop()
            elif kind is mapping_start or kind is list_start:
                index = event.start_mark.index
                if len(stack) >= MAX_DEPTH:
                    raise self.refusal("too-deep", index, limit=str(MAX_DEPTH))
                value = {} if kind is mapping_start else []
                mark = [index]
                if in_list:
                    holder.append(value)
                elif key is None:
                    raise self.refusal("key-not-text", index)
                else:
                    holder[key] = value
                    key = None
                marks.append(mark)
                stack.append((holder, marks, in_list))
                holder, marks, in_list = value, mark, kind is list_start
            elif kind is yaml.StreamEndEvent:
                return (holder[0], marks[1]) if holder else ({}, [0])
            elif kind is yaml.DocumentStartEvent and holder:
                raise self.refusal("several-documents", event.start_mark.index)
        raise self.refusal("too-much", self.text.text.rfind("\n") + 1, limit=str(MAX_EVENTS))

    def events(self, data: bytes) -> Callable[[], Any]:
        """What gives the next event; looks closer only where the file has a sign that asks for it."""
        next_event: Callable[[], Any] = CParser(data).get_event
        if not any(sign in data for sign in (b"&", b"*", b"!", b"\\")):
            return next_event

        def inspected() -> Any:
            event = next_event()
            if isinstance(event, yaml.NodeEvent):
                return self.inspect(event)
            return event

        return inspected

    def inspect(self, event: Any) -> Any:
        """Report an alias, an anchor, a tag, or a character that may not even be written as an escape."""
        index = event.start_mark.index
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            self.report("anchor-or-tag", index)
        if type(event) is yaml.AliasEvent:
            return yaml.ScalarEvent(None, None, (True, False), f"*{event.anchor}", event.start_mark, event.end_mark)
        if type(event) is yaml.ScalarEvent and (found := FORBIDDEN.search(event.value)):
            self.report("control-character", index, code=f"U+{ord(found.group()):04X}")
        return event

    def repeated(self, key: str, holder: dict[str, Any], marks: list[Any], index: int) -> None:
        """Report a key that the mapping already has; the later one takes the place of the earlier one."""
        number = list(holder).index(key)
        first = self.text.place(marks[1 + 2 * number]).line
        self.report("duplicate-key", index, key=key, first=str(first))
        del holder[key], marks[1 + 2 * number : 3 + 2 * number]
