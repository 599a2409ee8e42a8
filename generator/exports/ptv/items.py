"""The small shapes of which the catalogue's records are made: texts and names with their languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from generator.exports.ptv.told import Told
    from generator.registry.municipality import Municipality
    from generator.registry.values import Text


Json = dict[str, Any]
"""A record of the catalogue, or of the report about one, as JSON has it."""


def typed(told: Told) -> list[Json]:
    """A text in its languages, with the type that the end of its field's name is."""
    kind = told.field.partition(".")[2]
    return [{**item, "type": kind} for item in localized(told)]


def localized(told: Told) -> list[Json]:
    """A text in the languages that it has."""
    return [{"language": code, "value": value} for code in LANGUAGES if (value := told.value(code))]


def named(text: Text) -> list[Json]:
    """A name in the languages in which somebody has written it."""
    return [{"value": value, "language": code} for code in LANGUAGES if (value := text.get(code))]


def municipality(place: Municipality) -> Json:
    """A municipality with its code of three digits and its two official names."""
    names = {"fi": place.name_fi, "sv": place.name_sv}
    return {"code": place.code, "name": [{"value": value, "language": code} for code, value in names.items()]}


def known(**fields: object) -> Json:
    """The fields that say something: what is not known is left out, not empty."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
