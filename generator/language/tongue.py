"""What a language has to be able to tell about its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from generator.language.sentences import Word


class Tongue(Protocol):
    """A language that is read."""

    @property
    def long_word(self) -> int:
        """The fewest letters that make a word long."""

    def bases(self, word: str) -> frozenset[str]:
        """What may be the dictionary form of ``word``, in small letters; forms of one word share at least one."""

    def passives(self, sentence: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
        """The passives of a sentence, each with its first and last word."""

    def knows(self, word: str) -> bool:
        """Whether ``word`` is spelt as a word can be; yes where nobody can tell."""
