"""A language that goes by patterns, with words that the patterns divide wrongly and words of another language."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from itertools import pairwise

from generator.brochures.hyphenation.marks import places_of

_SHORTEST = 2
_VOWELS = frozenset("aeiouyåäöé")
_FINNISH = re.compile(r"([aiuyäö])\1")
"""Vowels that no Swedish or English word doubles."""


class Patterned:
    """A language with its patterns, which give the breaks of a word in small letters.

    ``exceptions`` are beginnings of words with ``-`` where they may be divided ("skydds-hem"); what follows is left to
    the patterns. ``whole`` are words, ``letters`` the only letters of words that may be divided: a Finnish name in an
    English sentence stays whole.
    """

    def __init__(
        self,
        patterns: Callable[[str], Iterable[int]],
        exceptions: Iterable[str] = (),
        whole: Collection[str] = (),
        letters: str = "",
    ) -> None:
        self._patterns = patterns
        self._exceptions = {one.replace("-", ""): places_of(one, "-") for one in exceptions}
        self._whole = whole
        self._letters = frozenset(letters)

    def breaks(self, word: str) -> list[int]:
        """How many letters of ``word``, which is in small letters, may stand before the end of the line."""
        if not self._letters.issuperset(word) or word in self._whole or _FINNISH.search(word):
            return []
        beginning = next((one for end in range(len(word), 0, -1) if (one := word[:end]) in self._exceptions), "")
        found = [place for place in _trusted(word, self._patterns(word)) if place >= len(beginning)]
        found = [*self._exceptions.get(beginning, ()), *found]
        return [int(place) for place in found if _SHORTEST <= place <= len(word) - _SHORTEST]


def _trusted(word: str, places: Iterable[int]) -> list[int]:
    """The places without those beside a part that has no vowel: the patterns do not know to what it belongs."""
    ends = [0, *places, len(word)]
    doubtful = {end for part in pairwise(ends) if not _VOWELS & set(word[slice(*part)]) for end in part}
    return [place for place in ends[1:-1] if place not in doubtful]
