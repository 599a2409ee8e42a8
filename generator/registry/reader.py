"""YAML as text with positions: every scalar stays the text that the editor typed.

``yaml.safe_load`` turns ``020`` into 16, ``00530`` into 344 and ``no`` into False, and lets a repeated key win
silently. Here libyaml's events go through a small builder instead: nothing is interpreted, every key and value keeps
its place, and what a registry has no use for (repeated keys, anchors, aliases, tags, several documents) is reported.
Composing nodes is avoided on purpose: libyaml's composer recurses and a hostile file can crash the process.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import repeat
from typing import TYPE_CHECKING, Any

import yaml
from yaml._yaml import CParser

from generator.registry.collector import collector_paused
from generator.registry.document import Document, marks_of
from generator.registry.invisible import FORBIDDEN
from generator.registry.problems import MAX_PROBLEMS, Problem
from generator.registry.syntax import syntax_problem
from generator.registry.text import FileText, decode

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.registry.document import Value

MAX_DEPTH = 50
MAX_SCALAR = 50_000
MAX_EVENTS = 2_000_000

OTHERS_READ = re.compile(
    r"[-+]?(\d+|(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?)|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
    r"|[Tt]rue|TRUE|[Ff]alse|FALSE|~|[Nn]ull|NULL",
    re.ASCII,
)
"""What YAML 1.2 (core schema, 10.3.2) takes for a number, true, false or nothing where no quotes make it a text."""
_FIRST_OF_BARE = frozenset("0123456789+-.tTfFnN~")
# The last one ends a byte order mark.
_BEFORE_A_WORD = [b"", *(bytes([byte]) for byte in b" \t\r\n[]{},:?-\xbf")]


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
            value, marks = builder.build(data)
    except _RefusedError:
        return Document(text, {}, [0], problems)
    except yaml.YAMLError as error:
        return Document(text, {}, [0], [*problems, syntax_problem(error, text, _quoted_over_lines(data))])
    if not isinstance(value, dict):
        if value:
            problems.append(Problem("not-a-mapping", text.place(marks[0])))
        value, marks = {}, [0]
    return Document(text, value, marks, problems, builder.bare)


class _RefusedError(Exception):
    """Reading stops: what follows cannot be trusted or would cost too much."""


class _Builder:
    """Turns libyaml's events into plain values and marks, without recursion."""

    def __init__(self, text: FileText, problems: list[Problem]) -> None:
        self.text = text
        self.problems = problems
        self.bare: list[list[str | int]] = []

    def report(self, kind: str, index: int, **parts: str) -> None:
        self.problems.append(Problem(kind, self.text.place(index), parts))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _RefusedError

    def refusal(self, kind: str, index: int, **parts: str) -> _RefusedError:
        self.report(kind, index, **parts)
        return _RefusedError()

    def build(self, data: bytes) -> tuple[Value, list[int]]:  # noqa: C901, PLR0912, PLR0915 - a call per event would double its time
        next_event = CParser(data).get_event
        marked, escaped = _has_marks(data), b"\\" in data
        scalar, alias = yaml.ScalarEvent, yaml.AliasEvent
        mapping_start, mapping_end = yaml.MappingStartEvent, yaml.MappingEndEvent
        list_start, list_end = yaml.SequenceStartEvent, yaml.SequenceEndEvent
        longest, first_of_bare = MAX_SCALAR, _FIRST_OF_BARE
        marks: list[int] = []
        # The open container; `key` waits for its value. The document itself is the item of a list.
        holder: Any = []
        in_list = True
        key: str | None = None
        stack: list[tuple[Any, bool, int]] = []
        first_mark = 0
        for _ in repeat(None, MAX_EVENTS):
            event: Any = next_event()
            kind = type(event)
            if marked and kind is alias:
                event, kind = _typed(event), scalar
            if kind is scalar:
                value: Any = event.value
                index: int = event.start_mark.index
                if marked and (event.anchor or event.tag):
                    self.report("anchor-or-tag", index)
                if escaped and (found := FORBIDDEN.search(value)):
                    self.report("control-character", index, code=f"U+{ord(found.group()):04X}")
                if len(value) > longest:
                    self.report("text-too-long", index, limit=str(longest))
                    value = value[:longest]
                if in_list:
                    if value[:1] in first_of_bare and not event.style and OTHERS_READ.fullmatch(value):
                        self.bare.append(_path(stack, len(holder)))
                    holder.append(value)
                elif key is None:
                    if value in holder:
                        self.repeated(value, holder, marks, first_mark, index)
                        _pass_over(next_event)
                        continue
                    key = value
                else:
                    if value[:1] in first_of_bare and not event.style and OTHERS_READ.fullmatch(value):
                        self.bare.append(_path(stack, key))
                    holder[key] = value
                    key = None
                marks.append(index)
            elif kind is mapping_end or kind is list_end:
                holder, in_list, first_mark = stack.pop()
            elif kind is mapping_start or kind is list_start:
                index = event.start_mark.index
                if marked and (event.anchor or event.tag):
                    self.report("anchor-or-tag", index)
                if len(stack) >= MAX_DEPTH:
                    raise self.refusal("too-deep", index, limit=str(MAX_DEPTH))
                value = {} if kind is mapping_start else []
                if in_list:
                    holder.append(value)
                elif key is None:
                    raise self.refusal(_not_a_key(self.text.text, index), index)
                else:
                    holder[key] = value
                    key = None
                marks.append(index)
                stack.append((holder, in_list, first_mark))
                holder, in_list, first_mark = value, kind is list_start, len(marks)
            elif kind is yaml.StreamEndEvent:
                return (holder[0], marks) if holder else ({}, [0])
            elif kind is yaml.DocumentStartEvent and holder:
                raise self.refusal("several-documents", event.start_mark.index)
        raise self.refusal("too-much", self.text.text.rfind("\n") + 1, limit=str(MAX_EVENTS))

    def repeated(self, key: str, holder: dict[str, Value], marks: list[int], first_mark: int, index: int) -> None:
        """Report a key that the mapping already has; what the file gives first is kept."""
        at = first_mark
        for known, value in holder.items():
            if known == key:
                break
            at += 1 + marks_of(value)
        self.report("duplicate-key", index, key=key, first=str(self.text.place(marks[at]).line))


