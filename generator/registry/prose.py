"""Prose by people: the Markdown pages of the portal and of units' own sites, with their heads and placeholders.

A page is the same file name in every language. Its head gives the address, title and short answer; its body is
Markdown that takes every fact from the registry through one placeholder, ``{{ name }}``. Digits and HTML typed into
the body are problems, so that no fact is written twice and nothing hostile gets through.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, Field

from generator.registry.disk import content_of, entries_of
from generator.registry.editions import FILE as EDITIONS
from generator.registry.findings import FILE as FINDINGS
from generator.registry.head import read_head
from generator.registry.meaning import nearest
from generator.registry.problems import Place, Problem, enough
from generator.registry.text import FileText, decode
from generator.registry.translations import FILE as TRANSLATIONS
from generator.registry.values import KEY_FORM, LANGUAGES, SLUG_FORM, Count, Key, Keys, Line, Model, Prose, not_unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.registry.document import Document

START_PAGE = "index"
"""The key of the page at the root of each language."""
PLAIN = "plain"
"""The kind of a page that says in very plain words what another page says."""
HANDBOOK = "handbook"
"""The folder beside the pages that holds the chapters of the handbook for editors."""
UNITS = "units"
"""The folder beside the pages that holds a folder for each unit with pages of its own."""
WORDS = "words"
"""The folder beside the pages that holds the project's own words."""
BESIDE = (FINDINGS, EDITIONS, TRANSLATIONS, HANDBOOK, UNITS, WORDS)
"""What else lies beside the folders of pages."""
MAX_PAGE_BYTES = 2**20
_REMEMBERED = 1000
_SUFFIX = ".md"
# Here and below what is looked through is bounded, so that no page takes for ever.
PLACEHOLDER = re.compile(r"\{\{[ \t]*([^{}\s][^{}\n]{0,120}?)[ \t]*\}\}")
_NAME = r"[a-z]+(?:\.[a-z0-9-]+)+"
_LOST_BRACES = re.compile(rf"\{{[{{ \t]*(?:({_NAME})(?:[ \t]*\}}+)?)?|\}}+")
_NAME_BEFORE = re.compile(rf"({_NAME})[ \t]*$")
_BLOCK = re.compile(r"\{\{[ \t]*block\.[^{}\n]*\}\}")
_ALONE = re.compile(r"(?:\A[ \t\n]*|\n[ \t]*\n) {0,3}(\{\{[^{}\n]*\}\})[ \t]*(?=\n[ \t]*(?:\n|\Z)|\Z)")
_LINK_TARGET = re.compile(r"\]\([^)\s]{0,600}\)")
_ADDRESS = r"<?((?:\{\{[^{}\n]*\}\}|(?![ \t]{1,20}['\"])[^()<>\n])*)"
_LINK = re.compile(rf"\]\([ \t]*{_ADDRESS}|^ {{0,3}}\[[^\]\n]*\]:[ \t]*{_ADDRESS}", re.MULTILINE)
_DIGITS = re.compile(r"\d[\d .,:–-]*\d|\d")
_SCHEME = re.compile(r"(?:\]\(\s*|^ {0,3}\[[^\]\n]*\]:\s*)([a-zA-Z][a-zA-Z0-9+.-]*):", re.MULTILINE)
# A space before the address, or nothing that ends it or the words (which are shorter than what is looked through).
_LOST_LINK = re.compile(
    r"\][ \t]+\((?=https?:|mailto:|tel:|\.\.?/|#|\{\{)"
    r"|\]\((?!(?:[^)\n]|\n(?!\n)){0,600}\))"
    r"|\[(?!(?:[^\]\n]|\n(?!\n)){0,600}\])"
)
_PICTURE_ELSEWHERE = re.compile(r"!\[[^\]\n]{0,300}\]\([ \t]*<?[ \t]*(?=https?:|[/\\]{2})", re.IGNORECASE)
# What a placeholder gives after "<" or "&#" would make it HTML.
_HTML = re.compile(r"<(?:[a-zA-Z!/?]|\{\{)[^>\n]*>?|&#?(?:[0-9a-zA-Z]|\{\{[^{}\n]*\}\})+;")

