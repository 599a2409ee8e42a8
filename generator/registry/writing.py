"""Write a registry as an editor would: fields in the models' order, quotes only where YAML needs them.

What is written here, ``reader.read`` reads back to the same values.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import yaml
from yaml.emitter import Emitter

from generator.registry.fields import fields_at
from generator.registry.formed import form_at
from generator.registry.forms import is_text
from generator.registry.nouns import Registry
from generator.registry.reader import OTHERS_READ
from generator.registry.values import Sourced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.registry.document import Value
    from generator.registry.fields import Path

    Comments = Mapping[Path, Sequence[str]]

_STEP = "  "
_LAST = tuple(Sourced.model_fields)
_SPACED = ("units", "service_areas")
"""Sections whose records are so long that an empty line stands between them."""
# Dates, numbers, true and false, which other programs take for such, and so do we where no text is wanted.
_BARE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|0|[1-9]\d{0,8}(\.\d{1,2})?|true|false")
_MERGE_MARK = re.compile(r"^[ \t]*(<{7}|={7}|>{7}|\|{7})", re.MULTILINE)
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers


def as_yaml(registry: Mapping[str, Value], comments: Comments | None = None, head: Sequence[str] = ()) -> str:
    """The text of a registry file with ``head`` as its first comment lines.

    ``comments`` are the lines to write above the field at a path; where the field is missing, they stand in its place.
    """
    rows = [f"# {line}".rstrip() for line in head]
    writer = _Writer(comments or {})
    for number, name in enumerate(_in_order(registry, (), writer.paths)):
        if number or rows:
            rows.append("")
        rows += writer.field(registry, name, (), 0)
    return "\n".join(rows) + "\n"


def field_lines(record: Mapping[str, Value], name: str, above: Path) -> list[str]:
    """The lines of one field of the record at the path ``above``, from the left edge."""
    return _lines(_Writer({}).field(record, name, above, 0))


def item_lines(value: Value, path: Path) -> list[str]:
    """The lines of the item of a list at ``path``, from the left edge."""
    return _lines(_Writer({}).item(value, path, 0))


def _lines(parts: Iterator[str]) -> list[str]:
    """A block of text is one part with several lines."""
    return [line for part in parts for line in part.split("\n")]


class _Writer:
    def __init__(self, comments: Comments) -> None:
        self.comments = comments
        self.paths = {path[:end] for path in comments for end in range(1, len(path) + 1)}

    def field(self, record: Mapping[str, Value], name: str, above: Path, depth: int) -> Iterator[str]:
        """The lines of the field ``name`` of ``record``, which may have comments alone."""
        path, indent = (*above, name), _STEP * depth
        yield from (f"{indent}# {line}" for line in self.comments.get(path, ()))
        if name in record:
            value, key = record[name], scalar(name)
            if isinstance(value, str):
                form = form_at(Registry, path)
                is_value = form is not None and not is_text(form)
                yield f"{indent}{key}: {scalar(value, depth=depth + 1, bare=is_value)}"
            elif brief := _brief(value):
                yield f"{indent}{key}: {brief}"
            else:
                yield f"{indent}{key}:"
                yield from self.inside(value, path, depth + 1)

    def inside(self, value: dict[str, Value] | list[Value], path: Path, depth: int) -> Iterator[str]:
        """The lines of what is in a record or a list."""
        if isinstance(value, list):
            for number, item in enumerate(value):
                yield from self.item(item, (*path, number), depth)
            return
        for number, name in enumerate(_in_order(value, path, self.paths)):
            if number and path[0] in _SPACED and len(path) == 1:
                yield ""
            yield from self.field(value, name, path, depth)

    def item(self, value: Value, path: Path, depth: int) -> Iterator[str]:
        """The lines of an item of a list, the first of them after a hyphen."""
        indent = _STEP * depth
        yield from (f"{indent}# {line}" for line in self.comments.get(path, ()))
        if isinstance(value, str):
            yield f"{indent}- {scalar(value, depth=depth + 1)}"
        elif brief := _brief(value):
            yield f"{indent}- {brief}"
        else:
            hyphen = f"{indent}- "
            for row in self.inside(value, path, depth + 1):
                if not hyphen:
                    yield row
                elif row.lstrip().startswith("#"):
                    yield indent + row.lstrip()
                else:
                    yield hyphen + row[len(hyphen) :]
                    hyphen = ""


def _in_order(record: Mapping[str, Value], path: Path, commented: set[Path]) -> list[str]:
    """The fields of a record, and the missing ones that have comments, in their order."""
    wanted = fields_in_order(path)
    own = [name for name in wanted if name in record or (*path, name) in commented]
    return own + [name for name in record if name not in wanted]


def fields_in_order(path: Path) -> list[str]:
    """The fields that the record at ``path`` may have, in their order: as in its model, where it is from last."""
    known = fields_at(Registry, path)
    return [*(name for name in known if name not in _LAST), *(name for name in known if name in _LAST)]


def _brief(value: dict[str, Value] | list[Value]) -> str:
    """A list of words on one line, or what is empty; an empty text for what needs lines of its own."""
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    if isinstance(value, list) and all(isinstance(item, str) and "\n" not in item for item in value):
        return f"[{', '.join(scalar(str(item), flow=True) for item in value)}]"
    return ""


def scalar(text: str, *, flow: bool = False, depth: int = 0, bare: bool = False) -> str:
    """A text as YAML: without quotes where it needs none, in a block if it has lines.

    ``flow`` is inside square brackets; a block is indented by ``depth``, and without it there is none; ``bare`` is a
    value that is no text: a number, a day, true or false.
    """
    if bare and _BARE.fullmatch(text):
        return text
    analysis = Emitter(io.StringIO(), allow_unicode=True).analyze_scalar(text)
    if not analysis.multiline:
        plain = analysis.allow_flow_plain if flow else analysis.allow_block_plain
        return text if plain and _is_text(text) else _quoted(text)
    return _block(text, depth) if analysis.allow_block and depth and _can_be_block(text) else _quoted(text)


def _is_text(text: str) -> bool:
    """Whether YAML programs that interpret values, of version 1.1 or 1.2, take the bare ``text`` for a text."""
    if OTHERS_READ.fullmatch(text):
        return False
    patterns = (*_RESOLVERS.get(text[:1], ()), *_RESOLVERS.get(None, ()))
    return not any(pattern.match(text) for _, pattern in patterns)


def _can_be_block(text: str) -> bool:
    lines = text.split("\n")
    at_the_ends = (lines[0], lines[-1])
    return all(line and line[0] not in " \t" for line in at_the_ends) and not _MERGE_MARK.search(text)


def _block(text: str, depth: int) -> str:
    indent = _STEP * depth
    return "\n".join(["|-", *(f"{indent}{line}" if line else "" for line in text.split("\n"))])


def _quoted(text: str) -> str:
    written: str = yaml.dump(text, default_style='"', allow_unicode=True, width=2**31)
    return written.rstrip("\n")
