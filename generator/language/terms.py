"""The terms of the glossary as they are used on a page: is each explained, or linked, where it is first met?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.language.passages import Passage
from generator.language.sentences import Sentence, Word, sentences
from generator.language.tongue import Tongue
from generator.registry.nouns import Registry
from generator.registry.texts import texts

_BETWEEN_NAMES = re.compile(r"\s*[()]\s*")
_WORDS = re.compile(r"[^\W_]+")
_LINK = re.compile(r"\[[^\[\]]*\]\((?P<address>[^()\n]*)\)")
_GLOSSARY = re.compile(r"\s*\{\{[ \t]*page\.terms[ \t]*\}\}#(?P<term>[a-z0-9-]+)\s*")
# How the words right after a term explain it, and how the next sentence does.
_EXPLAINED = {
    "fi": (r"\(|eli\b|tarkoittaa\b|, jo\w+|(?:on|ovat)\b[^.!?]*, jo\w+", r"(?:Se|Ne) (?:on|ovat|tarkoitta\w+)\b"),
    "sv": (
        r"\(|betyder\b|, det vill säga\b|, alltså\b|, som\b|är\b[^.!?]*\b(?:som|där|dit)\b",
        r"(?:Det|Den|De) (?:är|betyder)\b",
    ),
    "en": (
        r"\(|means?\b|, that is\b|, (?:which|who|where)\b|, an? |(?:is an?|are)\b[^.!?]*\b(?:that|which|who|where)\b",
        r"(?:It|This|That|They|These) (?:is|are|means?)\b",
    ),
}


@dataclass(frozen=True, slots=True)
class Use:
    """The first use of a term on a page: the term's id, where it is, and whether readers learn what it means."""

    term: str
    passage: Passage
    first: Word
    last: Word
    is_explained: bool


class Glossary:
    """The terms of a registry in one language; ``tongue`` finds them in all their forms."""

    def __init__(self, registry: Registry, language: str, tongue: Tongue) -> None:
        self._tongue = tongue
        self._after, self._next = (re.compile(rf"\s*(?:{form})") for form in _EXPLAINED[language])
        # A term inside an official name, which has no key, is not a use of the term.
        named = [("", text.get(language) or "") for _, text, is_name in texts(registry) if is_name]
        for key, term in registry.terms.items():
            named += [(key, name) for name in _BETWEEN_NAMES.split(term.term.get(language) or "")]
        self._names: dict[str, list[tuple[str, list[frozenset[str]]]]] = defaultdict(list)
        for key, name in named:
            words = [tongue.bases(word) for word in _WORDS.findall(name)]
            for base in words[0] if words else ():
                self._names[base].append((key, words))

    def first_uses(self, passages: Sequence[Passage]) -> Iterator[Use]:
        """Where a page first uses each term; titles, headings and links to other pages are passed over."""
        seen: set[str] = set()
        for passage in passages:
            if passage.is_body:
                for use in self._uses(passage):
                    if use.term not in seen:
                        seen.add(use.term)
                        yield use

    def _uses(self, passage: Passage) -> Iterator[Use]:
        links = list(_LINK.finditer(passage.source))
        told = list(sentences(passage.text))
        for number, sentence in enumerate(told):
            near = [link for link in links if sentence.start <= link.end() and link.start() <= sentence.end]
            explained = {match["term"] for link in near if (match := _GLOSSARY.fullmatch(link["address"]))}
            others = [link.span() for link in near if not _GLOSSARY.fullmatch(link["address"])]
            for key, first, last in self._found(sentence.words):
                if not any(start <= first.start < end for start, end in others):
                    is_told = self._is_told(passage.text, last, told[number + 1 : number + 2])
                    yield Use(key, passage, first, last, key in explained or is_told)

    def _found(self, words: Sequence[Word]) -> Iterator[tuple[str, Word, Word]]:
        bases = [self._tongue.bases(word.text) for word in words]
        at = 0
        while at < len(words):
            beginning = [name for base in bases[at] for name in self._names.get(base, ())]
            fitting = [(len(name), key) for key, name in beginning if _begins(bases[at : at + len(name)], name)]
            length, key = max(fitting, default=(1, ""))
            if key:
                yield key, words[at], words[at + length - 1]
            at += length

    def _is_told(self, text: str, last: Word, following: Sequence[Sentence]) -> bool:
        by_next = any(self._next.match(text, sentence.start) for sentence in following)
        return by_next or bool(self._after.match(text, last.end))


def _begins(words: Sequence[frozenset[str]], name: Sequence[frozenset[str]]) -> bool:
    return len(words) == len(name) and not any(map(frozenset.isdisjoint, words, name))
