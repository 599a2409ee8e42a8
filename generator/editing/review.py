"""The list of what is to be reviewed: for people, for a comment, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.registry.formats import code
from generator.registry.sentences import sentence
from generator.registry.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.directory.voice import Lens
    from generator.directory.words import Words
    from generator.editing.due import Due
    from generator.registry.document import Document
    from generator.registry.problems import MessageLanguage, Problem

Form: TypeAlias = Literal["text", "markdown", "json"]


@dataclass(frozen=True, slots=True)
class Review:
    """What is due ``within`` so many days.

    ``waiting`` has, for each language, the lines of translations that wait for a reader; ``old`` what else is too old.
    """

    within: int
    due: Sequence[Due]
    waiting: Mapping[str, Sequence[int]]
    old: Sequence[Problem]


class Teller:
    """Tells a review in a language. ``program`` is what to type before a command, ``file`` the registry's name."""

    def __init__(self, language: MessageLanguage, words: Words, program: str, file: str) -> None:
        self.language = language
        self._words = words
        self._program = program
        self._file = file

    def __call__(self, code: str, **parts: object) -> str:
        """A sentence of the review."""
        return sentence("generator.editing", self.language, f"review.{code}", **parts)

    def owner(self, name: str) -> str:
        """Who is asked."""
        return name or self("editors")

    def counts(self, review: Review) -> str:
        """How much there is to do."""
        records = len({one.record for one in review.due})
        owners = len({one.owner for one in review.due})
        return self("counts" if records else "none", records=records, owners=owners, within=review.within)

    def record(self, one: Due) -> str:
        """The record of facts that are due."""
        return self("record", name=one.name, record=one.record, file=self._file, line=one.line)

    def row(self, one: Due) -> str:
        """What is due, since when, and by which sources."""
        when = self(one.level, day=self._words.day(one.day)) if one.day else self("undated")
        verified = self("verified", day=one.verified) if one.verified else ""
        return self("row", when=when, fields=self.fields(one), sources=", ".join(one.sources), verified=verified)

    def fields(self, one: Due) -> str:
        """What the facts are called."""
        return ", ".join(one.fields) or self("whole")

    def command(self, one: Due) -> str:
        """What to type when the owner has answered."""
        return self("command", program=self._program, command=one.command)


def waiting(lens: Lens, document: Document) -> dict[str, list[int]]:
    """The lines of translations that wait for a reader, by language."""
    found: dict[str, list[int]] = {}
    for placed in texts(lens.directory.registry):
        for language in placed.text.review:
            found.setdefault(language, []).append(document.place((*placed.path, language)).line)
    return found


def as_form(form: Form, review: Review, teller: Teller) -> str:
    """The review as ``text``, as ``markdown`` for a comment or an issue, or as ``json``."""
    return FORMS[form](review, teller)


def _text(review: Review, say: Teller) -> str:
    rows: list[str] = []
    for owner, its in groupby(review.due, lambda one: one.owner):
        rows += [say.owner(owner), ""]
        for _, of_record in groupby(its, lambda one: one.record):
            rows += [*_record_rows(list(of_record), say), ""]
    for title, lines in _rest(review, say):
        rows += [title, *(f"  {line}" for line in lines), ""]
    return "\n".join([*rows, say.counts(review)])


def _record_rows(of_record: Sequence[Due], say: Teller) -> Iterator[str]:
    first = of_record[0]
    yield f"  {say.record(first)}"
    yield from (f"    {say.row(one)}" for one in of_record)
    if first.doubt:
        yield f"    {say('doubt', doubt=first.doubt)}"
    yield f"    {say.command(first)}"


def _rest(review: Review, say: Teller) -> Iterator[tuple[str, list[str]]]:
    for language, lines in review.waiting.items():
        yield say("waiting", language=language, number=len(lines)), []
    if review.old:
        yield say("old"), [f"{one.place.file}:{one.place.line}: {one.sentence(say.language)}" for one in review.old]


def _markdown(review: Review, say: Teller) -> str:
    """All that people wrote is code: none of it is a link, a mention or HTML."""
    rows = [f"**{say.counts(review)}**", ""]
    for owner, its in groupby(review.due, lambda one: one.owner):
        rows += [f"### {code(say.owner(owner))}", ""]
        for _, of_record in groupby(its, lambda one: one.record):
            group = list(of_record)
            rows.append(f"- [ ] {code(say.record(group[0]))}")
            rows += [f"  - {code(say.row(one))}" for one in group]
            rows += [f"  - {code(say.command(group[0]))}"]
        rows.append("")
    for title, lines in _rest(review, say):
        rows += [f"### {code(title)}", "", *(f"- {code(line)}" for line in lines), ""]
    return "\n".join(rows)


def _json(review: Review, say: Teller) -> str:
    del say
    rows = [asdict(one) | {"day": one.day.isoformat() if one.day else None} for one in review.due]
    old = [{"code": one.code, "file": one.place.file, "line": one.place.line} for one in review.old]
    found = {"within": review.within, "due": rows, "translations": dict(review.waiting), "old": old}
    return json.dumps(found, ensure_ascii=False, indent=2)


FORMS: Mapping[Form, Callable[[Review, Teller], str]] = {"text": _text, "markdown": _markdown, "json": _json}
"""What writes each form."""
