"""Whether two values of a registry say the same, and the texts in which they differ."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from generator.registry.formed import form_at
from generator.registry.forms import is_text
from generator.registry.nouns import Registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.document import Node
    from generator.registry.fields import Path


def same(one: Any, other: Any, path: Path) -> bool:  # noqa: ANN401 - as read
    """Whether two values say the same: an amount does with fewer zeros at its end, fields do in another order."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key], (*path, key)) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        pairs = zip(one, other, strict=False)
        return len(one) == len(other) and all(same(*pair, (*path, number)) for number, pair in enumerate(pairs))
    if one == other or not (isinstance(one, str) and isinstance(other, str)):
        return bool(one == other)
    form = form_at(Registry, path)
    if form is None or is_text(form):
        return False
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def different_texts(node: Node, old: Any, new: Any, path: Path) -> Iterator[tuple[Node, str, str, Path] | None]:  # noqa: ANN401 - as read
    """The texts of two values that differ: place, old, new, path; ``None`` for a part that differs in more."""
    if same(old, new, path):
        return
    if isinstance(old, str) and isinstance(new, str):
        yield node, old, new, path
    elif isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        for name in old:
            yield from different_texts(node.parts[name], old[name], new[name], (*path, name))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, pair in enumerate(zip(old, new, strict=True)):
            yield from different_texts(node.parts[number], *pair, (*path, number))
    else:
        yield None
