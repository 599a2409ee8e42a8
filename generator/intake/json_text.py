"""JSON of other programs, strictly: no key twice, no number that is none, numbers as the text that was written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from generator.intake.source import RefusedError
from generator.registry import reader
from generator.registry.problems import Place, Problem
from generator.registry.text import FileText, decode

if TYPE_CHECKING:
    from generator.intake.source import Source

Json: TypeAlias = "str | bool | list[Json] | dict[str, Json] | None"

MOST_DEPTH = 60
_NUMBER = re.compile(r'"(?:[^"\\]|\\.)*"|(-?(?:NaN|Infinity))')


class _RepeatedError(ValueError):
    """A key is there twice."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class _NoNumberError(ValueError):
    """NaN or Infinity."""


def read_json(source: Source) -> Json:
    """The values of a JSON file; numbers are text. Raises ``RefusedError`` with the place of what is wrong."""
    data = source.data()
    _, problems = decode(data, source.name)
    # Letters that readers must not see are left out of each text later, and told.
    fatal = [problem for problem in problems if problem.code in ("not-utf8", "merge-conflict", "file-too-large")]
    if fatal:
        raise RefusedError(fatal[:1])
    whole = FileText(source.name, data.decode("utf-8-sig"))
    try:
        found: Json = json.loads(
            whole.text,
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_int=str,
            parse_float=str,
        )
    except json.JSONDecodeError as error:
        code = "empty-source" if not whole.text.strip() else "json-syntax"
        raise RefusedError([Problem(code, whole.place(error.pos))]) from error
    except _RepeatedError as error:
        raise RefusedError([_repeated(data, source.name, error.key)]) from error
    except _NoNumberError as error:
        at = next((match.start() for match in _NUMBER.finditer(whole.text) if match[1]), 0)
        raise RefusedError([Problem("json-number", whole.place(at), {"given": str(error)})]) from error
    except RecursionError as error:
        raise _too_deep(source.name) from error
    if _depth(found) > MOST_DEPTH:
        raise _too_deep(source.name)
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _RepeatedError(key)
            seen.add(key)
    return found


def _no_number(word: str) -> NoReturn:
    raise _NoNumberError(word)


def _repeated(data: bytes, name: str, key: str) -> Problem:
    """The problem with its line, which the reader of YAML knows: nearly all JSON is YAML."""
    problems = reader.read(data, name).problems
    place = next((one.place for one in problems if one.code == "duplicate-key"), Place(name))
    return Problem("json-key-twice", place, {"key": key[:100]})


def _too_deep(name: str) -> RefusedError:
    return RefusedError([Problem("too-deep", Place(name), {"limit": str(MOST_DEPTH)})])


def _depth(value: Json) -> int:
    deepest, level = 0, [value]
    while level and deepest <= MOST_DEPTH:
        deepest += 1
        level = [part for one in level if isinstance(one, (dict, list)) for part in _parts(one)]
    return deepest


def _parts(value: dict[str, Json] | list[Json]) -> list[Json]:
    return list(value.values()) if isinstance(value, dict) else value
