"""English: passives with ``be`` and ``get``, told by the form of the participle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simplemma import lemmatize

from generator.language.sentences import Word
from generator.language.words import words

_BE, _GET = words("en", "be"), words("en", "get")
_BETWEEN = words("en", "between")
_BETWEEN_WITH_SUBJECT = _BETWEEN | words("en", "subjects")
_PARTICIPLES, _ADJECTIVES = words("en", "participles"), words("en", "adjectives")


class English:
    """English."""

    long_word = 15

    def bases(self, word: str) -> frozenset[str]:
        """The lemma, without the ending of the genitive."""
        lowered = word.lower().replace("’", "'").removesuffix("'s")
        return frozenset({lowered, lemmatize(lowered, "en").lower()})

    def passives(self, sentence: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
        """A form of ``be`` or ``get`` with a participle after it; with ``be`` the subject may stand between."""
        lowered = [word.text.lower().replace("’", "'") for word in sentence]
        for number, word in enumerate(lowered):
            between = _BETWEEN_WITH_SUBJECT if word in _BE else _BETWEEN if word in _GET else None
            if between is None:
                continue
            after = number + 1
            while after < len(sentence) and (lowered[after] in between or lowered[after].endswith("ly")):
                after += 1
            # "Is used to it" is no passive, and nothing tells it from "is used to cook".
            if lowered[after : after + 2] != ["used", "to"] and any(map(_is_participle, lowered[after : after + 1])):
                yield sentence[number], sentence[after]

    def knows(self, word: str) -> bool:
        """Yes: nothing here knows all words of English."""
        return bool(word)


def _is_participle(word: str) -> bool:
    if word in _PARTICIPLES:
        return True
    return word.endswith("ed") and word not in _ADJECTIVES and lemmatize(word, "en") != word
