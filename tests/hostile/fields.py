"""Every place of a registry where an editor writes something, found from the models, and registries with attacks there.

A registry is written with one value on each line, so that the line of a problem tells which value it is about.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from generator.registry import reader
from generator.registry.nouns import Registry

EVERYTHING = Path(__file__).parents[1] / "registry/accepted/everything.yaml"

Where: TypeAlias = tuple[str | int, ...]
Part: TypeAlias = Any
"""A registry or a part of it, or the type of one: models may hold nearly anything."""


@cache
def base() -> Part:
    """A made-up registry with every section and field, as plain text."""
    return reader.read(EVERYTHING.read_bytes(), EVERYTHING.name).value


def fields() -> list[Where]:
    """The place of every value that the models know: the first record of each section, the first item of each list."""
    return list(_fields(Registry, (), base()))


def _fields(kind: Part, here: Where, given: Part) -> Iterator[Where]:
    origin: Part = get_origin(kind)
    if hasattr(kind, "__metadata__"):
        yield from _fields(kind.__origin__, here, given)
    elif origin in (Union, UnionType):
        for part in get_args(kind):
            if part is not type(None):
                yield from _fields(part, here, given)
    elif origin is dict:
        first = next(iter(given), "fi") if isinstance(given, dict) else "fi"
        yield from _fields(get_args(kind)[1], (*here, first), _part(given, first))
    elif origin is tuple:
        yield from _fields(get_args(kind)[0], (*here, 0), _part(given, 0))
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        # The value of a fact comes first, for what is said of a fact stands beside its value.
        for name in sorted(kind.model_fields, key=lambda name: name != "value"):
            field = kind.model_fields[name]
            step = field.alias or name
            yield from _fields(field.annotation, (*here, step), _part(given, step))
    else:
        yield here


def _part(given: Part, step: str | int) -> Part:
    if step == "value" and not (isinstance(given, dict) and "value" in given):
        return given
    try:
        return given[step]
    except (KeyError, IndexError, TypeError):
        return None


def with_values(values: Mapping[Where, str]) -> Part:
    """The made-up registry with other values at some places."""
    holder: list[Part] = [copy.deepcopy(base())]
    for where, value in values.items():
        _put(holder, (0, *where), value)
    return holder[0]


def _put(holder: Part, where: Where, value: str) -> None:
    step, *rest = where
    if not rest:
        holder[step] = value
        return
    known = next((part for name, part in _rows(holder) if name == step), None)
    holder[step] = _room_for(known, rest[0])
    if isinstance(rest[0], int) and not holder[step]:
        holder[step].append(None)
    _put(holder[step], tuple(rest), value)


def _room_for(known: Part, step: str | int) -> Part:
    """What is known, as a list or a record that can have ``step``: a bare value is that of a fact or a Finnish name."""
    if isinstance(step, int):
        return known if isinstance(known, list) else [] if known is None else [known]
    if step == "value" and known is not None and not (isinstance(known, dict) and "value" in known):
        return {"value": known}
    if known is None or isinstance(known, dict):
        return {} if known is None else known
    return {"fi" if step in ("fi", "sv", "en", "review") else "value": known}


def _rows(part: Part) -> Iterable[tuple[str | int, Part]]:
    return part.items() if isinstance(part, dict) else enumerate(part)


def written(registry: Part) -> tuple[bytes, dict[int, Where]]:
    """The file of a registry, each name of a field or value on its own line, and what stands on each line."""
    lines: list[str] = []
    places: dict[int, Where] = {}

    def write(part: Part, here: Where, indent: str) -> None:
        for step, value in _rows(part):
            name = f"{json.dumps(step, ensure_ascii=False)}:" if isinstance(step, str) else "-"
            empty = isinstance(value, dict | list) and not value
            shown = "" if isinstance(value, dict | list) and value else json.dumps(value, ensure_ascii=False)
            lines.append(f"{indent}{name} {shown}".rstrip() if not empty else f"{indent}{name} {shown}")
            places[len(lines)] = (*here, step)
            if isinstance(value, dict | list) and value:
                write(value, (*here, step), indent + "  ")

    write(registry, (), "")
    return ("\n".join(lines) + "\n").encode("utf-8"), places
