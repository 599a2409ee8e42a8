"""How the texts of our own worksheet are put together: of each part, where the registry has it and how long it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.intake.json_text import Json

    Part = tuple[str, str]

_BETWEEN = "\n\n"
_LENGTH = re.compile(r"\d{1,6}", re.ASCII)


class Composition:
    """The report of lengths of a worksheet; of a file of others there is none, and it knows no parts."""

    def __init__(self, lengths: Json = None) -> None:
        self._parts: dict[tuple[str, str], list[tuple[str, int]]] = {}
        for language, rows in lengths.items() if isinstance(lengths, dict) else ():
            for row in rows if isinstance(rows, list) else ():
                if isinstance(row, dict) and isinstance(field := row.get("field"), str):
                    self._parts[field, language] = _stated(row.get("parts"))

    def parts(self, field: str, texts: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
        """The parts of a text in their order: the path of each and what it says in each language.

        Nothing where the report does not fit to the text, as when somebody has written in it since.
        """
        order: list[str] = []
        found: dict[str, dict[str, str]] = {}
        for language, text in texts.items():
            parts = _cut(text, self._parts.get((field, language), []))
            if not parts:
                return []
            place = 0
            for path, part in parts:
                if path not in found:
                    order.insert(place, path)
                place = order.index(path) + 1
                found.setdefault(path, {})[language] = part
        return [(path, found[path]) for path in order]


def _stated(parts: Json) -> list[tuple[str, int]]:
    found = []
    for one in parts if isinstance(parts, list) else ():
        path, length = (one.get("record"), one.get("length")) if isinstance(one, dict) else (None, None)
        if isinstance(path, str) and isinstance(length, str) and _LENGTH.fullmatch(length):
            found.append((path, int(length)))
    return found


def _cut(text: str, stated: list[tuple[str, int]]) -> list[Part]:
    """The parts of ``text``, whose lengths are in units of UTF-16; nothing where they are not those of the text."""
    data, at = text.encode("utf-16-le"), 0
    found = []
    for path, length in stated:
        found.append((path, data[at : at + 2 * length].decode("utf-16-le", "replace")))
        at += 2 * length + 2 * len(_BETWEEN)
    return found if _BETWEEN.join(part for _, part in found) == text else []