# "# Heading", also in a list or a quotation, and a line underlined with "=".
_FIRST_LEVEL = re.compile(
    r"^(?:[ \t]*(?:[>*+-]|\d+\.))*[ \t]*#(?!#).*|^(?=[^\n]*\S)[^\n]*\n {0,3}=+[ \t]*$", re.MULTILINE
)

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""How a link to another place than the site may begin. What others do, such as ``javascript:``, is not leading."""


class Head(Model):
    """What stands before the text of a page."""

    title: Line
    slug: Annotated[str, Field(pattern=SLUG_FORM, max_length=60), AfterValidator(not_unknown)]
    description: Line
    short: Annotated[Prose, AfterValidator(not_unknown)]
    kind: Literal["core", "situation", "plain"]
    # The page that says the same in the usual way; only pages of the kind "plain" have it.
    plain_of: Key | None = None
    order: Count
    # The page that this one leads to at its end: a page of prose by its file's name, or a list.
    next_step: Key | None = None
    keywords: tuple[Line, ...] = ()
    # What somebody in danger may type: the search box then shows urgent help first.
    alarms: tuple[Line, ...] = ()
    sources: Keys = ()
    digits: Annotated[dict[str, Line], Field(default_factory=dict)]


@dataclass(frozen=True, slots=True)
class Placeholder:
    """``{{ name }}`` at a place of a file."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """The address of a link as it is written at a place of a file, with its placeholders."""

    address: str
    place: Place


@dataclass(frozen=True, slots=True)
class Article:
    """One page in one language. ``key`` is its file's name without the ending; the body begins at ``start``.

    ``unit`` is the unit for whose site alone it is written; that of no unit is the portal's.
    """

    key: str
    language: str
    head: Head
    text: FileText = field(repr=False)
    start: int
    unit: str = ""

    @property
    def name(self) -> str:
        """What no other page of its language is called: the key, and before it the unit (``units/lahti/cost``)."""
        return f"{UNITS}/{self.unit}/{self.key}" if self.unit else self.key

    @property
    def file(self) -> str:
        """What messages call the file."""
        return self.text.name

    @property
    def body(self) -> str:
        """The Markdown after the head."""
        return self.text.text[self.start :]

    def place(self, match: re.Match[str]) -> Place:
        """Where in the file a match in the body stands."""
        return replace(self.text.place(self.start + match.start()), length=len(match[0]))

    def place_in_head(self, field: str) -> Place:
        """Where the head gives ``field``."""
        return self.text.place(self.start_in_head(field))

    def start_in_head(self, field: str) -> int:
        """The index in the file of the line of ``field`` in the head."""
        return self.text.text.find(f"\n{field}:") + 1

    def placeholders(self) -> Iterator[Placeholder]:
        """The placeholders of the body, with their places."""
        for match in PLACEHOLDER.finditer(self.body):
            yield Placeholder(match[1], self.place(match))

    def links(self) -> Iterator[Link]:
        """The links and pictures of the body, with the places of their addresses."""
        for match in _LINK.finditer(self.body):
            number = 1 if match[1] is not None else 2
            place = self.text.place(self.start + match.start(number))
            address = match[number].strip()
            yield Link(address, replace(place, length=max(1, len(address))))


def with_addresses(text: str, change: Callable[[str], str]) -> str:
    """The Markdown ``text`` with the addresses of its links and pictures as ``change`` gives them."""
    made, done = [], 0
    for match in _LINK.finditer(text):
        number = 1 if match[1] is not None else 2
        made += [text[done : match.start(number)], change(match[number].strip())]
        done = match.end(number)
    return "".join([*made, text[done:]])


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pages of a site: ``articles[language][key]``, in the order that their heads give.

    ``unread`` are the keys of pages that exist but have mistakes which keep them from being read. ``of_units`` are the
    pages of the units' own sites beside this one, by the unit's id.
    """

    articles: dict[str, dict[str, Article]]
    unread: frozenset[str] = frozenset()
    of_units: Mapping[str, Shelf] = field(default_factory=dict)

    def every(self, language: str) -> Iterator[Article]:
        """All pages in a language, those of the units' own sites after the others."""
        for shelf in (self, *self.of_units.values()):
            yield from shelf.articles.get(language, {}).values()

    def plain(self, language: str, key: str) -> Article | None:
        """The page that says in plain words what the page ``key`` says."""
        return next((one for one in self.articles[language].values() if one.head.plain_of == key), None)

    def all_keys(self) -> tuple[str, ...]:
        """The keys of all pages, whatever languages they exist in, in reading order."""
        seen: dict[str, int] = {}
        for articles in self.articles.values():
            for key, article in articles.items():
                seen.setdefault(key, article.head.order)
        return (*sorted(seen, key=lambda key: (seen[key], key)), *sorted(self.unread - seen.keys()))


