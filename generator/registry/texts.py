"""All that a registry says in words to readers, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, get_args

from pydantic.fields import FieldInfo

from generator.registry.fields import Path
from generator.registry.values import Model, Name, Text

_NAME_MARKS = get_args(Name)[1:]


class PlacedText(NamedTuple):
    """A text with its path, and whether it is a name: that of an organisation, a house or a source, which is given."""

    path: Path
    text: Text
    is_name: bool


def texts(value: Any, path: Path = (), *, is_name: bool = False) -> Iterator[PlacedText]:
    """The texts of a registry, or of a value in it, in the order of the fields."""
    if isinstance(value, Text):
        yield PlacedText(path, value, is_name)
    elif isinstance(value, Model):
        for name, field in type(value).model_fields.items():
            yield from texts(getattr(value, name), (*path, field.alias or name), is_name=_is_name(field))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, (*path, key), is_name=is_name)
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from texts(part, (*path, number), is_name=is_name)


def _is_name(field: FieldInfo) -> bool:
    return any(mark in _NAME_MARKS for mark in field.metadata) or Name in get_args(field.annotation)
