"""Replacing whole output folders: all of them, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.publish.errors import PublishError, explained
from generator.publish.inventory import inventory, says
from generator.publish.names import Names
from generator.publish.places import exclusive, is_marked, refuse_unfit
from generator.publish.spare import Spare
from generator.publish.swap import recover, swap

__all__ = ["Changes", "PublishError", "replace_tree", "replace_trees", "together"]

Content = bytes | Path
Files = Mapping[str, Content] | Iterable[tuple[str, Content]]


@dataclass(frozen=True, slots=True)
class Changes:
    """The paths that a publication wrote, removed and left alone."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


def together(changes: Mapping[Path, Changes]) -> Changes:
    """The changes of several folders as one: each path begins with the name of its folder, unless there is but one."""
    if len(changes) == 1:
        return next(iter(changes.values()))

    def all_of(kind: str) -> tuple[str, ...]:
        return tuple(f"{target.name}/{path}" for target, one in changes.items() for path in getattr(one, kind))

    return Changes(all_of("written"), all_of("removed"), all_of("unchanged"))


def replace_tree(target: Path, files: Files, *, progress: Callable[[str], object] | None = None) -> Changes:
    """Make the folder `target` hold exactly `files`, in one step, and tell what changed.

    `files` gives relative paths with "/" and their content, as bytes or as a file to read; it is
    walked once and need not fit into memory. `progress` hears each path when it is dealt with.

    Readers of `target` see the old tree or the new one. Unchanged files keep their inode and
    time; where nothing changed, nothing is written. The folder is ours: what `files` does not
    name vanishes. Beside it stay its spare generation and its lock.

    Raises `PublishError` if a path is unsafe or clashes, if the folder is not ours, if another
    build is at it or the system refuses. After that, after an exception out of `files` and
    after a kill, the last good output is as it was.
    """
    pairs = files.items() if isinstance(files, Mapping) else files
    return replace_trees([target], ((target, path, content) for path, content in pairs), progress=progress)[target]


def replace_trees(
    targets: Sequence[Path],
    files: Iterable[tuple[Path, str, Content]],
    *,
    progress: Callable[[str], object] | None = None,
) -> dict[Path, Changes]:
    """As `replace_tree` for several folders at once, each file with the target that it is for.

    No folder is touched before all files have come and all of the next generation is on disk. A failure after that,
    between one folder and the next, brings those back that have been replaced.
    """
    with ExitStack() as locks:
        publications = {target: _opened(target, locks) for target in targets}
        try:
            for target, path, content in files:
                publications[target].add(path, content)
                if progress:
                    progress(path)
            for publication in publications.values():
                publication.prepare()
            for publication in publications.values():
                publication.commit()
        except BaseException:
            for publication in reversed(publications.values()):
                publication.abandon()
            raise
        return {target: publication.changes for target, publication in publications.items()}


def _opened(target: Path, locks: ExitStack) -> _Publication:
    """A publication to `target`, which no other build can publish to until `locks` are closed."""
    target = Path(os.path.realpath(target))
    with explained(target):
        refuse_unfit(target)
        target.parent.mkdir(parents=True, exist_ok=True)
    locks.enter_context(exclusive(target))
    return _Publication(target)


class _Publication:
    """One publication under way; the spare is opened by the first difference."""

    def __init__(self, target: Path) -> None:
        self._target = target
        with explained(target):
            recover(target)
            self._marked = is_marked(target)
            self._live = inventory(target) if self._marked else {}
        self._names = Names()
        self._written: list[str] = []
        self._unchanged: list[str] = []
        self._spare: Spare | None = None
        self._swapped = False

    def add(self, path: str, content: Content) -> None:
        """Compare one file with the live tree and write it if it differs."""
        self._names.add(path)
        with explained(self._target):
            if says(self._target / path, self._live.get(path), content):
                self._unchanged.append(path)
            else:
                self._open_spare().write(path, content)
                self._written.append(path)

    @property
    def changes(self) -> Changes:
        """What differs from the tree that was live."""
        removed = {path for path, entry in self._live.items() if not entry.is_folder}
        removed -= self._names.files
        return Changes(tuple(self._written), tuple(sorted(removed)), tuple(self._unchanged))

    def prepare(self) -> None:
        """Complete the next generation, unless it would be the same."""
        surplus = self._live.keys() - self._names.files - self._names.folders
        if self._written or surplus or not self._marked:
            with explained(self._target):
                spare = self._open_spare()
                for path in self._unchanged:
                    spare.link(path)
                spare.prune()

    def commit(self) -> None:
        """Swap the trees if there is a next generation."""
        if self._spare:
            with explained(self._target):
                swap(self._spare.root, self._target)
            self._swapped = True

    def abandon(self) -> None:
        """Leave the live tree as it was and give back the space of what was written."""
        if self._spare and self._swapped and self._spare.root.exists():
            with suppress(OSError):
                swap(self._spare.root, self._target)
        if self._spare:
            self._spare.discard()

    def _open_spare(self) -> Spare:
        if not self._spare:
            self._spare = Spare(self._target, self._live)
        return self._spare
