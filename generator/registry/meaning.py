"""From text to nouns: pydantic gives the values their meaning, its errors become problems with a place."""

from __future__ import annotations

from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from generator.registry.nouns import Registry
from generator.registry.problems import Problem
from generator.registry.reader import Document

Path = tuple[str | int, ...]

_CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "literal_error": "bad-choice",
    "date_form": "bad-date",
    "whole_number": "bad-number",
    "money_form": "bad-amount",
    "yes_no": "bad-truth",
    "url_form": "bad-address",
    "empty_text": "empty-text",
    "string_pattern_mismatch": "bad-form",
    "string_too_short": "empty-text",
    "string_too_long": "too-long",
    "too_short": "too-few",
    "string_type": "expected-text",
    "tuple_type": "expected-list",
    "dict_type": "expected-record",
    "model_type": "expected-record",
    "model_attributes_type": "expected-record",
}


def understand(document: Document) -> tuple[Registry | None, Registry | None, list[Problem]]:
    """Give the document its meaning: (the registry, what of it the rules can look at, problems).

    The registry is ``None`` where problems keep it from being one. What is sound of it is then still handed to the
    rules, so that an editor hears of everything in one run; it is ``None`` too where nothing sound is left.
    """
    try:
        registry = Registry.model_validate(document.value)
    except ValidationError as error:
        found = [dict(one) for one in error.errors(include_url=False)]
        return None, _sound_part(document.value, found), problems_of(document, Registry, error)
    return registry, registry, []


def _sound_part(value: Any, errors: list[dict[str, Any]]) -> Registry | None:
    """The registry without the fields and records that ``errors`` are about."""
    sound = {section: dict(part) if isinstance(part, dict) else part for section, part in value.items()}
    for error in errors:
        section, *path = error["loc"]
        if not path or not isinstance(sound.get(section), dict):
            sound[section] = {}
        elif error["type"] == "extra_forbidden" and len(path) == 2 and isinstance(sound[section].get(path[0]), dict):
            record = sound[section][path[0]]
            sound[section][path[0]] = {key: part for key, part in record.items() if key != path[1]}
        else:
            sound[section].pop(path[0], None)
    try:
        return Registry.model_validate({key: part for key, part in sound.items() if key in Registry.model_fields})
    except ValidationError:
        return None


def problems_of(document: Document, model: type[BaseModel], error: ValidationError) -> list[Problem]:
    """What kept ``document`` from being a ``model``, each with its place."""
    return [_problem(document, model, dict(one)) for one in error.errors(include_url=False)]


def _problem(document: Document, model: type[BaseModel], error: dict[str, Any]) -> Problem:
    path = tuple(step for step in error["loc"] if step != "[key]")
    code = _CODES.get(error["type"], "bad-value")
    about_key = code in ("unknown-field", "missing-field") or "[key]" in error["loc"]
    given = error.get("input")
    if given == "" and code not in ("missing-field", "unknown-field"):
        code = "empty-text"
    parts = {
        "field": _field_name(path),
        "record": ".".join(str(step) for step in path[:-1]),
        "given": given if isinstance(given, str) else _KIND.get(type(given), ""),
        "expected": _expected(error),
    }
    place = document.place(path[:-1] if code == "missing-field" else path, key=about_key)
    return Problem(code, place, {name: _short(part) for name, part in parts.items()}, _suggestion(code, path, model, error))


_KIND: dict[type, str] = {dict: "{…}", list: "[…]"}


def _short(text: str) -> str:
    return text if len(text) <= 200 else text[:197] + "…"


def _field_name(path: Path) -> str:
    named = [step for step in path if isinstance(step, str) and step != "value"]
    return named[-1] if named else ""


def _expected(error: dict[str, Any]) -> str:
    context = error.get("ctx", {})
    if error["type"] == "literal_error":
        return str(context["expected"]).replace("'", "").replace(" or ", ", ")
    if error["type"] in ("string_too_long", "too_short"):
        return str(context.get("max_length", context.get("min_length", "")))
    return str(context.get("pattern", ""))


def _suggestion(code: str, path: Path, model: type[BaseModel], error: dict[str, Any]) -> str:
    if code == "unknown-field":
        return nearest(str(path[-1]), fields_at(model, path[:-1]))
    if code == "bad-choice" and isinstance(error.get("input"), str):
        return nearest(error["input"], _expected(error).split(", "))
    return ""


def nearest(word: str, choices: list[str]) -> str:
    """The choice that ``word`` most likely means, or an empty text where none is near."""
    best = process.extractOne(
        word.lower(), choices, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.55
    )
    return str(best[0]) if best else ""


def fields_at(model: Any, path: Path) -> list[str]:
    """The names of the fields that the record at ``path`` may have."""
    for step in path:
        model = _step(model, step)
    found = _record(model)
    if found is None:
        return []
    return [field.alias or name for name, field in found.model_fields.items()]


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