def no_pages(languages: Iterable[str]) -> Shelf:
    """A shelf with places for pages in the ``languages``, and none."""
    return Shelf({language: {} for language in languages})


def read_prose(
    content: Path, languages: Sequence[str] = LANGUAGES, name: str = "content"
) -> tuple[Shelf, list[Problem]]:
    """Read ``content/<language>/*.md`` in the ``languages`` of the site, the first of which is at its root.

    The pages of each unit's own site are in ``content/units/<unit>/<language>/``, in some of the languages only if a
    unit likes; that the folder is that of a unit is not looked at. Messages call the folder of all ``name``. Problems
    are returned, never raised.
    """
    folders, problems = entries_of(content, name)
    if problems:
        return no_pages(languages), problems
    problems = _strangers(folders, name, languages, BESIDE)
    shelf, wrong = _read_languages(content, name, languages, languages)
    of_units, wrong_there = _read_units(content / UNITS, f"{name}/{UNITS}", languages)
    found = sorted([*problems, *wrong, *wrong_there], key=Problem.order)
    return replace(shelf, of_units=of_units), found


def _read_units(folder: Path, name: str, languages: Sequence[str]) -> tuple[dict[str, Shelf], list[Problem]]:
    if not folder.exists():
        return {}, []
    entries, problems = entries_of(folder, name)
    found = {}
    for entry in entries:
        of_unit = f"{name}/{entry.name}"
        inside, wrong = entries_of(entry, of_unit)
        problems += wrong + _strangers(inside, of_unit, languages)
        there = [path.name for path in inside if path.name in languages]
        found[entry.name], wrong = _read_languages(entry, of_unit, there, languages, entry.name)
        problems += wrong
    return found, problems


def _strangers(paths: Iterable[Path], name: str, languages: Sequence[str], beside: Sequence[str] = ()) -> list[Problem]:
    """What lies in the folder ``name`` and is no folder of pages, nor anything that may lie ``beside`` them."""
    strange = [path.name for path in paths if path.name not in (*languages, *beside)]
    return [Problem("not-a-page", Place(f"{name}/{one}"), {"folders": _folders(name, languages)}) for one in strange]


def _folders(name: str, languages: Iterable[str]) -> str:
    return ", ".join(f"{name}/{language}/" for language in languages)


def _read_languages(
    content: Path, name: str, languages: Iterable[str], of_site: Sequence[str], unit: str = ""
) -> tuple[Shelf, list[Problem]]:
    """The portal's or a ``unit``'s pages in ``languages``, some of those ``of_site``, and what is wrong with them."""
    articles, where = no_pages(of_site).articles, _folders(name, of_site)
    problems: list[Problem] = []
    stated: dict[str, set[str]] = {}
    for language in languages:
        paths, wrong = entries_of(content / language, f"{name}/{language}")
        problems += wrong
        if wrong:
            continue
        found = []
        for path in paths:
            article, wrong = _article(path, language, f"{name}/{language}/{path.name}", where, unit)
            problems += wrong
            if article:
                found.append(article)
        found.sort(key=lambda article: (article.head.order, article.key))
        articles[language] = {article.key: article for article in found}
        stated[language] = {path.stem for path in paths if path.suffix == _SUFFIX}
    unread = {key for language, keys in stated.items() for key in keys if key not in articles[language]}
    shelf = Shelf(articles, frozenset(unread))
    return shelf, [*problems, *_missing_pages(stated, name), *_taken_slugs(shelf)]


def _article(path: Path, language: str, file: str, folders: str, unit: str) -> tuple[Article | None, list[Problem]]:
    if path.suffix != _SUFFIX:
        return None, [Problem("not-a-page", Place(file), {"folders": folders})]
    data, problems = content_of(path, file, MAX_PAGE_BYTES)
    if problems:
        return None, problems
    article, found = _understood(data, file, path.stem, language, unit)
    return article, list(found)


