"""The fields of each record in their order; lines are moved, and nothing is written anew.

A comment above a field goes with it, and so does a deeper one below it. What stays where it is: the first comment of
the file, a comment that an empty line parts from a record's first field, one below its last field, and the empty lines
between fields. A record in braces, and one with a field that its model does not know, is left as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.editing.lines import as_saved, newline_of
from generator.registry import reader
from generator.registry.problems import Problem
from generator.registry.writing import fields_in_order

if TYPE_CHECKING:
    from generator.registry.document import Document, Node, Value
    from generator.registry.fields import Path

# What may stand before the first field of a record on its line: the hyphens of lists.
_BEFORE = re.compile(r" *(?:- +)*")
_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""", re.DOTALL)
_KEEPING = re.compile(r"[|>][0-9]?\+")
_ABOUT_A_VALUE = frozenset({"value", "source", "date", "verified"})


@dataclass(frozen=True, slots=True)
class Ordered:
    """What ordering gives: the file's new bytes, and where a record was out of order.

    ``refused`` says that the new bytes would not mean the same; they are then the old ones.
    """

    data: bytes
    problems: list[Problem]
    refused: bool = False


def ordered(data: bytes, name: str) -> Ordered:
    """``data`` with the fields of each record in their order; ``problems`` are those of reading where it has any."""
    document = reader.read(data, name)
    if document.problems:
        return Ordered(data, document.problems, refused=True)
    if not document.value:
        return Ordered(data, [])
    page = _Page(document)
    page.order(document.value, document.tree, (), len(page.lines))
    if not page.problems:
        return Ordered(data, [])
    new = as_saved(page.text(), data)
    if not same_meaning(data, new):
        return Ordered(data, [Problem("order-unsafe", page.problems[0].place)], refused=True)
    return Ordered(new, page.problems)


def same_meaning(old: bytes, new: bytes) -> bool:
    """Whether both say the same to a reader of the data, and hold the same letters, those of comments too."""
    before, after = reader.read(old, ""), reader.read(new, "")
    letters = [Counter("".join(document.text.text.split())) for document in (before, after)]
    return not after.problems and before.value == after.value and letters[0] == letters[1]


