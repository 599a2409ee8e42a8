"""What a record says in a field, as readers see it: what the field is called, and its value in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.difference.values import Values
from generator.difference.words import Telling
from generator.history.telling import FIELDS

if TYPE_CHECKING:
    from generator.directory.voice import Lens
    from generator.registry.problems import MessageLanguage

_LISTED = {"operators": "organisation", "offerings": "offering", "capacity": "of"}
"""The lists of records of a unit or an area, with what an item is about."""


class Spoken:
    """Says the fields of the directory that ``lens`` tells; texts in full only where they are to be ``whole``."""

    def __init__(self, lens: Lens, language: MessageLanguage, *, whole: bool = False) -> None:
        self._lens = lens
        self._values = Values(lens, Telling(language), whole=whole)

    def label(self, field: str) -> str:
        """What readers call a field; its name in the file where they do not meet it."""
        return self._lens.words(f"changes.field.{field}").removesuffix(",") if field in FIELDS else field

    def value(self, section: str, field: str, raw: Any) -> str:  # noqa: ANN401 - part of a document
        """A value, ``None`` for what is not known; a record of a list by what it is about, and why that is not sure."""
        if not isinstance(raw, dict) or field not in _LISTED:
            return self._values.of(section, field, raw)
        words = self._lens.words
        if field == "capacity":
            return words.count(f"capacity.{raw['of']}", int(raw["count"]))
        about = self._values.word(section, field, str(raw[_LISTED[field]]))
        doubt = words(f"doubt.{raw['doubt']}") if "doubt" in raw else ""
        return f"{about} ({doubt})" if doubt else about
