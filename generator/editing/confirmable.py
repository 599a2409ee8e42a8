"""What can be confirmed: records that say where they are from, and their facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from generator.registry.nouns import Registry
from generator.registry.values import Fact, Model, Sourced

if TYPE_CHECKING:
    from collections.abc import Iterator

Record: TypeAlias = tuple[str, str]
"""A section of the registry and the id of a record in it."""


def records() -> dict[str, type[Sourced]]:
    """The sections whose records can be confirmed, with the model of their records."""
    found: dict[str, type[Sourced]] = {}
    for name, field in Registry.model_fields.items():
        for kind in _kinds(field.annotation):
            if isinstance(kind, type) and issubclass(kind, Sourced) and name != "network":
                found[name] = kind
    return found


def facts_of(section: str) -> list[str]:
    """The fields of a section's records that can be confirmed by themselves."""
    return [
        field.alias or name
        for name, field in records()[section].model_fields.items()
        if any(isinstance(kind, type) and issubclass(kind, Fact) for kind in _kinds(field.annotation))
    ]


def _kinds(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - an annotation
    yield annotation
    if not (isinstance(annotation, type) and issubclass(annotation, Model)):
        for part in get_args(annotation):
            yield from _kinds(part)
