"""Finnish: where a word may be divided at the end of a line, from the rules of syllables and the seams of compounds.

The rules are those of the Institute for the Languages of Finland: a syllable begins before a consonant with a vowel, a
compound comes apart between its parts, a vowel does not stand alone, and what comes onto the next line does not begin
with a vowel unless it is a part of a compound: https://kielitoimistonohjepankki.fi/ohje/tavutus-yleisperiaatteet/ and
http://www.kotus.fi/index.phtml?printer=1&s=4363.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from generator.brochures.hyphenation.marks import places_of

VOWELS = frozenset("aeiouyäö")
LETTERS = VOWELS | frozenset("bdfghjklmnprstv")
"""The letters of words that the rules are made for; a word with another one is foreign and stays whole."""

_SHORTEST = 2
FIRST_PART_ENDS = VOWELS | frozenset("lnrst")
_FOREIGN_ONSETS = frozenset(stop + liquid for stop in "bdfgkpt" for liquid in "lr")


class Finnish:
    """The rules, with what is known of words.

    ``known`` are beginnings of words with ``|`` between the parts of a compound ("työn|ohja"); where such a beginning
    has no ``|``, there is no seam. ``openings`` are beginnings of words that often are the later part of a compound.
    """

    def __init__(self, known: Iterable[str] = (), openings: Sequence[str] = ()) -> None:
        self._known: dict[str, list[int]] = {}
        self._longest = 0
        self._openings = _by_first_letters(openings)
        for beginning in known:
            self.learn(beginning)

    def learn(self, beginning: str) -> None:
        """Know one more beginning of words."""
        letters = beginning.replace("|", "")
        self._known[letters] = places_of(beginning, "|")
        self._longest = max(self._longest, len(letters))

    def knowing(self, beginning: str) -> Finnish:
        """The same rules with nothing known but this beginning."""
        rules = Finnish([beginning])
        rules._openings = self._openings
        return rules

    def breaks(self, word: str) -> list[int]:
        """How many letters of ``word``, which is in small letters, may stand before the end of the line."""
        if not LETTERS.issuperset(word):
            return []
        seams, known = self._what_is_known(word)
        last = seams[-1] if seams else 0
        doubtful = {last + place for place in self._doubtful(word[last:])}
        return [place for place in breaks_of(word, seams) if place < known - 1 or place not in doubtful]

    def _what_is_known(self, word: str) -> tuple[list[int], int]:
        """Where ``word`` comes apart as far as that is known, and of how many letters it is."""
        seams: list[int] = []
        known = 0
        begin = -1
        while begin != (begin := seams[-1] if seams else 0):
            lengths = range(min(len(word) - begin, self._longest), 0, -1)
            beginnings = (word[begin : begin + length] for length in lengths)
            if found := next((one for one in beginnings if one in self._known), ""):
                seams += [begin + place for place in self._known[found]]
                known = max(known, begin + len(found))
        return seams, known

    def _doubtful(self, part: str) -> Iterator[int]:
        """Breaks that would be wrong if ``part`` were a compound: beside an opening, and in a foreign beginning."""
        for place in range(1, len(part)):
            if part[place - 1 : place + 1] in _FOREIGN_ONSETS:
                yield place
            if place > _SHORTEST and part[place - 1] in FIRST_PART_ENDS and self._opens(part, place):
                yield place - 1
                yield place + 1
                if part[place] not in VOWELS and part[place + 1] not in VOWELS:
                    yield place + 2

    def _opens(self, part: str, place: int) -> bool:
        return any(part.startswith(opening, place) for opening in self._openings.get(part[place : place + 2], ()))


def _syllables(part: str) -> Iterator[int]:
    """Where syllables begin with a consonant, with no single letter on either side and a vowel on both."""
    vowel_seen = False
    for place in range(len(part) - 1):
        if place >= _SHORTEST and vowel_seen and part[place] not in VOWELS and part[place + 1] in VOWELS:
            yield place
        vowel_seen = vowel_seen or part[place] in VOWELS


def breaks_of(word: str, seams: Sequence[int]) -> list[int]:
    """The breaks of a word in small letters all of whose ``seams`` are known."""
    found = set(seams)
    for begin, end in pairwise([0, *seams, len(word)]):
        found.update(begin + place for place in _syllables(word[begin:end]))
    return sorted(place for place in found if _SHORTEST <= place <= len(word) - _SHORTEST)


def _by_first_letters(openings: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    firsts = {opening[:2] for opening in openings}
    return {first: tuple(opening for opening in openings if opening.startswith(first)) for first in firsts}
