"""The length report: whether each text fits in its field, and where in the registry to shorten what does not."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator.exports.ptv import channels, texts
from generator.exports.ptv.limits import LIMITS, REQUIRED, length
from generator.exports.ptv.service import keywords
from generator.exports.ptv.told import Stretch, Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.exports.ptv.items import Json
    from generator.exports.scribe import Scribe


def all_told(scribe: Scribe, key: str) -> tuple[Told, ...]:
    """Every text of the worksheet whose length the catalogue limits."""
    return tuple(chain(in_fields(scribe, key), _keywords(scribe, key), channels.told(scribe, key)))


def in_fields(scribe: Scribe, key: str) -> Iterator[Told]:
    """The texts that an editor carries over field by field, in the catalogue's order."""
    yield texts.name(scribe, key)
    yield from texts.described(scribe, key)
    yield texts.required(scribe, key)


def _keywords(scribe: Scribe, key: str) -> Iterator[Told]:
    unit = scribe.directory.units[key]
    for language in scribe.lenses:
        for word in keywords(unit, language):
            yield Told("keywords", (Stretch(f"units.{key}.keywords.{language}", {language: word}, (unit,)),))


def lengths(scribe: Scribe, key: str) -> Json:
    """The report by language, the fields in their order."""
    every = all_told(scribe, key)
    name = every[0]
    return {
        language: [_row(one, language, name) for one in every if _concerns(one, language)] for language in scribe.lenses
    }


def _concerns(told: Told, language: str) -> bool:
    """Whether the language has the text, or should have it."""
    if told.field in REQUIRED or told.value(language):
        return True
    # What is given in one language only, such as a keyword or a street, is missing in no other.
    return bool(told.stretches) and told.field.startswith(("serviceDescriptions", "requirements"))


def _row(told: Told, language: str, name: Told) -> Json:
    value = told.value(language)
    measured, limit = length(value), LIMITS[told.field]
    return {
        "field": told.field,
        "length": measured,
        "limit": limit,
        "over": max(0, measured - limit),
        "state": _state(told, value, limit, name.value(language)),
        "required": told.field in REQUIRED,
        "parts": [{"record": stretch.path, "length": length(text)} for stretch, text in told.parts(language)],
        "untranslated": told.untranslated(language),
        "unsure": told.unsure(language),
    }


def _state(told: Told, value: str, limit: int, name: str) -> str:
    if not value:
        return "missing"
    if length(value) > limit:
        return "too-long"
    # The catalogue refuses a summary that says no more than the name.
    return "same-as-name" if told.field.endswith(".Summary") and value == name else "fits"
