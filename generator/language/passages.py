"""The texts that readers see, piece by piece, and where each of their letters stands in its file.

A passage is a paragraph, a heading, an item of a list, or one text of the registry. Its text has spaces for all that is
no word of ours: placeholders, addresses, signs of Markdown, and what is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.registry.document import Document
from generator.registry.nouns import Registry
from generator.registry.problems import Place
from generator.registry.prose import PLACEHOLDER, Article
from generator.registry.text import FileText
from generator.registry.texts import texts
from generator.registry.values import LANGUAGES

_HEAD_FIELDS = ("title", "description", "short")
_BLOCK = re.compile(r"[ \t]*(?:(?P<heading>#{1,6}[ \t])|(?P<quote>>)|[-*+:][ \t]|\d+[.)][ \t]|\|)")
_ADDRESS = r"(?<=\])\([^()\n]*\)|^ {0,3}\[[^\]\n]*\]:.*"
_NO_WORDS = re.compile(rf"{_ADDRESS}|https?://\S+|\S+@\S+|{PLACEHOLDER.pattern}|`[^`\n]*`|[*#`\[\]]", re.MULTILINE)
_QUOTED = re.compile(r"\"[^\"]{1,600}\"|[“”][^“”]{1,600}”|»[^»«]{1,600}»|«[^»«]{1,600}»|‘[^‘’]{1,600}’")
_LETTER = re.compile(r"[^\W_]")

# How values are written in YAML: what stands there and is no character of the value.
_FOLDED = re.compile(r"[|>][^\n]*")
_ESCAPE = re.compile(r"\\(?:x..|u.{4}|U.{8}|.)")
_BLANK = re.compile(r"(?:\s|\\\r?\n)*")
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text in a language. ``at`` has the index in ``file`` of each of its characters.

    ``source`` is the piece as it is written, ``kind`` the kind of its page (empty in the registry).
    """

    text: str
    source: str
    language: str
    file: FileText
    at: Sequence[int]
    kind: str = ""
    is_body: bool = False

    def place(self, start: int, end: int) -> Place:
        """Where the characters from ``start`` to ``end`` stand; of several lines, the first is underlined."""
        first, last = self.at[start], self.at[end - 1] + 1
        place = self.file.place(first)
        shown = len(place.text) - (place.column - 1 - place.cut)
        return replace(place, length=max(1, min(last - first, shown)))


def of_article(article: Article) -> Iterator[Passage]:
    """The passages of a page: what its head says to readers, then its body."""
    for field in _HEAD_FIELDS:
        start = article.start_in_head(field) + len(field) + 1
        # A description stands in lists beside those of usual pages.
        kind = "" if field == "description" else article.head.kind
        yield _written(getattr(article.head, field), article.language, article.text, start, kind)
    for start, end, is_running in _blocks(article.body):
        source = article.body[start:end]
        at = range(article.start + start, article.start + end)
        yield Passage(_plain(source), source, article.language, article.text, at, article.head.kind, is_running)


def of_registry(registry: Registry, document: Document) -> Iterator[Passage]:
    """The passages of a registry: all its texts in all languages, but no names."""
    for path, text, is_name in texts(registry):
        for language in () if is_name else LANGUAGES:
            if value := text.get(language):
                yield _written(value, language, document.text, document.index((*path, language)))


def _written(value: str, language: str, file: FileText, start: int, kind: str = "") -> Passage:
    return Passage(_plain(value), value, language, file, letters(file.text, start, value), kind)


def letters(source: str, start: int, value: str) -> list[int]:
    """The index in ``source`` of each character of ``value``, a value in YAML that is written there from ``start``.

    Folded lines, quotation marks and escapes are gone past. All indexes lie in the source, whatever is written there.
    """
    at = _BLANK.match(source, start).end()  # type: ignore[union-attr] # it always matches
    if folded := _FOLDED.match(source, at):
        at = folded.end()
    found = []
    for character in value:
        at, here = _past_blanks(source, at) if character.isspace() else _past_letter(source, at, character)
        found.append(min(here, len(source) - 1))
    return found


def _past_blanks(source: str, at: int) -> tuple[int, int]:
    return _BLANK.match(source, at).end(), at  # type: ignore[union-attr] # it always matches


def _past_letter(source: str, at: int, letter: str) -> tuple[int, int]:
    """Where the source goes on after ``letter``, and where the letter is."""
    at = _BLANK.match(source, at).end()  # type: ignore[union-attr] # it always matches
    near = source.find(letter, at, at + _NEAR)
    escape = _ESCAPE.match(source, at)
    if near < 0 and escape:
        return escape.end(), at
    here = at if near < 0 else near
    return here + 1, here


def _plain(source: str) -> str:
    """``source``, as long as it is, with nothing but our own words and the signs between them."""
    bare = _NO_WORDS.sub(lambda match: " " * len(match[0]), source)
    return _QUOTED.sub(lambda match: _LETTER.sub(" ", match[0]), bare)


def _blocks(body: str) -> Iterator[tuple[int, int, bool]]:
    """The beginning and end of each block, and whether it is running text; quotations are none of ours."""
    begin = at = 0
    kind = ""
    for line in [*body.splitlines(keepends=True), "\n"]:
        opening = _BLOCK.match(line)
        if opening or not line.strip() or kind == "heading":
            if kind != "quote" and body[begin:at].strip():
                yield begin, at, kind != "heading"
            begin = at
            kind = (opening.lastgroup or "") if opening else ""
        at += len(line)
