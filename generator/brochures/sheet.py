"""A sheet before it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.brochures.forms import FORMS
from generator.site.addresses import sheet_path

Origin = tuple[str | int, ...]
"""Where a text stands in the registry: ("units", "lahti", "statements", 2, "text", "fi").

Or in which language prose is too long as a whole: ("prose", "fi").
"""

PROSE = "prose"

WHOLE = ""
"""The name of the part that is the whole sheet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its kind, what it is about, its language and its HTML.

    ``origins`` tells of each part that is measured where the text stands that had better be shortened. ``whole`` are
    words, in small letters, that are not divided at the end of a line.
    """

    kind: str
    subject: str
    language: str
    html: str
    origins: Mapping[str, Origin]
    whole: frozenset[str] = frozenset()

    @property
    def paths(self) -> list[str]:
        """Where its copies are, below the portal's root."""
        return [sheet_path(self.subject, self.language, self.kind, copy) for copy in FORMS[self.kind].copies]


@dataclass(frozen=True, slots=True)
class TooLong:
    """A part of a sheet that is so many millimetres too long, and the text to shorten."""

    sheet: Sheet
    part: str
    millimetres: int

    @property
    def origin(self) -> Origin:
        """Where that text stands."""
        return self.sheet.origins.get(self.part) or self.sheet.origins[WHOLE]


class SheetsTooLongError(Exception):
    """Sheets that do not fit on their pages; ``found`` has each part that is too long."""

    def __init__(self, found: list[TooLong]) -> None:
        super().__init__(f"{len(found)} parts of sheets are too long")
        self.found = tuple(found)
