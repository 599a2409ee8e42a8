"""What a record states that its owner can confirm: its known facts, and the records in its lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.history.compare import stated
from generator.history.telling import FIELDS
from generator.registry.values import ALWAYS, UNKNOWN_FACT, Fact, Model, Sourced

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_NOT_ASKED = frozenset({*Sourced.model_fields, "name"})
"""Where a record is from, and what its owner is asked about by."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a record states: its field, what is written there, and where it is from, the nearest first."""

    field: str
    raw: Any
    chain: tuple[Sourced, ...]


def is_over(one: object, today: dt.date) -> bool:
    """Whether something holds no longer, so that nobody is asked about it."""
    end = getattr(one, "valid", ALWAYS).end
    return end is not None and end.first <= today


def parts_of(record: Model, written: dict[str, Any], first: str, today: dt.date) -> Iterator[Part]:
    """What a record says that can be confirmed: its known facts, and the records in its lists that still hold.

    ``first`` is the first language of the site, as for ``stated``.
    """
    own = (record,) if isinstance(record, Sourced) else ()
    for name, field in type(record).model_fields.items():
        value, step = getattr(record, name), field.alias or name
        if isinstance(value, Fact):
            if value.value is not None:
                yield Part(step, stated(written, step, first), (value, *own))
        elif isinstance(value, tuple) and value and isinstance(value[0], Sourced):
            items = written[step] if isinstance(written[step], list) else [written[step]]
            for one, raw in zip(value, items, strict=True):
                if not is_over(one, today):
                    yield Part(step, raw, (one, *own))


def plain_of(record: Model, written: dict[str, Any], first: str) -> Iterator[Part]:
    """What else a record says that readers see, such as the municipalities of an area; it rests on its own source."""
    for name, field in type(record).model_fields.items():
        value, step = getattr(record, name), field.alias or name
        is_part = isinstance(value, Fact) or (isinstance(value, tuple) and value and isinstance(value[0], Sourced))
        if step in written and step in FIELDS and step not in _NOT_ASKED and not is_part:
            yield Part(step, stated(written, step, first), ())


def unknown_of(record: Model) -> list[str]:
    """The fields of which a record says that they are not known."""
    facts = {name: getattr(record, name) for name in type(record).model_fields}
    return [
        name
        for name, fact in facts.items()
        if isinstance(fact, Fact) and fact.value is None and fact is not UNKNOWN_FACT
    ]
