"""A registry as programs of YAML 1.2 read it, what our reader finds in it, and what the JSON Schema finds."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import regress
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from generator.registry import reader
from generator.registry.meaning import needs_quotes
from generator.registry.nouns import Registry
from generator.registry.problems import MessageLanguage, Problem
from generator.registry.sound import understand
from generator.schema.json_schema import as_json

HERE = Path(__file__).parent
REGISTRIES = HERE.parent / "registry"
_SECTION = re.compile(r"^([a-z_]+):(?:.*\n?)(?:[ #].*\n?)*", re.MULTILINE)


@cache
def schema(language: MessageLanguage = "en") -> Any:  # noqa: ANN401 - JSON
    return json.loads(as_json(language))


@cache
def _pattern(text: str) -> regress.Regex:
    return regress.Regex(text, "u")


def _in_ecma(_: object, pattern: str, value: object, __: object) -> Any:  # noqa: ANN401 - as the library wants it
    if isinstance(value, str) and _pattern(pattern).find(value) is None:
        yield ValidationError(f"{value!r} does not match {pattern!r}")


_Validator = extend(Draft202012Validator, {"pattern": _in_ecma})  # type: ignore[no-untyped-call]


@cache
def validator() -> Any:  # noqa: ANN401 - made by the library
    # Without formats: that of a pattern is asked of Python, which knows another dialect.
    Draft202012Validator.check_schema(schema(), format_checker=FormatChecker(()))
    return _Validator(schema())


def accepted_by_schema(data: object) -> bool:
    return bool(validator().is_valid(data))


def read_problems(text: str) -> list[Problem]:
    """What our reader finds in a file, without the rules across records."""
    document = reader.read(text.encode(), "units.yaml")
    if document.problems:
        return document.problems
    return [*understand(document)[2], *needs_quotes(document, Registry)]


def whole(path: Path) -> str:
    """A file of the examples with the sections of the sound registry that it leaves out."""
    text = path.read_text(encoding="utf-8")
    own = {match[1] for match in _SECTION.finditer(text)}
    base = (REGISTRIES / "base.yaml").read_text(encoding="utf-8")
    return text + "".join(match[0] for match in _SECTION.finditer(base) if match[1] not in own)


def as_data(text: str) -> Any:  # noqa: ANN401 - JSON
    """What another program reads: numbers and truths where the file has no quotes."""
    document = reader.read(text.encode(), "units.yaml")
    data: Any = document.value
    for path in document.bare:
        *above, last = path
        holder: Any = data
        for step in above:
            holder = holder[step]
        holder[last] = json.loads(holder[last])
    return data
