"""JSON that people can compare line by line: one record a line, the same bytes for the same facts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping


def one_record_a_line(document: Mapping[str, object]) -> bytes:
    """``document`` as UTF-8 JSON; each record of its lists and of its maps of records has a line of its own."""
    return f"{_lines('{}', (f'{_compact(name)}: {_part(value)}' for name, value in document.items()))}\n".encode()


def _part(value: object) -> str:
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return _lines("[]", map(_compact, value))
    if isinstance(value, dict) and any(isinstance(one, dict) for one in value.values()):
        return _lines("{}", (f"{_compact(key)}: {_compact(one)}" for key, one in value.items()))
    return _compact(value)


def _lines(brackets: str, lines: Iterable[str]) -> str:
    return "\n".join([brackets[0], ",\n".join(lines), brackets[1]])


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
