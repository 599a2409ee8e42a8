"""pydantic gives the values their meaning; what it finds wrong becomes problems with a place."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from generator.registry.fields import fields_at, is_mapping, may_be_unknown
from generator.registry.formed import form_at, read_as_values
from generator.registry.forms import is_text
from generator.registry.other_forms import in_our_form
from generator.registry.place_names import slugify
from generator.registry.problems import Problem
from generator.registry.values import (
    COLOUR_FORM,
    CRITERION_FORM,
    DIGEST_FORM,
    EDITION_FORM,
    FACT_FORM,
    GUID_FORM,
    KEY_FORM,
    LINE_BREAK,
    LINE_FORM,
    NUMBER_FORM,
    OWNER_FORM,
    POSTCODE_FORM,
    SLUG_FORM,
    TEXT_FORM,
    UNKNOWN,
    Sourced,
    says_nothing,
)

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    from generator.registry.document import Document
    from generator.registry.fields import Path

Mistake: TypeAlias = dict[str, Any]
"""One of pydantic's errors: type, place, input, context."""

_CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "literal_error": "bad-choice",
    "date_form": "bad-date",
    "day_form": "bad-day",
    "not_unknown": "not-unknown",
    "whole_number": "bad-number",
    "money_form": "bad-amount",
    "yes_no": "bad-truth",
    "url_form": "bad-address",
    "line_break": "line-break",
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
_FORMS = {
    TEXT_FORM: "empty-text",
    COLOUR_FORM: "bad-colour",
    CRITERION_FORM: "bad-criterion",
    EDITION_FORM: "bad-edition-code",
    DIGEST_FORM: "bad-digest",
    FACT_FORM: "bad-fact-name",
    GUID_FORM: "bad-guid",
    KEY_FORM: "bad-id",
    SLUG_FORM: "bad-page-address",
    POSTCODE_FORM: "bad-postcode",
    NUMBER_FORM: "bad-phone",
    OWNER_FORM: "bad-owner",
}
_EMPTY = {"dict_type": "empty-section", "model_type": "empty-record", "model_attributes_type": "empty-record"}
_SAID_INSTEAD = ("none", "ei tiedossa", "ei tietoa", "tuntematon", "okänd", "okänt", "not known")
# What `unknown` stands in place of, where it is no value: to say how the value is written would not help.
_NOT_UNKNOWN = ("bad-number", "bad-amount", "bad-address", "expected-list", "expected-record")
_SHOWN = 200


def mistakes(error: ValidationError) -> list[Mistake]:
    """All that pydantic found."""
    return [dict(one) for one in error.errors(include_url=False)]


def problems_of(document: Document, model: type[BaseModel], found: list[Mistake]) -> list[Problem]:
    """What kept ``document`` from being a ``model``, each with its place."""
    # A missing field whose name is only misspelt is told once, where the misspelt name stands.
    misspelt = [_path(error) for error in found if error["type"] == "extra_forbidden"]
    meant = {(*path[:-1], nearest(str(path[-1]), fields_at(model, path[:-1]))) for path in misspelt}
    return [_problem(document, model, error) for error in found if not _only_follows(error, meant)]


def needs_quotes(document: Document, model: type[BaseModel]) -> list[Problem]:
    """Texts without quotes that other programs take for a number, true, false or nothing: ``00530`` for 530."""
    values = read_as_values(model)
    found = []
    for path in map(tuple, document.bare):
        name = path[-2] if path[-1] == "value" and len(path) > 1 else path[-1]
        if name not in values and (form := form_at(model, path)) and is_text(form):
            parts = {"field": _field_name(path), "given": _short(_text_at(document.value, path))}
            found.append(Problem("needs-quotes", document.place(path), parts))
    return found


def _text_at(value: Any, path: Path) -> str:
    """The text that stands at ``path``."""
    for step in path:
        value = value[step]
    return str(value)


def _only_follows(error: Mistake, meant: set[Path]) -> bool:
    """Whether the error is gone once another one is mended."""
    if error["type"] == "too_short":
        # The library counts only the sound items.
        return len(error["input"]) >= int(error["ctx"]["min_length"])
    return error["type"] == "missing" and _path(error) in meant


def _path(error: Mistake) -> Path:
    return tuple(step for step in error["loc"] if step != "[key]")


