"""YAML as text with positions: every scalar stays the text that the editor typed.

``yaml.safe_load`` turns ``020`` into 16, ``00530`` into 344 and ``no`` into False, and lets a
repeated key win silently. Here libyaml's events go through a small builder instead: nothing is
interpreted, every key and value keeps its place, and what a registry has no use for (repeated keys,
anchors, aliases, tags, several documents) is reported. Composing nodes is avoided on purpose:
libyaml's composer recurses and a hostile file can crash the process.
"""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml
from yaml.cyaml import CParser

from generator.registry.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 256 * 1024 * 1024
MAX_DEPTH = 50
MAX_SCALAR = 50_000
MAX_PROBLEMS = 200

# Characters that no editor means to type: controls, line separators that shift every position
# after them, and marks that make text read in another order than it is stored.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
# A scalar's mark is its place packed in one integer; a list's is [place, marks]; a mapping's is
# [place, {key: [place of the key, mark of the value]}].
Mark: TypeAlias = "int | list[Any]"


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: ``value`` (text, lists and mappings only), ``mark`` of the same shape, problems."""

    name: str
    lines: list[str] = field(repr=False)
    value: Value
    mark: Mark = field(repr=False)
    problems: list[Problem]

    def place(self, path: tuple[str | int, ...], *, key: bool = False) -> Place:
        """Where the value at ``path`` stands (or its key), as near as the document goes."""
        mark, found, found_key = self.mark, 0, 0
        for step in path:
            if isinstance(mark, int):
                break
            children = mark[1]
            if isinstance(children, dict):
                if step not in children:
                    break
                found_key, mark = children[step]
            elif isinstance(step, int) and step < len(children):
                mark = children[step]
                found_key = mark if isinstance(mark, int) else mark[0]
            else:
                break
            found = mark if isinstance(mark, int) else mark[0]
        return self._place(found_key if key else found)

    def _place(self, packed: int) -> Place:
        line, column = packed >> _COLUMN_BITS, packed & _COLUMN_MASK
        text = self.lines[line] if line < len(self.lines) else ""
        return Place(self.name, line + 1, column + 1, _span(text, column), text)


_COLUMN_BITS = 20
_COLUMN_MASK = (1 << _COLUMN_BITS) - 1
_TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|[^\s,:\]}#]+(?:[ ]+[^\s#,\]}]+)*|.""")


def _span(text: str, column: int) -> int:
    """How many characters the caret underlines: the token that begins at ``column``."""
    if column >= len(text):
        return 1
    colon = text.find(":", column)
    if colon > column and (colon + 1 == len(text) or text[colon + 1] == " ") and " " not in text[column:colon]:
        return colon - column
    match = _TOKEN.match(text, column)
    return max(1, len(match.group().rstrip())) if match else 1


def read(data: bytes, name: str) -> Document:
    """Read ``data`` (UTF-8 YAML of one file called ``name``) without interpreting any value.

    Problems are collected in the document; where the file cannot be read at all its ``value`` is an
    empty mapping. Never raises for any input.
    """
    text, problems = decode(data, name)
    lines = text.split("\n") if text else []
    document = Document(name, lines, {}, [0, {}], problems)
    if problems:
        return document
    builder = _Builder(document)
    try:
        with _collector_paused():
            value, mark = builder.build(data)
    except _Refused:
        return document
    except yaml.YAMLError as error:
        problems.append(_syntax(document, error))
        return document
    if not isinstance(value, dict):
        if value:
            problems.append(Problem("not-a-mapping", Place(name, 1, 1, 1, lines[0] if lines else "")))
        value, mark = {}, [0, {}]
    return Document(name, lines, value, mark, problems)


def decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """The text of ``data`` with line ends as \\n; problems and no text where it is not plain UTF-8."""
    if len(data) > MAX_BYTES:
        return "", [Problem("file-too-large", Place(name), {"limit": str(MAX_BYTES // 2**20)})]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        shown = data.split(b"\n")[line - 1].decode("utf-8", "replace")
        return "", [Problem("not-utf8", Place(name, line, column, 1, shown))]
    found = []
    for match in _FORBIDDEN.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.start())
        line = text[start : end if end >= 0 else None]
        shown = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", line)
        place = Place(name, text.count("\n", 0, match.start()) + 1, match.start() - start + 1, 1, shown)
        found.append(Problem("control-character", place, {"code": f"U+{ord(match.group()):04X}"}))
        if len(found) == MAX_PROBLEMS:
            break
    return text.replace("\r\n", "\n"), found


@contextmanager
def _collector_paused() -> Iterator[None]:
    """The cyclic collector re-walks the growing tree again and again: two thirds of the reading time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Refused(Exception):
    """Reading stops: what follows cannot be trusted or would cost too much."""


class _Builder:
    """Turns libyaml's events into plain values and marks, without recursion."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems = document.problems

    def refuse(self, code: str, mark: Any, **parts: str) -> None:
        self.problems.append(Problem(code, self.document._place(_pack(mark)), parts))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Refused

    def build(self, data: bytes) -> tuple[Any, Any]:  # noqa: C901, PLR0912, PLR0915 - one loop, kept flat for speed
        next_event = CParser(data).get_event
        scalar, alias = yaml.ScalarEvent, yaml.AliasEvent
        mapping_start, mapping_end = yaml.MappingStartEvent, yaml.MappingEndEvent
        sequence_start, sequence_end = yaml.SequenceStartEvent, yaml.SequenceEndEvent
        stack: list[tuple[Any, Any, str | None, int]] = []
        # The open container, its marks, and for a mapping the key waiting for its value.
        holder: Any = None
        marks: Any = None
        key: str | None = None
        key_place = 0
        root: Any = None
        root_mark: Any = 0
        documents = 0
        while True:
            event = next_event()
            kind = type(event)
            if kind is scalar:
                value: Any = event.value
                start = event.start_mark
                mark: Any = start.line << _COLUMN_BITS | start.column
                if event.anchor is not None or event.tag is not None:
                    self.refuse("anchor-or-tag", start)
                if len(value) > MAX_SCALAR:
                    self.refuse("text-too-long", start, length=str(len(value)), limit=str(MAX_SCALAR))
                    value = value[:100]
            elif kind is mapping_start or kind is sequence_start:
                start = event.start_mark
                if event.anchor is not None or event.tag is not None:
                    self.refuse("anchor-or-tag", start)
                if len(stack) >= MAX_DEPTH:
                    self.refuse("too-deep", start, limit=str(MAX_DEPTH))
                    raise _Refused
                place = start.line << _COLUMN_BITS | start.column
                stack.append((holder, marks, key, key_place))
                if kind is mapping_start:
                    if type(holder) is dict and key is None:
                        self.refuse("key-not-text", start)
                        raise _Refused
                    holder, marks = {}, [place, {}]
                else:
                    holder, marks = [], [place, []]
                key = None
                continue
            elif kind is mapping_end or kind is sequence_end:
                value, mark = holder, marks
                holder, marks, key, key_place = stack.pop()
            elif kind is alias:
                self.refuse("anchor-or-tag", event.start_mark)
                value, mark = "", _pack(event.start_mark)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.refuse("several-documents", event.start_mark)
                    raise _Refused
                continue
            elif kind is yaml.StreamEndEvent:
                return root, root_mark
            else:
                continue
            if type(holder) is dict:
                if key is None:
                    if type(value) is not str:
                        self.refuse("key-not-text", start)
                        raise _Refused
                    key, key_place = value, mark
                    if value in holder:
                        first = marks[1][value][0] >> _COLUMN_BITS
                        self.refuse("duplicate-key", start, key=value, first=str(first + 1))
                else:
                    holder[key] = value
                    marks[1][key] = [key_place, mark]
                    key = None
            elif holder is None:
                root, root_mark = value, mark
            else:
                holder.append(value)
                marks[1].append(mark)


def _pack(mark: Any) -> int:
    return int(mark.line << _COLUMN_BITS | min(mark.column, _COLUMN_MASK))


def _syntax(document: Document, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    packed = _pack(mark) if mark is not None else 0
    place = document._place(packed)
    what = str(getattr(error, "problem", None) or error)
    code = "tab-indent" if "\t" in place.text[: place.column] else "yaml-syntax"
    return Problem(code, place, {"what": what})
