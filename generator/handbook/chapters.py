"""The chapters of the handbook: ``content/handbook/<language>/*.md``, Markdown with a head and examples that are tried.

An example stands between lines of three backticks. After the first of them stands what it is: ``yaml right`` or
``yaml wrong=bad-phone`` is a piece of the registry, ``markdown`` one of a page; ``picture`` shows the message as a
picture too, ``parts`` with its parts numbered. ``sh`` is what is typed, ``text`` anything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.handbook.examples import REGISTRY, Example
from generator.handbook.small import PAGE
from generator.handbook.trial import tried
from generator.publish.project import InputProblems
from generator.registry.disk import content_of, entries_of
from generator.registry.head import read_head
from generator.registry.prose import HANDBOOK, MAX_PAGE_BYTES
from generator.registry.text import FileText, decode
from generator.registry.values import Count, Key, Line, Model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.registry.problems import MessageLanguage, Problem

_FENCE = re.compile(r"^```([a-z]+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILES = {"yaml": REGISTRY, "markdown": f"content/fi/{PAGE}.md"}


class ChapterHead(Model):
    """What stands before the text of a chapter."""

    title: Line
    slug: Key
    about: Line
    order: Count


@dataclass(frozen=True)
class Fence:
    """An example as the chapter writes it: its ``kind``, the words after it, and its text."""

    kind: str
    words: tuple[str, ...]
    text: str

    @property
    def code(self) -> str:
        """The kind of problem that it shows; empty where it shows what is right, or nothing that is checked."""
        return next((word.removeprefix("wrong=") for word in self.words if word.startswith("wrong=")), "")

    @property
    def is_checked(self) -> bool:
        """Whether it is a piece of a file."""
        return self.kind in _FILES

    @cached_property
    def problems(self) -> Sequence[Problem]:
        """What is found in it."""
        found = tried(self.example, wrong=True)
        return [*found.problems, *found.strange]

    @property
    def example(self) -> Example:
        """It as an example of a kind of problem."""
        return Example(self.code, "", {}, wrong=self.text, right=self.text, file=_FILES[self.kind])


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter in one language. ``key`` is the name of its file without the ending."""

    key: str
    language: MessageLanguage
    head: ChapterHead
    body: str = field(repr=False)

    def parts(self) -> Iterator[str | Fence]:
        """Its Markdown and its examples, in turn."""
        at = 0
        for match in _FENCE.finditer(self.body):
            yield self.body[at : match.start()]
            yield Fence(match[1], tuple(match[2].split()), match[3])
            at = match.end()
        yield self.body[at:]


def read_chapters(content: Path, language: MessageLanguage) -> list[Chapter]:
    """The chapters in ``language``, in their order; none where there is no folder of them.

    Raises ``InputProblems`` with all that is wrong with them.
    """
    folder = content / HANDBOOK / language
    if not folder.exists():
        return []
    name = f"{content.name}/{HANDBOOK}/{language}"
    paths, problems = entries_of(folder, name)
    chapters = []
    for path in paths:
        chapter, wrong = _chapter(path, f"{name}/{path.name}", language)
        problems += wrong
        if chapter:
            chapters.append(chapter)
    if problems:
        raise InputProblems(problems)
    return sorted(chapters, key=lambda one: (one.head.order, one.key))


def _chapter(path: Path, name: str, language: MessageLanguage) -> tuple[Chapter | None, list[Problem]]:
    data, problems = content_of(path, name, MAX_PAGE_BYTES)
    if problems:
        return None, problems
    read, problems = decode(data, name)
    if problems:
        return None, problems
    text = FileText(name, read.text.replace("\r\n", "\n"))
    headed, problems = read_head(text, ChapterHead)
    return (Chapter(path.stem, language, headed.head, text.text[headed.start :]) if headed else None), problems
