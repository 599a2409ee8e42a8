"""A new record as a skeleton: its fields in their order, each with what to write, at the end of its section.

What nobody can guess is ``unknown``; where a record needs more than that, ``check`` tells the line.
"""

from __future__ import annotations

import copy
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from generator.editing.lines import as_saved, newline_of
from generator.registry import reader
from generator.registry.nouns import Organisation, ServiceArea, Source, Unit
from generator.registry.values import KEY_FORM, UNKNOWN, Model
from generator.registry.writing import fields_in_order, scalar
from generator.schema.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.registry.document import Document

Kind: TypeAlias = Literal["unit", "organisation", "service-area", "source"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_SECTIONS: Mapping[Kind, str] = {
    "unit": "units",
    "organisation": "organisations",
    "service-area": "service_areas",
    "source": "sources",
}
_MODELS: Mapping[Kind, type[Model]] = {
    "unit": Unit,
    "organisation": Organisation,
    "service-area": ServiceArea,
    "source": Source,
}
_LONGEST_ID = 60
_STEP = "  "
_DAY = "today"
_EMPTY = re.compile(r"(?<=:)[ ]*\{[ ]*\}")


@dataclass(frozen=True, slots=True)
class Added:
    """The file's new bytes, the lines of the skeleton in it, and the number of the first of them."""

    data: bytes
    lines: tuple[str, ...]
    number: int


class CannotAddError(Exception):
    """``code`` says why nothing was written."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def added(data: bytes, kind: Kind, key: str, given: Mapping[str, str]) -> Added:
    """``data``, a registry that can be read, with a skeleton of a record ``key`` at the end of its section.

    ``given`` are values for the braces of ``skeletons.toml``; the others are ``unknown``. Raises ``CannotAddError``
    for an id that is taken or has another form, and where the section is missing or written in braces.
    """
    section = _SECTIONS[kind]
    document = reader.read(data, "")
    before: Any = document.value
    if not re.fullmatch(KEY_FORM, key) or len(key) > _LONGEST_ID:
        raise CannotAddError("id-form")
    if not isinstance(before, dict) or not isinstance(before.get(section), dict):
        raise CannotAddError("no-section")
    if key in before[section]:
        raise CannotAddError("id-taken")
    made = tuple(_skeleton(kind, key, given))
    page = _Page(document, section, is_empty=not before[section])
    new = page.with_lines(made, data)
    after: Any = reader.read(new, "").value
    wanted = copy.deepcopy(before)
    wanted[section][key] = after[section].get(key) if isinstance(after.get(section), dict) else None
    if after != wanted or wanted[section][key] is None:
        raise CannotAddError("in-braces")
    return Added(new, made, page.number)


@cache
def _skeletons() -> dict[str, dict[str, str]]:
    source = files("generator.editing").joinpath("skeletons.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _skeleton(kind: Kind, key: str, given: Mapping[str, str]) -> Iterator[str]:
    """The lines of the record, without their ends."""
    values = _Given({name: scalar(value, flow=True, bare=name == _DAY) for name, value in given.items() if value})
    known = _skeletons()[kind]
    yield f"{_STEP}{key}:"
    finnish, english, model = Words("fi"), Words("en"), _MODELS[kind]
    for field in fields_in_order((_SECTIONS[kind], "any")):
        yield f"{_STEP * 2}# {finnish.about(model, field)} / {english.about(model, field)}"
        if field in known:
            value = known[field].format_map(values)
            yield from f"{_STEP * 2}{field}:{'' if value.startswith(chr(10)) else ' '}{value}".split("\n")
        else:
            yield f"{_STEP * 2}# {field}:"


class _Given(dict[str, str]):
    """What was typed; the rest is not known."""

    def __missing__(self, name: str) -> str:
        return UNKNOWN


class _Page:
    """Where the lines of a new record go: after the last line of its section."""

    def __init__(self, document: Document, section: str, *, is_empty: bool) -> None:
        text = document.text.text
        self._return = newline_of(text).removesuffix("\n")
        self._lines = text.split("\n")
        starts = [document.text.place(part.key).line - 1 for part in document.tree.parts.values()]
        begin = document.text.place(document.tree.parts[section].key).line - 1
        if is_empty:
            self._lines[begin] = _EMPTY.sub("", self._lines[begin])
        end = min((start for start in starts if start > begin), default=len(self._lines))
        while end - 1 > begin and self._is_outside(self._lines[end - 1]):
            end -= 1
        self._end = end
        self.number = end + 2

    @staticmethod
    def _is_outside(line: str) -> bool:
        """Whether a line is empty, or a comment or mark of the file rather than of a record."""
        return not line.strip() or line.startswith(("#", "..."))

    def with_lines(self, made: tuple[str, ...], before: bytes) -> bytes:
        """The file with the lines and an empty one above them."""
        ending, lines = self._return, [*self._lines]
        if lines[self._end - 1] and not lines[self._end - 1].endswith(ending):
            lines[self._end - 1] += ending
        lines[self._end : self._end] = [ending, *(f"{line}{ending}" for line in made)]
        text = "\n".join(lines)
        return as_saved(text if text.endswith("\n") else f"{text}\n", before)
