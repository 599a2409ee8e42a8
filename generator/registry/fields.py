"""The names of the fields that a record may have, for suggestions."""

from __future__ import annotations

from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator.registry.values import Fact, unknown_to_none

Path = tuple[str | int, ...]


def fields_at(model: Any, path: Path) -> list[str]:
    """The names of the fields that the record at ``path`` may have."""
    for step in path:
        model = _step(model, step)
    found = _record(model)
    if found is None:
        return []
    return [field.alias or name for name, field in found.model_fields.items()]


def is_mapping(model: Any, path: Path) -> bool:
    """Whether the field at ``path`` holds records by their ids."""
    for step in path:
        model = _step(model, step)
    return any(get_origin(part) is dict for part in _parts(model))


def may_be_unknown(model: Any, path: Path) -> bool:
    """Whether the field at ``path`` may say that nothing is known."""
    *above, name = path[:-1] if path[-1] == "value" else path
    for step in above:
        model = _step(model, step)
    record = _record(model)
    if record is None:
        return False
    field = next((field for key, field in record.model_fields.items() if name in (key, field.alias)), None)
    if field is None:
        return False
    by_word = any(getattr(part, "func", None) is unknown_to_none for part in field.metadata)
    return by_word or any(isinstance(part, type) and issubclass(part, Fact) for part in _parts(field.annotation))


def _step(kind: Any, step: str | int) -> Any:
    record = _record(kind)
    if record is not None:
        for name, field in record.model_fields.items():
            if step in (name, field.alias):
                return field.annotation
        # The bare value of a fact: the step belongs to the value itself.
        return _step(record.model_fields["value"].annotation, step) if "value" in record.model_fields else None
    inner = [part for part in _parts(kind) if get_origin(part) in (dict, tuple)]
    return get_args(inner[0])[1 if get_origin(inner[0]) is dict else 0] if inner else None


def _record(kind: Any) -> type[BaseModel] | None:
    for part in _parts(kind):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part
    return None


def _parts(kind: Any) -> list[Any]:
    if hasattr(kind, "__metadata__"):
        return _parts(kind.__origin__)
    if get_origin(kind) in (Union, UnionType):
        return [part for arg in get_args(kind) for part in _parts(arg)]
    return [kind]
