"""What editors are told about the language of the pages and of the registry, each finding a warning at its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from generator.language.english import English
from generator.language.finnish import Finnish
from generator.language.names import Names
from generator.language.passages import Passage, of_article, of_registry
from generator.language.sentences import Sentence, Word, sentences
from generator.language.swedish import Swedish
from generator.language.terms import Glossary
from generator.language.tongue import Tongue
from generator.registry.document import Document
from generator.registry.finland.dictionary import VoikkoDictionary
from generator.registry.nouns import Registry
from generator.registry.places import Places
from generator.registry.problems import Problem
from generator.registry.prose import Shelf
from generator.registry.values import LANGUAGES

KINDS = ("long-sentence", "long-word", "passive", "term-not-explained", "unknown-word")

_LONGEST = {"plain": 12}
_LONGEST_ELSEWHERE = 20
_SHOWN = 60
# A hyphen shows where a compound comes apart; the parts of an address are no words.
_STRETCH = re.compile(r"[-.:’']")
_ABBREVIATION = re.compile(r"[^\W\d_a-zåäö]{2,}s?")


class SecondReader:
    """Reads for editors. ``dictionary`` is Voikko's, or ``None`` where it is missing."""

    def __init__(
        self,
        registry: Registry,
        document: Document,
        places: Places,
        dictionary: VoikkoDictionary | None,
        languages: Collection[str] = LANGUAGES,
    ) -> None:
        self._registry, self._document = registry, document
        self._names = Names.known(registry, places)
        tongues: dict[str, Tongue] = {"fi": Finnish(dictionary), "sv": Swedish(), "en": English()}
        wanted = [language for language in registry.network.languages if language in languages]
        self._tongues: dict[str, Tongue] = {language: tongues[language] for language in wanted}
        # Without the dictionary the forms of Finnish terms cannot be told.
        self._glossaries: dict[str, Glossary] = {
            language: Glossary(registry, language, tongue)
            for language, tongue in self._tongues.items()
            if dictionary or language != "fi"
        }

    def findings(self, shelf: Shelf, files: Collection[str] | None = None) -> list[Problem]:
        """What is found in the pages and the registry, or in those of ``files`` alone; the worst file first."""
        found = list(chain(self._in_pages(shelf, files), self._in_registry(files)))
        number = Counter(problem.place.file for problem in found)
        return sorted(found, key=lambda problem: (-number[problem.place.file], *problem.order()))

    def _in_pages(self, shelf: Shelf, files: Collection[str] | None) -> Iterator[Problem]:
        for language, tongue in self._tongues.items():
            for article in shelf.every(language):
                if files is None or article.file in files:
                    passages = list(of_article(article))
                    yield from chain.from_iterable(self._in_passage(passage, tongue) for passage in passages)
                    yield from self._not_explained(passages, language)

    def _in_registry(self, files: Collection[str] | None) -> Iterator[Problem]:
        if files is None or self._document.name in files:
            for passage in of_registry(self._registry, self._document):
                if tongue := self._tongues.get(passage.language):
                    yield from self._in_passage(passage, tongue)

    def _in_passage(self, passage: Passage, tongue: Tongue) -> Iterator[Problem]:
        for sentence in sentences(passage.text):
            yield from _long_sentence(passage, sentence)
            for first, last in tongue.passives(sentence.words):
                given = passage.text[first.start : last.end]
                yield _finding("passive", passage, first, last, given=given)
            for word in sentence.words:
                yield from self._in_word(passage, word, tongue)

    def _in_word(self, passage: Passage, word: Word, tongue: Tongue) -> Iterator[Problem]:
        letters = max(map(len, _STRETCH.split(word.text)))
        if letters >= tongue.long_word and word.text not in self._names:
            yield _finding("long-word", passage, word, word, given=word.text, letters=str(letters))
        if not self._is_known(passage.text, word, tongue):
            yield _finding("unknown-word", passage, word, word, given=word.text)

    def _is_known(self, text: str, word: Word, tongue: Tongue) -> bool:
        """Whether the word is spelt rightly, is a name, or is put together with one."""
        if tongue.knows(word.text) or tongue.knows(text[word.start : word.end + 1]):
            return True  # with the sign after it: "lasten-" and "esim." are no words of their own
        first, _, last = word.text.rpartition("-")
        is_last_known = self._is_name(last) or (bool(first) and tongue.knows(last))
        return is_last_known and (not first or self._is_name(first))

    def _is_name(self, word: str) -> bool:
        """Whether the word is a name, an abbreviation, an address or a number, which no dictionary has."""
        is_other = "." in word or any(map(str.isdigit, word)) or bool(_ABBREVIATION.match(word))
        return is_other or (word[:1].isupper() and word in self._names)

    def _not_explained(self, passages: Sequence[Passage], language: str) -> Iterator[Problem]:
        glossary = self._glossaries.get(language)
        for use in glossary.first_uses(passages) if glossary else ():
            if not use.is_explained:
                term, _ = self._registry.terms[use.term].term.best(language, self._registry.network.languages)
                parts = {"term": term, "link": f"{{{{ page.terms }}}}#{use.term}"}
                yield _finding("term-not-explained", use.passage, use.first, use.last, **parts)


def _long_sentence(passage: Passage, sentence: Sentence) -> Iterator[Problem]:
    most, number = _LONGEST.get(passage.kind, _LONGEST_ELSEWHERE), len(sentence.words)
    if number > most:
        first, last = sentence.words[0], sentence.words[-1]
        yield _finding("long-sentence", passage, first, last, number=str(number), limit=str(most))


def _finding(code: str, passage: Passage, first: Word, last: Word, **parts: str) -> Problem:
    if "given" in parts:
        parts["given"] = " ".join(parts["given"].split())[:_SHOWN]
    return Problem(code, passage.place(first.start, last.end), parts)


def counts(found: Sequence[Problem]) -> dict[str, int]:
    """How many findings there are of each kind."""
    number = Counter(problem.code for problem in found)
    return {kind: number[kind] for kind in KINDS}