def _problem(document: Document, model: type[BaseModel], error: Mistake) -> Problem:
    path = _path(error)
    code = _code(error)
    if code == "missing-field" and is_mapping(model, path):
        code = "missing-section"
    elif code == "missing-field" and may_be_unknown(model, path):
        code = "missing-fact"
    if code == "bad-choice" and path[:2] == ("network", "languages"):
        code = "no-such-language"
    about_key = code in ("unknown-field", "key-not-text") or error["type"] == "missing" or "[key]" in error["loc"]
    given = error.get("input")
    if language := error.get("ctx", {}).get("language"):
        path = (*path, language)
        given = error["ctx"]["given"]
    path = _as_written(document, path)
    parts = {
        "field": "value" if error["type"] == "missing" and path[-1] == "value" else _field_name(path),
        "record": ".".join(str(step) for step in path[:-1]) or document.name,
        "given": given if isinstance(given, str) else _KIND.get(type(given), ""),
        "limit": _limit(error),
        "choices": ", ".join(_known_fields(model, path) if code == "unknown-field" else _choices(error)),
    }
    place = document.place(path[:-1] if error["type"] == "missing" else path, key=about_key)
    suggestion = _suggestion(code, path, model, error)
    return Problem(code, place, {name: _short(part) for name, part in parts.items()}, suggestion)


def _as_written(document: Document, path: Path) -> Path:
    """The path as far as the file has it: a name may be written as one text."""
    value: Any = document.value
    for number, step in enumerate(path):
        if isinstance(value, str):
            return path[:number]
        with suppress(KeyError, TypeError):
            value = value[step]
    return path


def _code(error: Mistake) -> str:
    code = _CODES.get(error["type"], "bad-value")
    if error["type"] == "extra_forbidden":
        return code if error["loc"][-1] else "key-not-text"
    if error.get("input") == "" and code != "missing-field":
        return _EMPTY.get(error["type"], "empty-text")
    if code in _NOT_UNKNOWN and error.get("input") == UNKNOWN:
        return "not-unknown"
    if error["type"] == "string_pattern_mismatch":
        pattern = error["ctx"]["pattern"]
        if pattern == LINE_FORM:
            return "line-break" if LINE_BREAK.search(error["input"]) and error["input"].strip() else "empty-text"
        return code_of_pattern(pattern)
    return code


def code_of_pattern(pattern: str) -> str:
    """The kind of problem of a text that is not in the form ``pattern``."""
    return _FORMS.get(pattern, "bad-id")


_KIND: dict[type, str] = {dict: "{…}", list: "[…]"}


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _field_name(path: Path) -> str:
    named = [step for step in path if isinstance(step, str) and step != "value"]
    return named[-1] if named else ""


def _limit(error: Mistake) -> str:
    context = error.get("ctx", {})
    return str(context.get("max_length", context.get("min_length", "")))


def _choices(error: Mistake) -> list[str]:
    return re.findall(r"'([^']+)'", error["ctx"]["expected"]) if error["type"] == "literal_error" else []


def _known_fields(model: type[BaseModel], path: Path) -> list[str]:
    """The fields that may stand where ``path`` leads, what every record may say of its source last."""
    return sorted(fields_at(model, path[:-1]), key=lambda name: name in Sourced.model_fields)


def _suggestion(code: str, path: Path, model: type[BaseModel], error: Mistake) -> str:
    if code == "unknown-field":
        return nearest(str(path[-1]), fields_at(model, path[:-1]))
    if code in ("bad-choice", "no-such-language") and isinstance(error.get("input"), str):
        return nearest(error["input"], _choices(error))
    given = error.get("input")
    if not isinstance(given, str):
        return ""
    if code in ("bad-id", "bad-page-address"):
        return slugify(given)
    if found := in_our_form(code, given):
        return found
    unknown = given != UNKNOWN and (says_nothing(given) or given.lower() in _SAID_INSTEAD)
    return UNKNOWN if unknown and may_be_unknown(model, path) else ""


def nearest(word: str, choices: list[str]) -> str:
    """The choice that ``word`` most likely means, or an empty text where none is near."""
    best = process.extractOne(word.lower(), choices, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.55)
    return str(best[0]) if best else ""
