"""Sentences and words of a passage, as stretches of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[-'’:.&][^\W_]+)*")
# A sentence ends where the next one begins with a capital letter, a digit or a quotation; cells end at their line.
_END = re.compile(r"""[.!?…]+["”’»)*_]*(?=\s+[*_(\[]*(?:["“”’»«‘–-]|[^\W_a-zåäöéü])|\s*$)|\||\n[ \t]*\n""")
_ABBREVIATION = re.compile(
    r"(?:\b(?:esim|mm|ns|ks|ym|yms|jne|t\.ex|bl\.a|d\.v\.s|dvs|ca|osv|e\.g|i\.e|etc|Dr|St)|\b[A-ZÅÄÖ])\.$"
)


class Word(NamedTuple):
    """A word and where it stands in its passage."""

    text: str
    start: int
    end: int


class Sentence(NamedTuple):
    """The words of a sentence; there is at least one."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.words[-1].end


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; signs without a word make none."""
    begin = 0
    for end in _ends(text):
        if words := tuple(_words(text, begin, end)):
            yield Sentence(words)
        begin = end


def _ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        if not _ABBREVIATION.search(text, max(0, match.start() - 8), match.end()):
            yield match.end()
    yield len(text)


def _words(text: str, begin: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, begin, end):
        yield Word(match[0], *match.span())
