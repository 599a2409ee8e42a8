"""From text to nouns: pydantic gives the values their meaning, its errors become problems with a place."""

from __future__ import annotations

import re
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, Field, ValidationError, create_model
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from generator.registry.nouns import Network, Registry
from generator.registry.place_names import slugify
from generator.registry.problems import Problem
from generator.registry.reader import Document
from generator.registry.text import MAX_PROBLEMS
from generator.registry.values import KEY_FORM, NUMBER_FORM, POSTCODE_FORM

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
    "string_too_short": "empty-text",
    "string_too_long": "text-too-long",
    "too_short": "too-few",
    "too_long": "too-many",
    "string_type": "expected-text",
    "tuple_type": "expected-list",
    "dict_type": "expected-record",
    "model_type": "expected-record",
    "model_attributes_type": "expected-record",
    "too_many_errors": "too-many-problems",
}
_FORMS = {KEY_FORM: "bad-id", POSTCODE_FORM: "bad-postcode", NUMBER_FORM: "bad-phone"}
_MANY = 5_000
_SHOWN = 200


def understand(document: Document) -> tuple[Registry | None, Registry | None, list[Problem]]:
    """Give the document its meaning: (the registry, what of it the rules can look at, problems).

    The registry is ``None`` where problems keep it from being one. What is sound of it is then still handed to the
    rules, so that an editor hears of everything in one run; it is ``None`` too where nothing sound is left.
    """
    try:
        registry = Registry.model_validate(document.value)
    except ValidationError as error:
        many = error.error_count() > _MANY
        found = _first_errors(document.value) if many else _errors(error)
        return None, None if many else _sound_part(document.value, found), _problems(document, Registry, found)
    return registry, registry, []


def _first_errors(value: Any) -> list[dict[str, Any]]:
    """Errors of a file with more of them than anybody reads, record by record: all at once would fill the memory."""
    found: list[dict[str, Any]] = []
    for section, records in value.items():
        by_record = isinstance(records, dict) and section != "network"
        parts = ({key: record} for key, record in records.items()) if by_record else (records,)
        for part in parts:
            try:
                Registry.model_validate({section: part})
            except ValidationError as error:
                if error.error_count() > _MANY:
                    found.append({"type": "too_many_errors", "loc": (section, *part) if by_record else (section,)})
                    continue
                found += [one for one in _errors(error) if one["loc"][0] == section]
            if len(found) > MAX_PROBLEMS:
                return found
    return found


def _sound_part(value: Any, errors: list[dict[str, Any]]) -> Registry | None:
    """The registry without the fields and records that ``errors`` are about."""
    sound = {name: dict(part) for name, part in value.items() if name in _SECTIONS and isinstance(part, dict)}
    for error in errors:
        section, *path = error["loc"]
        if section not in sound:
            continue
        if not path or section == "network":
            del sound[section]
            continue
        records, (key, *field) = sound[section], path
        if error["type"] == "extra_forbidden" and len(field) == 1 and isinstance(records.get(key), dict):
            records[key] = {name: part for name, part in records[key].items() if name != field[0]}
        else:
            records.pop(key, None)
    try:
        return _partial_registry().model_validate(sound)
    except ValidationError:
        return None


_SECTIONS = tuple(name for name in Registry.model_fields if name != "version")


@cache
def _partial_registry() -> type[Registry]:
    """The model of a registry in which any section may be missing."""
    sections: dict[str, Any] = {
        name: (Registry.model_fields[name].annotation, Field(default_factory=dict)) for name in _SECTIONS
    }
    nothing: dict[str, Any] = {"version": (str, "1"), "network": (Network | None, None)}
    return create_model("PartialRegistry", __base__=Registry, **{**sections, **nothing})


def problems_of(document: Document, model: type[BaseModel], error: ValidationError) -> list[Problem]:
    """What kept ``document`` from being a ``model``, each with its place."""
    return _problems(document, model, _errors(error))


def _errors(error: ValidationError) -> list[dict[str, Any]]:
    return [dict(one) for one in error.errors(include_url=False)]


def _problems(document: Document, model: type[BaseModel], errors: list[dict[str, Any]]) -> list[Problem]:
    # A missing field whose name is only misspelt is told once, where the misspelt name stands.
    misspelt = [_path(error) for error in errors if error["type"] == "extra_forbidden"]
    meant = {(*path[:-1], nearest(str(path[-1]), fields_at(model, path[:-1]))) for path in misspelt}
    return [_problem(document, model, error) for error in errors if not _only_follows(error, meant)]


def _only_follows(error: dict[str, Any], meant: set[Path]) -> bool:
    """Whether the error is gone once another one is mended."""
    if error["type"] == "too_short":
        # The library counts only the sound items.
        return len(error["input"]) >= int(error["ctx"]["min_length"])
    return error["type"] == "missing" and _path(error) in meant


def _path(error: dict[str, Any]) -> Path:
    return tuple(step for step in error["loc"] if step != "[key]")


def _problem(document: Document, model: type[BaseModel], error: dict[str, Any]) -> Problem:
    path = _path(error)
    code = "missing-section" if error["type"] == "missing" and model is Registry and len(path) == 1 else _code(error)
    about_key = code in ("unknown-field", "missing-field", "missing-section", "key-not-text") or "[key]" in error["loc"]
    given = error.get("input")
    parts = {
        "field": _field_name(path),
        "record": ".".join(str(step) for step in path[:-1]) or document.name,
        "given": given if isinstance(given, str) else _KIND.get(type(given), ""),
        "limit": _limit(error),
        "choices": ", ".join(_choices(error)),
    }
    place = document.place(path[:-1] if error["type"] == "missing" else path, key=about_key)
    suggestion = _suggestion(code, path, model, error)
    return Problem(code, place, {name: _short(part) for name, part in parts.items()}, suggestion)


def _code(error: dict[str, Any]) -> str:
    code = _CODES.get(error["type"], "bad-value")
    if error["type"] == "extra_forbidden":
        return code if error["loc"][-1] else "key-not-text"
    if error.get("input") == "" and code != "missing-field":
        return "empty-section" if error["type"] == "dict_type" else "empty-text"
    if error["type"] == "string_pattern_mismatch":
        return _FORMS.get(error["ctx"]["pattern"], "bad-id")
    return code


_KIND: dict[type, str] = {dict: "{…}", list: "[…]"}


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _field_name(path: Path) -> str:
    named = [step for step in path if isinstance(step, str) and step != "value"]
    return named[-1] if named else ""


def _limit(error: dict[str, Any]) -> str:
    context = error.get("ctx", {})
    return str(context.get("max_length", context.get("min_length", _MANY)))


def _choices(error: dict[str, Any]) -> list[str]:
    return re.findall(r"'([^']+)'", error["ctx"]["expected"]) if error["type"] == "literal_error" else []


def _suggestion(code: str, path: Path, model: type[BaseModel], error: dict[str, Any]) -> str:
    if code == "unknown-field":
        return nearest(str(path[-1]), fields_at(model, path[:-1]))
    if code == "bad-choice" and isinstance(error.get("input"), str):
        return nearest(error["input"], _choices(error))
    if code == "bad-id" and isinstance(error.get("input"), str):
        return slugify(error["input"])
    return ""


def nearest(word: str, choices: list[str]) -> str:
    """The choice that ``word`` most likely means, or an empty text where none is near."""
    best = process.extractOne(word.lower(), choices, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.55)
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
