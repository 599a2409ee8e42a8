"""Read a registry file: text with positions, meaning, rules; and never parse the same bytes twice."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from generator.registry import kept, reader
from generator.registry.collector import collector_paused
from generator.registry.disk import content_of
from generator.registry.document import Document
from generator.registry.meaning import needs_quotes
from generator.registry.nouns import Registry
from generator.registry.problems import Place, Problem, enough
from generator.registry.rules import broken_rules
from generator.registry.rules.context import Context
from generator.registry.rules.of_records import RecordsCheck
from generator.registry.sound import Understood, understand
from generator.registry.text import MAX_BYTES, FileText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from generator.registry.places import Places


@dataclass(frozen=True, slots=True)
class Loaded:
    """A registry file as read: the registry (``None`` if it cannot be one) and all its problems."""

    document: Document
    registry: Registry | None
    problems: list[Problem]

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep the registry from being published."""
        return [problem for problem in self.problems if problem.is_error]


def load(path: Path, places: Places, today: date, *, name: str = "", cache: Path | None = None) -> Loaded:
    """Read and check the registry at ``path`` as of ``today``.

    ``name`` is how messages call the file (default: ``path`` as given). ``cache`` is a folder where what was parsed
    is kept under the hash of its bytes; unusable content there is ignored. Problems are returned, never raised.
    """
    name = name or str(path)
    data, problems = content_of(path, name, MAX_BYTES)
    return _refused(problems[0]) if problems else load_text(data, name, places, today, cache=cache)


def load_text(data: bytes, name: str, places: Places, today: date, *, cache: Path | None = None) -> Loaded:
    """As ``load``, for a registry that is already in memory."""
    with collector_paused():
        document = kept.read(data, name, cache) if cache else reader.read(data, name)
        if not document.value:
            return Loaded(document, None, document.problems or [Problem("empty-file", Place(name))])
        last = kept.last()
        registry, sound, problems = understand(document, last.understood)
        quotes = needs_quotes(document, Registry)
        check = RecordsCheck(Context(sound, document, places, today), last.checked) if sound else None
        rules = broken_rules(check) if check else ()
        told = list(enough(_one_for_each_place(document.problems, chain(problems, rules), quotes)))
        if registry and check:
            last.understood, last.checked = Understood(document.value, registry), check.checked
    readable = not document.problems and not quotes
    return Loaded(document, registry if readable else None, sorted(told, key=Problem.order))


def _refused(problem: Problem) -> Loaded:
    return Loaded(Document(FileText(problem.place.file), {}, [0], []), None, [problem])


def _one_for_each_place(reading: list[Problem], meaning: Iterable[Problem], quotes: list[Problem]) -> Iterator[Problem]:
    """What cannot be read right cannot be understood right: there only the first problem is told."""
    yield from reading
    told = {(problem.place.line, problem.place.column) for problem in reading}
    misread = frozenset(told)
    for problem in meaning:
        place = (problem.place.line, problem.place.column)
        if place not in misread:
            told.add(place)
            yield problem
    yield from (problem for problem in quotes if (problem.place.line, problem.place.column) not in told)
