"""The directory told in one language: facts become rows with words, sources and freshness.

A ``Voice`` knows no page; a ``Lens`` is a voice on one page, which adds the addresses of other pages as seen from it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from generator.directory.parts import Entry, Mark, Row, SourceLine, Stated
from generator.directory.words import Words, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.directory.directory import Directory
    from generator.directory.facts import Known
    from generator.registry.values import Sourced, Text

P = ParamSpec("P")
T = TypeVar("T")

_MOST_KEPT = 1_000


@dataclass(frozen=True)
class Voice:
    """One directory in one language."""

    directory: Directory
    language: str
    _sources: dict[tuple[str, ...], tuple[SourceLine, ...]] = field(default_factory=dict, repr=False)
    _lines: dict[str, SourceLine] = field(default_factory=dict, repr=False)
    _unknown: dict[tuple[str, Entry | str, str], Row] = field(default_factory=dict, repr=False)
    _marks: dict[str, Mark] = field(default_factory=dict, repr=False)

    @cached_property
    def words(self) -> Words:
        """The words of the language: the program's, and the project's own in their place."""
        own = self.directory.own_words.get(self.language)
        return words_of(self.language, self.directory.registry.network.service, self.directory.languages, own)

    def text(self, text: Text) -> Entry:
        """A text in the language; where it is missing, in another one that is named."""
        found, language = text.best(self.language, self.directory.languages)
        return Entry(found, lang="" if language == self.language else language)

    def plain(self, text: Text) -> str:
        """As ``text``, without the name of the language."""
        return text.best(self.language, self.directory.languages)[0]

    def source_line(self, key: str) -> SourceLine:
        """A source as readers see it."""
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = self._source_line(key)
        return line

    def source_lines(self, keys: tuple[str, ...]) -> tuple[SourceLine, ...]:
        """The sources of a fact, with their own dates."""
        lines = self._sources.get(keys)
        if lines is None:
            lines = self._sources[keys] = tuple(self.source_line(key) for key in keys)
        return lines

    def _source_line(self, key: str) -> SourceLine:
        source = self.directory.registry.sources[key]
        title, language = source.title.best(self.language, self.directory.languages)
        words = self.words
        return SourceLine(
            key=key,
            text=title,
            href=source.url or "",
            lang="" if language == self.language else language,
            publisher=source.publisher or "",
            date=words("date.dated", date=words.date(source.date)) if source.date else words("date.undated"),
            note=self.plain(source.note) if source.note else "",
            freshness=self.mark(self.directory.resolve.source_level(key)),
        )

    def mark(self, level: str | None) -> Mark | None:
        """A freshness in words. On a past day a source that came later is as fresh as can be."""
        if level is None:
            return None
        mark = self._marks.get(level)
        if mark is None:
            told = "fresh_then" if level == "fresh" and self.directory.is_past else level
            mark = self._marks[level] = Mark(level, self.words(f"fresh.{told}"))
        return mark

    def freshness(self, known: Known[Any]) -> Mark | None:
        """How fresh a fact is: verified by its owner, or as old as its source."""
        if known.verified and known.level == "fresh":
            return Mark("verified", self.words("fresh.verified", date=self.words.date(known.verified)))
        return self.mark(known.level)

    def row(self, key: str, known: Known[Any], value: object = None, *, ask: Entry | str = "") -> Row:
        """A row about a resolved fact under the words of ``key``; ``value`` is how the fact reads."""
        note = self.plain(known.note) if known.note else ""
        if known.value is None:
            return self.unknown_row(key, ask, note)
        shown = known.value if value is None else value
        return Row(
            key,
            self.words(key),
            value=shown[0] if isinstance(shown, tuple) and len(shown) == 1 else shown,
            source=self.source_lines(known.sources),
            freshness=self.freshness(known),
            note=note,
        )

    def unknown_row(self, key: str, ask: Entry | str = "", note: str = "") -> Row:
        """A row about what no source says, and whom to ask."""
        row = self._unknown.get((key, ask, note))
        if row is None:
            unknown = self.words("common.unknown")
            row = self._unknown[key, ask, note] = Row(
                key, self.words(key), state="unknown", unknown=unknown, ask=ask, note=note
            )
        return row

    def stated(self, record: Sourced, text: Text, *parents: Sourced) -> Stated:
        """A statement with its sources and freshness."""
        known = self.directory.resolve.value(text, record, *parents)
        entry = self.text(text)
        return Stated(entry.text, entry.lang, self.source_lines(known.sources), self.freshness(known))

    def rows_of(self, key: str, stated: Iterable[Stated]) -> list[Row]:
        """One row that tells several statements, each under its own sources."""
        statements = list(stated)
        if not statements:
            return []
        sources = tuple(dict.fromkeys(line for one in statements for line in one.source))
        value = tuple(Entry(one.text, lang=one.lang) for one in statements)
        return [Row(key, self.words(key), value=value, source=sources, freshness=statements[0].freshness)]


@dataclass(frozen=True)
class Lens:
    """A voice on a page: ``at`` gives the addresses of other pages as seen from it.

    Addresses are relative, so that pages at the same depth share one lens, and with it all that is ``told`` alike.
    """

    voice: Voice
    at: Callable[..., str]
    told: dict[object, Any] = field(default_factory=lambda: defaultdict(dict), repr=False, compare=False)

    @property
    def directory(self) -> Directory:
        """The directory that is told."""
        return self.voice.directory

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.voice.language

    @property
    def words(self) -> Words:
        """The words of the language: the program's, and the project's own in their place."""
        return self.voice.words


def told_once(tell: Callable[Concatenate[Lens, P], T]) -> Callable[Concatenate[Lens, P], T]:
    """Let ``tell`` work once for each lens and each thing that it is asked about: many pages say the same.

    Pages that say the same are made close together, so that what is kept need not grow with their number.
    """

    @wraps(tell)
    def told(lens: Lens, /, *what: P.args, **more: P.kwargs) -> T:
        known: dict[tuple[object, ...], T] = lens.told[tell]
        key = (*what, *more.items()) if more else what
        if key in known:
            return known[key]
        found = tell(lens, *what, **more)
        if len(known) >= _MOST_KEPT:
            known.clear()
        known[key] = found
        return found

    return told
