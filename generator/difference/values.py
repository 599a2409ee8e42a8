"""The values of a change in words, as readers of the version that states them see them."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.directory.views.changes import in_words
from generator.directory.words import WordingError
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from generator.difference.words import Telling
    from generator.directory.voice import Lens

_LONGEST = 160
_AROUND = 24
_ABOUT = frozenset({"source", "date", "verified", "note", "review"})
_NUMBERED = re.compile(r" [0-9]+$")


@dataclass(frozen=True, slots=True)
class Values:
    """Says values of one version; without a ``lens``, of a version that cannot be published, as they are written.

    Texts that are long lose their end unless they are to be ``whole``.
    """

    lens: Lens | None
    telling: Telling
    whole: bool = False

    def of(self, section: str, field: str, value: Any) -> str:  # noqa: ANN401 - any part of a document
        """A value of a field: text, list, text by language, or record."""
        if value is None:
            return self.telling("values.nothing")
        if isinstance(value, list):
            return ", ".join(self.of(section, field, one) for one in value)
        if not isinstance(value, dict):
            return self.word(section, field, str(value))
        if text := self._spoken(value):
            return self.telling("values.quoted", text=" ".join(text.split()) if self.whole else shortened(text))
        if "value" in value:
            return self.of(section, field, value["value"])
        said = {name: one for name, one in value.items() if name not in _ABOUT}
        return ", ".join(self.of(section, name, one) for name, one in said.items())

    def _spoken(self, value: dict[str, Any]) -> str:
        """A text in the language of the report, else in the first of the site that has it; "" for what is no text."""
        if not value.keys() <= {*LANGUAGES, "review", "value"}:
            return ""
        words = value["value"] if isinstance(value.get("value"), dict) else value
        of_site = self.lens.directory.languages if self.lens else ()
        order = (self.telling.language, *of_site, *LANGUAGES)
        return next((str(words[one]) for one in order if one in words), "")

    def word(self, section: str, field: str, value: str) -> str:
        """One value as readers see it."""
        if self.lens:
            # What an older version says need not be a word or date of today's.
            with suppress(WordingError, ValueError):
                return in_words(self.lens, section, field, value) or value
        return value

    def label(self, section: str, field: str, label: str) -> str:
        """What names a record in a list, as changes name it; the second of the same name has a number after it."""
        return self.word(section, field, _NUMBERED.sub("", label))


def shortened(text: str) -> str:
    """The text on one line, its end left out where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rpartition(' ')[0] or line[:_LONGEST]} …"


def what_differs(before: str, after: str) -> tuple[str, str]:
    """The parts of two texts from where they begin to differ to where they end to, with a few words around."""
    old, new = " ".join(before.split()), " ".join(after.split())
    start = next(
        (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return _piece(old, start, len(old) - end), _piece(new, start, len(new) - end)


def _piece(text: str, start: int, end: int) -> str:
    begin = text.rfind(" ", 0, max(0, start - _AROUND)) + 1 if start > _AROUND else 0
    stop = text.find(" ", end + _AROUND)
    stop = len(text) if stop < 0 else stop
    return f"{'… ' if begin else ''}{shortened(text[begin:stop])}{' …' if stop < len(text) else ''}"
