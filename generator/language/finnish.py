"""Finnish, as Voikko reads it. Without Voikko only the lengths of words and sentences can be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TypeAlias

from generator.language.sentences import Word
from generator.registry.finland.dictionary import VoikkoDictionary

Reading: TypeAlias = dict[str, str]
"""One of the things that a word may be, in Voikko's terms."""

_PASSIVE_PERSON = "4"
_NEAR = 3


class Finnish:
    """Finnish, with the dictionary or without."""

    long_word = 15

    def __init__(self, dictionary: VoikkoDictionary | None) -> None:
        self._dictionary = dictionary

    def bases(self, word: str) -> frozenset[str]:
        """The base forms that Voikko gives, and the word itself."""
        return frozenset({word.lower(), *(reading.get("BASEFORM", "").lower() for reading in self._readings(word))})

    def passives(self, sentence: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
        """Verbs in the fourth person (``kysytään``, ``ei kysytä``) and passive perfects (``on kysytty``)."""
        readings = [self._readings(word.text) for word in sentence]
        for number, word in enumerate(sentence):
            before = readings[max(0, number - _NEAR) : number]
            after = readings[number + 1] if number + 1 < len(sentence) else ()
            if readings[number] and all(_is_passive(reading, before, after) for reading in readings[number]):
                yield word, word

    def knows(self, word: str) -> bool:
        """Whether Voikko takes the spelling for right; yes without Voikko."""
        return self._dictionary is None or self._dictionary.spells(word)

    def _readings(self, word: str) -> tuple[Reading, ...]:
        return self._dictionary.readings(word) if self._dictionary else ()


def _is_passive(reading: Reading, before: Sequence[Sequence[Reading]], after: Sequence[Reading]) -> bool:
    if reading.get("PARTICIPLE") == "past_passive":
        # "On jaettu vanhemmuus" has the participle as an attribute of the noun.
        is_attribute = any(one.get("CLASS") == "nimisana" and one.get("SIJAMUOTO") == "nimento" for one in after)
        is_perfect = any(one.get("BASEFORM") == "olla" for readings in before for one in readings)
        return reading.get("SIJAMUOTO") == "nimento" and is_perfect and not is_attribute
    if reading.get("PERSON") == _PASSIVE_PERSON and reading.get("NEGATIVE") == "false":
        return True
    # "Ei tarvita" is a passive, "haluan tarvita" and "ei voi tarvita" are not; the verb has the same form in all.
    return (reading.get("PERSON") == _PASSIVE_PERSON or reading.get("MOOD") == "A-infinitive") and _is_negated(before)


def _is_negated(before: Sequence[Sequence[Reading]]) -> bool:
    """Whether a negation stands before, with no other verb between."""
    between = list(takewhile(lambda readings: not _is_any(readings, "kieltosana"), reversed(before)))
    return len(between) < len(before) and not any(_is_any(readings, "teonsana") for readings in between)


def _is_any(readings: Sequence[Reading], word_class: str) -> bool:
    return any(reading.get("CLASS") == word_class for reading in readings)