class _Page:
    """The lines of a file, with records put in order from the inside out."""

    def __init__(self, document: Document) -> None:
        self.document = document
        text = document.text.text
        self.newline = newline_of(text)
        self.is_open = not text.endswith("\n")
        self.lines = (text + self.newline * self.is_open).split("\n")[:-1]
        self.problems: list[Problem] = []

    def text(self) -> str:
        whole = "".join(f"{line}\n" for line in self.lines)
        return whole.removesuffix(self.newline) if self.is_open else whole

    def order(self, value: Value, node: Node, path: Path, end: int) -> None:
        """Put ``value`` and all in it in order; its lines go on to ``end`` at most, and their number stays."""
        if isinstance(value, str) or not value or self.document.text.text[node.at] in "{[":
            return
        names: list[str | int] = list(value) if isinstance(value, dict) else list(range(len(value)))
        children = [node.parts[name] for name in names]
        starts = [self.line(child.key) for child in children]
        column = self.column(children[0].key)
        if isinstance(value, list):
            starts = [self.hyphen(start) for start in starts]
            column = self.indent(starts[0])
        nexts = [*starts[1:], self.before_end(end)]
        ends = [self.own_comments(child, start, column) for child, start in zip(children, nexts, strict=True)]
        if isinstance(value, dict):
            self.problems += self.out_of_order(value, children, path)
        for name, child, last in zip(names, children, ends, strict=True):
            self.order(value[name], child, (*path, name), last)  # type: ignore[index]
        if isinstance(value, dict) and self.wanted(value, path) != list(value) and self.movable(children):
            self.move(value, children, path, ends)

    def out_of_order(self, value: dict[str, Value], children: list[Node], path: Path) -> list[Problem]:
        """The first field of a record that belongs further up, if there is one and it can be moved."""
        wanted, now = self.wanted(value, path), list(value)
        if wanted == now or not self.movable(children):
            return []
        first, before = next((right, wrong) for right, wrong in zip(wanted, now, strict=True) if right != wrong)
        place = self.document.text.place(children[now.index(first)].key)
        record = ".".join(map(str, path)) or self.document.name
        return [Problem("out-of-order", place, {"record": record, "field": first, "before": before})]

    @staticmethod
    def wanted(value: dict[str, Value], path: Path) -> list[str]:
        """The fields of a record in their order; as they are where the model does not know them all."""
        known = fields_in_order(path)
        if "value" in known and _ABOUT_A_VALUE.isdisjoint(value):
            known = fields_in_order((*path, "value"))
        return [name for name in known if name in value] if set(value) <= set(known) else list(value)

    def movable(self, children: list[Node]) -> bool:
        """Whether each field has a line of its own, with nothing before it but what the first may have."""
        own = [self.lines[self.line(child.key)][: self.column(child.key)] for child in children]
        return bool(_BEFORE.fullmatch(own[0])) and not any(before.strip() for before in own[1:])

    def move(self, value: dict[str, Value], children: list[Node], path: Path, ends: list[int]) -> None:
        starts = [self.line(child.key) for child in children]
        begin = self.above_first(starts[0], path)
        prefix = self.lines[starts[0]][: self.column(children[0].key)]
        gaps: list[list[str]] = []
        entries: dict[str, tuple[list[str], list[str]]] = {}
        for name, start, above, end in zip(value, starts, [begin, *ends[:-1]], ends, strict=True):
            empty = above
            while empty < start and not self.lines[empty].strip():
                empty += 1
            gaps.append(self.lines[above:empty])
            entries[name] = (self.lines[empty:start], self.lines[start:end])
        new: list[str] = []
        for number, (gap, name) in enumerate(zip(gaps, self.wanted(value, path), strict=True)):
            comments, (first, *rest) = entries[name]
            bare = first[len(prefix) :]
            if number == 0 and "-" in prefix:
                dash = prefix[: prefix.index("-")]
                new += [*gap, *(dash + comment.lstrip() if comment.strip() else comment for comment in comments)]
            else:
                new += [*gap, *comments]
            new += [(prefix if number == 0 else " " * len(prefix)) + bare, *rest]
        self.lines[begin : ends[-1]] = new

    def above_first(self, start: int, path: Path) -> int:
        """Where the comments of a record's first field begin."""
        above = start
        while above and self.is_free(above - 1):
            above -= 1
        if "-" in self.lines[start][: self.indent(start) + 1]:
            return start  # comments above the hyphen are the item's
        for line in range(start - 1, above - 1, -1):
            if not self.lines[line].strip():
                return line + 1
        return start if not path else above

    def own_comments(self, before: Node, start: int, column: int) -> int:
        """Where the comments of line ``start`` begin: they are below ``before``, and not deeper than ``column``."""
        above, floor = start, self.last_line(before) + 1
        while above > floor and self.is_free(above - 1):
            if self.lines[above - 1].strip() and self.indent(above - 1) > column:
                break
            above -= 1
        return above

    def hyphen(self, line: int) -> int:
        """The line of the hyphen before an item that begins on ``line``."""
        while not self.lines[line].lstrip().startswith("-") and line:
            line -= 1
        return line

    def last_line(self, node: Node) -> int:
        """The last line that is surely of a value: a text in quotes, or a block that keeps its empty lines."""
        while node.parts:
            node = list(node.parts.values())[-1]
        text = self.document.text.text
        if quoted := _QUOTED.match(text, node.at):
            return self.line(quoted.end() - 1)
        line = self.line(node.at)
        if _KEEPING.match(text, node.at):
            block = self.indent(line) if node.key == node.at else self.column(node.key)
            while line + 1 < len(self.lines) and (not self.lines[line + 1].strip() or self.indent(line + 1) > block):
                line += 1
        return line

    def before_end(self, end: int) -> int:
        """``end`` without the mark that ends a document."""
        last = end
        while last and self.is_free(last - 1):
            last -= 1
        return last - 1 if last and self.lines[last - 1].startswith("...") else end

    def is_free(self, line: int) -> bool:
        """Whether a line is empty or a comment."""
        return self.lines[line].lstrip()[:1] in ("", "#")

    def indent(self, line: int) -> int:
        return len(self.lines[line]) - len(self.lines[line].lstrip())

    def line(self, index: int) -> int:
        """The number of the line, from 0, on which the character at ``index`` stands."""
        return self.document.text.place(index).line - 1

    def column(self, index: int) -> int:
        return index - self.document.text.text.rfind("\n", 0, index) - 1
