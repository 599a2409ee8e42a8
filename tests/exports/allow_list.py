"""Whether JSON-LD keeps to schema.org: types, properties with what they inherit, and what they may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

Types = Mapping[str, Any]
Named = Mapping[str, Mapping[str, Any]]

_WORDS = frozenset({"Text", "TextObject"})
_DAYS = frozenset({"Date", "DateTime"})
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_NUMBER = re.compile(r"\d+(\.\d+)?")
_KEYWORDS = frozenset({"@id", "@type", "@context"})


def misfits(thing: Mapping[str, Any], types: Types, named: Named | None = None) -> Iterator[str]:
    """What a thing, or one inside it, says that schema.org does not allow.

    ``types`` is the list that is allowed, ``named`` the things of the same file by their names.
    """
    kind = str(thing.get("@type"))
    if kind not in types:
        yield f"no type {kind!r}"
        return
    known = types[kind]
    for name, value in thing.items():
        if name in _KEYWORDS:
            continue
        if name not in known["properties"]:
            yield f"{kind} has no {name}"
        elif name in known["deprecated"]:
            yield f"{kind}.{name} is deprecated"
        else:
            ranges = frozenset(known["properties"][name])
            for one in value if isinstance(value, list) else [value]:
                yield from (f"{kind}.{name}: {told}" for told in _held(one, ranges, types, named or {}))


def _held(value: object, ranges: frozenset[str], types: Types, named: Named) -> Iterator[str]:
    if isinstance(value, str):
        if not _is_literal(value, ranges):
            yield f"{value!r} is none of {sorted(ranges)}"
    elif not isinstance(value, Mapping):
        yield f"{value!r} is no value"
    elif "@value" in value:
        if value.keys() != {"@value", "@language"} or not ranges & _WORDS:
            yield f"{value} is no text"
    elif value.keys() == {"@id"}:
        yield from _fits(named.get(value["@id"], {}), ranges, types)
    else:
        yield from _fits(value, ranges, types)
        yield from misfits(value, types, named)


def _fits(thing: Mapping[str, Any], ranges: frozenset[str], types: Types) -> Iterator[str]:
    kind = str(thing.get("@type"))
    if not ranges & {kind, *types.get(kind, {}).get("ancestors", ())}:
        yield f"{kind} is none of {sorted(ranges)}"


def _is_literal(value: str, ranges: frozenset[str]) -> bool:
    if ranges & _WORDS:
        return True
    forms = [_DAY] * bool(ranges & _DAYS) + [_ADDRESS] * ("URL" in ranges) + [_NUMBER] * ("Number" in ranges)
    return any(form.fullmatch(value) for form in forms)
