"""Attributes of our own package put at their places again: the records that the export took apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.intake.node import Node
    from generator.registry.document import Value

    Record = dict[str, Value]

_LISTS = frozenset({"source", "kinds", "review", "predecessor_names"})


def put_together(attributes: Iterable[Node]) -> Record:
    """The record that attributes tell of, with lists where positions or repeated places are.

    Attributes that do not fit to those before stay unread.
    """
    found: Record = {}
    for one in attributes:
        place = [*filter(None, one.get("label").look().split(".")), one.get("link_type").look()]
        if _put(found, place, one.get("value").look()):
            one.use()
    return {name: _with_lists(value) for name, value in found.items()}


def _put(found: Record, place: list[str], value: str) -> bool:
    *above, last = place
    at = found
    for step in above:
        below = at.setdefault(step, {})
        if not isinstance(below, dict):
            return False
        at = below
    known = at.get(last)
    if isinstance(known, dict) or not value:
        return False
    if last in _LISTS or known is not None:
        at[last] = [*(known if isinstance(known, list) else [known] if known else []), value]
    else:
        at[last] = value
    return True


def _with_lists(value: Value) -> Value:
    if not isinstance(value, dict):
        return value
    inner = {name: _with_lists(part) for name, part in value.items()}
    if inner and all(name.isdecimal() for name in inner):
        return [inner[name] for name in sorted(inner, key=int)]
    return inner


def text_of(words: str, others: Value | None, usual: str, first: str) -> Value:
    """A text from a field of the standard and what the attributes tell of its other languages.

    ``usual`` is the language of the package's fields, ``first`` that of the site.
    """
    told = dict(others) if isinstance(others, dict) else {}
    language = told.pop("language", usual)
    if not told and language == first:
        return words
    return {str(language): words, **{name: told[name] for name in (*LANGUAGES, "review") if name in told}}


def only_trace(told: Value | None) -> Record:
    """Of what is told of a fact, its source, date, verification and note."""
    known = told if isinstance(told, dict) else {}
    return {name: known[name] for name in ("source", "date", "verified", "note") if name in known}


def fact(value: Value | None, told: Value | None) -> Value:
    """A fact with its trace, a value alone, or unknown."""
    trace = only_trace(told)
    if value is None or value in ("", [], {}):
        return {"value": "unknown", **trace} if trace else "unknown"
    return {"value": value, **trace} if trace else value
