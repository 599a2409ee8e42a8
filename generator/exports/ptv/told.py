"""A text of the worksheet as it is put together: its stretches, each with its place in the registry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.exports.ptv.limits import Field
    from generator.registry.values import Sourced, Text


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text: ``path`` says where the registry has it, ``records`` what it inherits its sources from.

    ``texts`` is what it says in each language in which somebody has written it, ``unsure`` the languages whose
    translation waits for somebody to look at it.
    """

    path: str
    texts: dict[str, str]
    records: tuple[Sourced, ...]
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """The text of a ``field``: the stretches that it consists of, in their order."""

    field: Field
    stretches: tuple[Stretch, ...]

    def value(self, language: str) -> str:
        """The whole text in ``language``, never cut; "" where nothing is written in it."""
        return "\n\n".join(text for _, text in self.parts(language))

    def parts(self, language: str) -> Iterator[tuple[Stretch, str]]:
        """The stretches that the language has."""
        for stretch in self.stretches:
            if text := stretch.texts.get(language):
                yield stretch, text

    def untranslated(self, language: str) -> list[str]:
        """Where the registry has what the text lacks in ``language``."""
        return [stretch.path for stretch in self.stretches if not stretch.texts.get(language)]

    def unsure(self, language: str) -> list[str]:
        """Where the registry has translations that are not yet sure."""
        return [stretch.path for stretch, _ in self.parts(language) if language in stretch.unsure]


def stretch(path: str, text: Text, *records: Sourced) -> Stretch:
    """A text of the registry as a stretch; white space of every kind is one space, as on a page."""
    given = text.model_dump(include={"fi", "sv", "en"}, exclude_none=True)
    return Stretch(path, {code: " ".join(words.split()) for code, words in given.items()}, records, text.review)
