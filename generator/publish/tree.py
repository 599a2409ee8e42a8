"""Replacing a whole output folder: all of it, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.publish.errors import PublishError, explained
from generator.publish.inventory import inventory, says
from generator.publish.names import Names
from generator.publish.places import exclusive, is_marked, refuse_unfit
from generator.publish.spare import Spare
from generator.publish.swap import recover, swap

__all__ = ["Changes", "PublishError", "replace_tree"]

Content = bytes | Path
Files = Mapping[str, Content] | Iterable[tuple[str, Content]]


@dataclass(frozen=True, slots=True)
class Changes:
    """The paths that a publication wrote, removed and left alone."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


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
    target = Path(os.path.realpath(target))
    with explained(target):
        refuse_unfit(target)
        target.parent.mkdir(parents=True, exist_ok=True)
    with exclusive(target):
        publication = _Publication(target)
        try:
            for path, content in files.items() if isinstance(files, Mapping) else files:
                publication.add(path, content)
                if progress:
                    progress(path)
            return publication.finish()
        except BaseException:
            publication.abandon()
            raise


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

    def add(self, path: str, content: Content) -> None:
        """Compare one file with the live tree and write it if it differs."""
        self._names.add(path)
        with explained(self._target):
            if says(self._target / path, self._live.get(path), content):
                self._unchanged.append(path)
            else:
                self._open_spare().write(path, content)
                self._written.append(path)

    def finish(self) -> Changes:
        """Swap the trees unless they are the same."""
        surplus = self._live.keys() - self._names.files - self._names.folders
        if self._written or surplus or not self._marked:
            with explained(self._target):
                self._complete(self._open_spare())
        removed = {path for path, entry in self._live.items() if not entry.is_folder}
        removed -= self._names.files
        return Changes(tuple(self._written), tuple(sorted(removed)), tuple(self._unchanged))

    def abandon(self) -> None:
        """Leave the live tree as it is and give back the space of what was written."""
        if self._spare:
            self._spare.discard()

    def _complete(self, spare: Spare) -> None:
        for path in self._unchanged:
            spare.link(path)
        spare.prune()
        swap(spare.root, self._target)

    def _open_spare(self) -> Spare:
        if not self._spare:
            self._spare = Spare(self._target, self._live)
        return self._spare
