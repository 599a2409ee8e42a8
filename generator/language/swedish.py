"""Swedish: passives in -s and with ``bli``, told by simplemma's list of forms and lemmas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from simplemma import is_known, lemmatize

from generator.language.sentences import Word
from generator.language.words import words

_BLI, _ACTIVE, _ADJECTIVES = words("sv", "bli"), words("sv", "active"), words("sv", "adjectives")
_NEAR = 3
_SHORTEST = 5
# "Sidans" and "sidornas" are nouns; "skrevs" and "ändrats" are verbs.
_NOUN = re.compile(r"(?:an|or|orna)$")
_PARTICIPLE = re.compile(r"(?:[dt]|dda|[aeiouyåäö]da|ade|[rnlsk][dt]a)$")
_ENDING = re.compile(r"(?:s|n|ns|en|ens|et|ets|er|ers|erna|ernas|ar|ars|arna|arnas|or|orna)$")


class Swedish:
    """Swedish."""

    long_word = 20

    def bases(self, word: str) -> frozenset[str]:
        """The lemma; and, as no dictionary has all compounds, what is left without each possible ending."""
        lowered = word.lower()
        cut = {lowered[:at] for at in range(_SHORTEST, len(lowered)) if _ENDING.fullmatch(lowered, at)}
        return frozenset({lowered, _lemma(lowered), *cut})

    def passives(self, sentence: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
        """Verbs in -s that have an active form beside them, and ``bli`` with a participle."""
        for number, word in enumerate(sentence):
            lowered = word.text.lower()
            if lowered in _BLI:
                near = sentence[number + 1 : number + 1 + _NEAR]
                participles = [after for after in near if _is_participle(after.text.lower())]
                yield from ((word, after) for after in participles[:1])
            elif lowered.endswith("s") and lowered not in _ACTIVE and _is_active(lowered[:-1]):
                yield word, word

    def knows(self, word: str) -> bool:
        """Yes: nothing here knows all words of Swedish."""
        return bool(word)


def _is_active(form: str) -> bool:
    """Whether ``form`` is an active verb, or what is left of one in -er without its ending."""
    if _lemma(f"{form}r") == form:
        return True  # betala(r), ge(r)
    presents = [f"{form}er", f"{form}{form[-1:]}er", f"{form[:-1]}er" if form.endswith("a") else ""]
    if any(is_known(present, "sv") and _lemma(present).endswith("a") for present in presents if present):
        return True  # följ(er), bestäm(mer), förläng(er)
    is_past_or_supine = is_known(form, "sv") and _lemma(form).endswith("a") and _lemma(form) != form
    return is_past_or_supine and not _NOUN.search(form)


def _is_participle(word: str) -> bool:
    is_form = len(word) >= _SHORTEST - 1 and word not in _ADJECTIVES and bool(_PARTICIPLE.search(word))
    return is_form and _lemma(word).endswith("a") and _lemma(word) != word


def _lemma(word: str) -> str:
    return lemmatize(word, "sv").lower()