@lru_cache(_REMEMBERED)
def _understood(data: bytes, file: str, key: str, language: str, unit: str) -> tuple[Article | None, Sequence[Problem]]:
    """The page of a file and what is wrong with it; who reads again after a save reads only what was saved."""
    decoded, problems = decode(data, file)
    if problems:
        return None, problems
    text = FileText(file, decoded.text.replace("\r\n", "\n"))
    read, problems = read_head(text, Head)
    if read is None:
        return None, problems
    article = Article(key, language, read.head, text, read.start, unit)
    found = chain(_placeholders_in_head(read.document, read.head), _file_name(article), _mistakes_in_body(article))
    return article, tuple(enough(found))


def _placeholders_in_head(document: Document, head: Head) -> Iterator[Problem]:
    for name in ("title", "description", "short"):
        if re.search(r"\{\{|\}\}", getattr(head, name)):
            yield Problem("placeholder-not-here", document.place((name,)))


def _mistakes_in_body(article: Article) -> Iterator[Problem]:
    if not article.body.strip():
        yield Problem("page-without-text", article.text.place(article.text.text.rfind("---")))
    yield from _lost_braces(article)
    yield from _blocks_in_text(article)
    yield from _typed_digits(article)
    yield from _html(article)
    yield from _links(article)
    yield from _headings(article)


def _lost_braces(article: Article) -> Iterator[Problem]:
    """Braces that belong to no placeholder; of those on one line, the first."""
    plain, end_of_line = PLACEHOLDER.sub(_blank, article.body), 0
    for match in _LOST_BRACES.finditer(plain):
        if match.start() >= end_of_line:
            place = article.place(match)
            named = match if match[1] else _NAME_BEFORE.search(place.text[: place.column - 1 - place.cut])
            yield Problem("placeholder-form", place, suggestion=f"{{{{ {named[1]} }}}}" if named else "")
            end_of_line = plain.find("\n", match.end()) % (len(plain) + 1)


def _blocks_in_text(article: Article) -> Iterator[Problem]:
    alone = {match.end(1) for match in _ALONE.finditer(article.body)}
    for match in _BLOCK.finditer(article.body):
        if match.end() not in alone:
            yield Problem("block-in-text", article.place(match), {"given": match[0]})


def _file_name(article: Article) -> Iterator[Problem]:
    if not re.fullmatch(KEY_FORM, article.key):
        yield Problem("bad-id", Place(article.file), {"given": article.key})


def _typed_digits(article: Article) -> Iterator[Problem]:
    plain = _LINK_TARGET.sub(_blank, PLACEHOLDER.sub(_blank, article.body))
    for match in _DIGITS.finditer(plain):
        if match[0] not in article.head.digits:
            yield Problem("digit-in-prose", article.place(match), {"given": match[0]})


def _html(article: Article) -> Iterator[Problem]:
    for match in _HTML.finditer(article.body):
        yield Problem("html-in-prose", article.place(match), {"given": match[0][:60]})


def _links(article: Article) -> Iterator[Problem]:
    for match in _LOST_LINK.finditer(article.body):
        yield Problem("link-form", article.place(match))
    for match in _SCHEME.finditer(article.body):
        if match[1].lower() not in LINK_SCHEMES:
            yield Problem("link-scheme", article.place(match), {"given": match[1][:60]})
    for match in _PICTURE_ELSEWHERE.finditer(article.body):
        yield Problem("picture-elsewhere", article.place(match))


def _headings(article: Article) -> Iterator[Problem]:
    for match in _FIRST_LEVEL.finditer(article.body):
        yield Problem("first-heading", article.place(match))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _missing_pages(stated: dict[str, set[str]], name: str) -> Iterator[Problem]:
    for key in sorted(set().union(*stated.values())):
        missing = [language for language, keys in stated.items() if key not in keys]
        if missing:
            yield Problem("page-missing", Place(f"{name}/*/{key}.md"), {"page": key, "languages": ", ".join(missing)})


def _taken_slugs(shelf: Shelf) -> Iterator[Problem]:
    for articles in shelf.articles.values():
        taken: dict[str, str] = {}
        for article in articles.values():
            first = taken.setdefault(article.head.slug, article.file)
            if first != article.file:
                yield Problem("slug-taken", article.place_in_head("slug"), {"slug": article.head.slug, "first": first})


def sources_of_pages(shelf: Shelf, known: list[str]) -> Iterator[Problem]:
    """The sources that pages name are in the registry, whose ids are ``known``."""
    for articles in shelf.articles.values():
        for article in articles.values():
            for key in article.head.sources:
                if key not in known:
                    place = article.place_in_head("sources")
                    yield Problem("source-of-page", place, {"given": key}, nearest(key, known))
