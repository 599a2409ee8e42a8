"""The versions of a file in Git, read from the repository's own files: no Git program is needed, none is run.

Followed is the first parent of each commit, which is what the published branch said day by day; a merge is a change of
the day on which it was made. Days are those of the committer's clock in UTC, which every reader of the same history
sees alike. Where a clock went wrong, no version is later than the one that followed it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dulwich.diff_tree import RenameDetector
from dulwich.errors import NotGitRepository
from dulwich.objects import Commit, ObjectID, Tree
from dulwich.repo import Repo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Version:
    """What a file was at the end of a day: ``blob`` is Git's name of its content, ``when`` the time of its commit."""

    blob: str
    when: dt.datetime
    read: Callable[[], bytes] = field(repr=False, compare=False)

    @property
    def day(self) -> dt.date:
        """The day of the commit in UTC."""
        return self.when.date()


@dataclass(frozen=True, slots=True)
class Line:
    """Versions of a file, the oldest first, at most one for each day.

    ``begins`` tells whether the first of them is the file's beginning; else there was more before, in this copy or not.
    """

    versions: tuple[Version, ...]
    begins: bool


class HistoryError(Exception):
    """A repository cannot be read, or does not know the file."""


def versions(file: Path, since: dt.date, until: dt.date) -> Line:
    """The committed versions of ``file`` from ``since`` to ``until``, and the one that held before them.

    Raises ``HistoryError`` where there is no repository around the file, where it was never committed, or where the
    repository is damaged or of a kind that cannot be read.
    """
    return _known(file, since, until, state_of(file.parent))


@lru_cache(1)
def _known(file: Path, since: dt.date, until: dt.date, _state: str) -> Line:
    """As ``versions``, remembered as long as the history is in the same state."""
    try:
        with Repo.discover(file.parent) as repository:
            return _line(repository, file, since, until)
    except NotGitRepository:
        raise HistoryError("no repository") from None
    except HistoryError:
        raise
    except Exception as error:
        # A damaged repository makes dulwich raise whatever the damage leads to.
        raise HistoryError(f"{type(error).__name__}: {error}") from error


def state_of(folder: Path) -> str:
    """What tells one history around ``folder`` from another: the present commit, where the copy ends; "" for none."""
    try:
        with Repo.discover(folder) as repository:
            ends = sorted(repository.get_shallow())
            return b" ".join([repository.head(), *ends]).decode()
    except Exception:  # noqa: BLE001 - a repository that cannot be read has no history, whatever the reason
        return ""


def _line(repository: Repo, file: Path, since: dt.date, until: dt.date) -> Line:
    found: list[Version] = []
    begins, latest, after = False, _NEVER, ""
    for step in _Walk(repository, file):
        begins, latest = step.begins, min(latest, step.when)
        version = Version(step.blob, latest, partial(_content, file.parent, step.blob))
        if found and found[-1].blob == step.blob == after:
            found[-1] = version  # the commits in between changed other files
        elif latest.date() <= until and not (found and found[-1].day == version.day):
            found.append(version)
        after = step.blob
        if found and found[-1].day < since:
            break
    return Line(tuple(reversed(found)), begins)


def _content(folder: Path, blob: str) -> bytes:
    try:
        with Repo.discover(folder) as repository:
            data: bytes = repository.get_object(ObjectID(blob.encode())).as_raw_string()
    except Exception as error:
        raise HistoryError(f"{type(error).__name__}: {error}") from error
    return data


@dataclass(frozen=True, slots=True)
class _Step:
    when: dt.datetime
    blob: str
    begins: bool


class _Walk:
    """The commits from the present one back, as long as they have the file."""

    def __init__(self, repository: Repo, file: Path) -> None:
        self._repository = repository
        root = Path(repository.path).resolve()
        place = file.parent.resolve() / file.name
        if not place.is_relative_to(root):
            raise HistoryError("outside the repository")
        self._path = place.relative_to(root).as_posix().encode()
        self._shallow = repository.get_shallow()

    def __iter__(self) -> Iterator[_Step]:
        commit = self._commit(self._repository.head())
        blob = self._blob(commit)
        if blob is None:
            raise HistoryError("not in the repository")
        while True:
            before, parents_known = self._before(commit)
            yield _Step(_time(commit), blob.decode(), before is None and parents_known)
            if before is None:
                return
            commit, blob = before

    def _before(self, commit: Any) -> tuple[tuple[Any, bytes] | None, bool]:  # noqa: ANN401 - dulwich's
        """The first parent that has the file, with it, and whether all parents are in this copy."""
        parents = []
        for name in self._repository.get_parents(commit.id, commit):
            try:
                parents.append(self._commit(name))
            except KeyError:
                return None, False
        for parent in parents:
            blob = self._blob(parent)
            if blob is not None:
                return (parent, blob), True
        for parent in parents:
            if renamed := self._renamed(parent, commit):
                self._path, blob = renamed
                return (parent, blob), True
        return None, commit.id not in self._shallow

    def _renamed(self, before: Any, after: Any) -> tuple[bytes, bytes] | None:  # noqa: ANN401 - dulwich's
        """The path and content of the file before it got its name."""
        detector = RenameDetector(self._repository.object_store)
        for change in detector.changes_with_renames(before.tree, after.tree):
            old, new = change.old, change.new
            if change.type == "rename" and old and new and new.path == self._path and old.path and old.sha:
                return old.path, old.sha
        return None

    def _commit(self, name: Any) -> Any:  # noqa: ANN401 - dulwich's
        found = self._repository[name]
        if not isinstance(found, Commit):
            raise KeyError(name)
        return found

    def _blob(self, commit: Any) -> bytes | None:  # noqa: ANN401 - dulwich's
        """Git's name of the file's content in a commit; ``None`` where there is no such file."""
        here: bytes = commit.tree
        for part in self._path.split(b"/"):
            tree = self._repository[ObjectID(here)]
            if not isinstance(tree, Tree) or part not in tree:
                return None
            here = tree[part][1]
        return here


def _time(commit: Any) -> dt.datetime:  # noqa: ANN401 - dulwich's
    """When a commit was made; a time that no calendar has is later than all others."""
    try:
        return dt.datetime.fromtimestamp(commit.commit_time, dt.UTC)
    except (ValueError, OverflowError, OSError):
        return _NEVER
