"""Two versions of the project compared: what was committed before, and what is committed or lies here now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.difference.difference import Difference
from generator.difference.facts import Facts, Line
from generator.difference.guard import Guard
from generator.difference.prose import prose_lines
from generator.difference.service import service_lines
from generator.directory.voice import Lens
from generator.history.compare import compare
from generator.history.git import HistoryError
from generator.history.revision import NoRepositoryError, NoRevisionError, write_revision
from generator.publish.project import InputProblems, Options, Progress, Project
from generator.publish.reading import read, read_sound
from generator.publish.room import room
from generator.publish.touched import touched
from generator.registry.disk import content_of
from generator.registry.meaning import nearest
from generator.registry.owners import owners_of
from generator.registry.problems import Place, Problem
from generator.registry.reader import read as read_document
from generator.registry.text import MAX_BYTES

if TYPE_CHECKING:
    from generator.difference.words import Telling
    from generator.registry.document import Value
    from generator.site.site import Site

_PARTS = ("units.yaml", "content", "overrides", "mkdocs.yml")


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the project: what it is called, and the folder where its files are."""

    name: str
    project: Project


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions, the day on which readers would see them, and the words that tell what differs."""

    before: Version
    after: Version
    today: dt.date
    telling: Telling

    @classmethod
    @contextmanager
    def of(
        cls, project: Project, before: str, after: str | None, today: dt.date, telling: Telling
    ) -> Iterator[Comparison]:
        """Two versions with their files in folders, as long as the context lasts.

        ``before`` and ``after`` are revisions of Git; without ``after`` it is the files as they lie here. Raises
        ``InputProblems`` where a revision cannot be read or has no registry.
        """
        with room(project.cache) as folder:
            old = _written(project, before, folder / "before")
            here = Version(telling("report.working"), project)
            new = _written(project, after, folder / "after") if after else here
            yield cls(old, new, today, telling)

    def difference(self, progress: Progress) -> Difference:
        """What differs for readers.

        Raises ``InputProblems`` where the version after has errors. Where the one before has, facts are compared as
        they are written, and pages are not; where it cannot be read at all, nothing is.
        """
        progress.step(self.telling("steps.before"))
        old, _ = read(self.before.project, self.options)
        progress.step(self.telling("steps.after"))
        new, _ = read_sound(self.after.project, self.options)
        progress.step(self.telling("steps.comparing"))
        documents = _document(self.before.project), _document(self.after.project)
        lines = [*self._facts(old, new, *documents)] if documents[0] else []
        if old:
            lenses = _lens(old, self.telling), _lens(new, self.telling)
            lines += service_lines(*lenses, self.telling)
            lines += prose_lines(old.shelf, new.shelf, lenses, self.telling)
        outputs = touched(old, new) if old else None
        owners = _owners(old, lines) if old else ()
        return Difference(self.before.name, self.after.name, lines, outputs, owners, is_read=bool(documents[0]))

    @property
    def options(self) -> Options:
        """How both versions are read."""
        return Options(Path(), self.today, self.today)

    def _facts(self, old: Site | None, new: Site, *documents: Value) -> Iterator[Line]:
        before = _lens(old, self.telling) if old else None
        facts = Facts(before, _lens(new, self.telling), Guard(*documents), self.telling)
        return facts.lines(compare(*documents))


def content_in(project: Project, revision: str) -> bytes:
    """The registry file as it was in a revision. Raises ``InputProblems`` as ``Comparison.of`` does."""
    with room(project.cache) as folder:
        return _written(project, revision, folder).project.registry.read_bytes()


def _written(project: Project, revision: str, into: Path) -> Version:
    place = Place(project.registry.name)
    try:
        short = write_revision(project.root, revision, _PARTS, into)
    except NoRepositoryError:
        raise InputProblems([Problem("no-repository", place)]) from None
    except NoRevisionError as error:
        problem = Problem("no-such-revision", place, {"given": revision}, nearest(revision, error.known))
        raise InputProblems([problem]) from None
    except HistoryError as error:
        raise InputProblems([Problem("broken-repository", place, {"reason": str(error)})]) from None
    found = Version(revision if revision.startswith(short) else f"{revision} ({short})", Project(into))
    if not found.project.registry.is_file():
        raise InputProblems([Problem("not-in-revision", place, {"given": revision})])
    return found


def _owners(site: Site, lines: Sequence[Line]) -> tuple[str, ...]:
    registry = site.directory.registry
    asked = (name for line in lines if line.section for name in owners_of(registry, line.section, line.key))
    return tuple(dict.fromkeys(asked))


def _lens(site: Site, telling: Telling) -> Lens:
    return site.lens_of_editors(telling.language)


def _document(project: Project) -> Value:
    data, problems = content_of(project.registry, project.registry.name, MAX_BYTES)
    return {} if problems else read_document(data, project.registry.name).value
