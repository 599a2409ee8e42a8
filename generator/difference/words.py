"""The sentences that tell of a change, in the languages of the messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.registry.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.registry.problems import MessageLanguage

MOST_NAMES = 12


class Telling:
    """Says sentences in ``language``."""

    def __init__(self, language: MessageLanguage) -> None:
        self.language = language

    def __call__(self, code: str, **parts: object) -> str:
        """The sentence ``code`` (``table.name``) with ``parts``."""
        return sentence("generator.difference", self.language, code, **parts)

    def names(self, names: Sequence[str]) -> str:
        """Names in a row, not more than anybody reads."""
        shown = ", ".join(names[:MOST_NAMES])
        more = len(names) - MOST_NAMES
        return self("values.more", names=shown, number=more) if more > 0 else shown