def _path(stack: list[tuple[Any, bool, int]], step: str | int) -> list[str | int]:
    """Where the value that is being read stands: the last of each container around it, and its own ``step``."""
    above = [next(reversed(one)) if isinstance(one, dict) else len(one) - 1 for one, *_ in stack[1:]]
    return [*above, step]


def _quoted_over_lines(data: bytes) -> tuple[int, int] | None:
    """Where the last text before the trouble begins and ends, if it is in quotation marks and on several lines."""
    last: Any = None
    with suppress(yaml.YAMLError):
        next_event = CParser(data).get_event
        for _ in repeat(None, MAX_EVENTS):
            event: Any = next_event()
            last = event if type(event) is yaml.ScalarEvent else last
    is_long = last and last.style in ("'", '"') and last.start_mark.line < last.end_mark.line
    return (last.start_mark.index, last.end_mark.index) if is_long else None


def _pass_over(next_event: Callable[[], Any]) -> None:
    """Go past one value, with all that it holds."""
    depth = 0
    while True:
        kind = type(next_event())
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            depth += 1
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            depth -= 1
        if not depth:
            return


def _not_a_key(text: str, index: int) -> str:
    """What the group that stands where a field's name is wanted is: two braces begin a placeholder."""
    return "placeholder-not-here" if text[index - 1 : index + 1] == "{{" else "key-not-text"


def _has_marks(data: bytes) -> bool:
    """Whether an anchor, an alias or a tag may stand in the file: one of their signs at the beginning of a word."""
    found = (match.start() for sign in (rb"&", rb"\*", rb"!") for match in re.finditer(sign, data))
    return any(data[max(0, at - 1) : at] in _BEFORE_A_WORD for at in found)


def _typed(alias: yaml.AliasEvent) -> yaml.ScalarEvent:
    """An alias as the text that was typed; its anchor lets it be reported."""
    return yaml.ScalarEvent(alias.anchor, None, (True, False), f"*{alias.anchor}", alias.start_mark, alias.end_mark)
