"""The lines of a registry file, in which single fields and items of lists are replaced, added and taken away."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from generator.editing.lines import newline_of
from generator.editing.sameness import different_texts, same
from generator.registry.formed import form_at
from generator.registry.forms import is_text
from generator.registry.nouns import Registry
from generator.registry.writing import field_lines, fields_in_order, item_lines, scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.registry.document import Document, Node
    from generator.registry.fields import Path

_COMMENT = re.compile(r"[ \t]*(#|$)")
_BEFORE = re.compile(r" *(?:- +)?")
_AT_THE_END = re.compile(r"\s+#.*$")
_QUOTED = re.compile(r"""'(?:[^'\n]|'')*'|"(?:[^"\\\n]|\\.)*\"""")


class Page:
    """The lines of the version before, and what comes in their place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        text = document.text.text
        self._newline = newline_of(text)
        self.lines = text.removesuffix("\n").split("\n")
        self._edits: list[tuple[int, int, list[str]]] = []
        self._spans: list[tuple[int, int, str]] = []

    def text(self) -> str:
        """The text with all changes in it."""
        lines = [line.removesuffix("\r") for line in self.lines]
        for begin, end, word in sorted(self._spans, reverse=True):
            line, column = self._line(begin), self._column(begin)
            lines[line] = lines[line][:column] + word + lines[line][column + end - begin :]
        # From the end, so that the numbers of the lines above still hold; at one line what is deeper comes first.
        numbered = enumerate(self._edits)
        for _, (start, stop, new) in sorted(numbered, key=lambda one: (*one[1][:2], one[0]), reverse=True):
            lines[start:stop] = new
        return "".join(f"{line}{self._newline}" for line in lines)

    def mapping(self, node: Node, old: Any, new: Any, path: Path, end: int) -> bool:  # noqa: ANN401 - as read
        """Change the fields of a record, which go on to line ``end`` at most; ``False`` where they share lines."""
        names = list(old)
        starts = [self._line(node.parts[name].key) for name in names]
        if len(set(starts)) < len(starts) or not all(self._begins(node.parts[name].key) for name in names):
            return False
        stops = [self._stop(starts[number + 1] if number + 1 < len(names) else end) for number in range(len(names))]
        edits: list[tuple[int, int, list[str]]] = []
        for number, name in enumerate(names):
            if name not in new:
                if number == 0 and path and isinstance(path[-1], int):
                    return False  # the hyphen of the item is on this line
                edits.append((self._with_comments(starts[number]), stops[number], []))
            elif not same(old[name], new[name], (*path, name)):
                self._field(node.parts[name], old[name], new[name], (*path, name), starts[number], stops[number])
        column = self._column(node.parts[names[0]].key)
        for name in (name for name in new if name not in old):
            after = _before(name, names, path)
            made = _indented(field_lines({name: new[name]}, name, path), " " * column)
            at = stops[names.index(after)] if after else stops[-1]
            edits.append((at, at, list(made)))
        self._edits += edits
        return True

    def _field(self, node: Node, old: Any, new: Any, path: Path, start: int, stop: int) -> None:  # noqa: ANN401, PLR0913, PLR0917 - a field and its lines
        if self._in_place(node, old, new, path):
            return
        kept = len(self._edits), len(self._spans)
        within = self.mapping if isinstance(old, dict) else self._listing
        alike = type(old) is type(new) and not isinstance(old, str) and old and new and self._is_block(node, start)
        if alike and within(node, old, new, path, stop):
            return
        self._forget(*kept)
        column = self._column(node.key)
        lead = self.lines[start][:column]
        made = _indented(field_lines({str(path[-1]): new}, str(path[-1]), path[:-1]), " " * column)
        first, *rest = made
        tail = _AT_THE_END.search(self.lines[start].rstrip("\r")) if stop == start + 1 and "#" not in str(old) else None
        self._edits.append((start, stop, [lead + first[column:] + (tail[0] if tail and not rest else ""), *rest]))

    def _listing(self, node: Node, old: list[Any], new: list[Any], path: Path, end: int) -> bool:
        starts = [self._line(node.parts[number].at) for number in range(len(old))]
        if len(set(starts)) < len(starts) or not all(self._begins(node.parts[number].at) for number in range(len(old))):
            return False
        stops = [self._stop(starts[number + 1] if number + 1 < len(old) else end) for number in range(len(old))]
        column = self.lines[starts[0]].index("-")
        known, wanted = (
            [json.dumps(item, sort_keys=True, ensure_ascii=False) for item in items] for items in (old, new)
        )
        for kind, first, last, begin, until in SequenceMatcher(None, known, wanted, autojunk=False).get_opcodes():
            if kind == "equal":
                continue
            if kind == "replace" and last - first == until - begin:
                for at, to in zip(range(first, last), range(begin, until), strict=True):
                    self._item(node.parts[at], old[at], new[to], (*path, at), starts[at], stops[at], column)
                continue
            made = [
                line for at in range(begin, until) for line in _indented(item_lines(new[at], (*path, at)), " " * column)
            ]
            if first == last:
                place = stops[first - 1] if first else self._with_comments(starts[0])
                self._edits.append((place, place, made))
            else:
                self._edits.append((self._with_comments(starts[first]), stops[last - 1], made))
        return True

    def _item(self, node: Node, old: Any, new: Any, path: Path, start: int, stop: int, column: int) -> None:  # noqa: ANN401, PLR0913, PLR0917 - an item and its lines
        if same(old, new, path) or self._in_place(node, old, new, path):
            return
        kept = len(self._edits), len(self._spans)
        alike = isinstance(old, dict) and isinstance(new, dict) and old and new and self._text(node.at) != "{"
        if alike and self.mapping(node, old, new, path, stop):
            return
        self._forget(*kept)
        self._edits.append((start, stop, list(_indented(item_lines(new, path), " " * column))))

    def _in_place(self, node: Node, old: Any, new: Any, path: Path) -> bool:  # noqa: ANN401 - as read
        """Replace the texts that differ where they stand; ``False`` where more than texts of one line differ."""
        found = list(different_texts(node, old, new, path))
        spans = [self._span(*one) for one in found if one]
        if len(spans) < len(found) or not all(spans):
            return False
        self._spans += [span for span in spans if span]
        return True

    def _span(self, node: Node, old: str, new: str, path: Path) -> tuple[int, int, str] | None:
        """Where a text begins and ends, and what comes in its place; ``None`` where it has several lines."""
        text, form = self._document.text.text, form_at(Registry, path)
        made = scalar(new, flow=True, bare=form is not None and not is_text(form))
        if quoted := _QUOTED.match(text, node.at):
            return quoted.start(), quoted.end(), made
        is_plain = old and text.startswith(old, node.at) and "\n" not in old and text[node.at] not in "|>"
        return (node.at, node.at + len(old), made) if is_plain else None

    def _forget(self, edits: int, spans: int) -> None:
        del self._edits[edits:]
        del self._spans[spans:]

    def _is_block(self, node: Node, start: int) -> bool:
        return self._text(node.at) not in "{[" and self._line(node.at) > start

    def _text(self, index: int) -> str:
        return self._document.text.text[index : index + 1]

    def _line(self, index: int) -> int:
        return self._document.text.place(index).line - 1

    def _column(self, index: int) -> int:
        return self._document.text.place(index).column - 1

    def _begins(self, index: int) -> bool:
        """Whether nothing but the hyphen of an item stands before what begins at ``index``."""
        return bool(_BEFORE.fullmatch(self.lines[self._line(index)][: self._column(index)]))

    def _stop(self, end: int) -> int:
        """The line after the last one that is neither empty nor a comment, above ``end``."""
        while end and _COMMENT.match(self.lines[end - 1].rstrip("\r")):
            end -= 1
        return end

    def _with_comments(self, start: int) -> int:
        """The first of the comment lines right above a line."""
        while start and self.lines[start - 1].lstrip().startswith("#"):
            start -= 1
        return start


def _before(name: str, names: Sequence[str], path: Path) -> str:
    """The field that a new one comes after, in the order of the model; empty where that is none of ``names``."""
    order = fields_in_order(path)
    if name not in order:
        return ""
    earlier = [known for known in names if known in order and order.index(known) < order.index(name)]
    return max(earlier, key=order.index, default=names[0])


def _indented(lines: Sequence[str], indent: str) -> list[str]:
    return [f"{indent}{line}" if line else "" for line in lines]
