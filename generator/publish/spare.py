"""The spare generation of a tree: the next output, made at the price of what differs.

Fresh folders are the dearest thing on disk, so the tree that was live before the last swap is
kept and brought up to date: a hard link for what is unchanged, a new file for what is not. What
lies there is never trusted, for a run may have died in it, and never written to, for its inodes
may be the live tree's.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.publish.inventory import Entry, inventory
from generator.publish.names import folded
from generator.publish.places import beside, create_marked, refuse_foreign


class Spare:
    """A tree in the making beside the live one. Every method may raise `OSError`."""

    def __init__(self, target: Path, live: Mapping[str, Entry]) -> None:
        """Open or create the spare of `target`, whose inventory is `live`.

        Raises `PublishError` if something of another's lies in its place.
        """
        self.root = beside(target, "spare")
        self._live_root = target
        refuse_foreign(self.root)
        create_marked(self.root)
        self._stale = inventory(self.root)
        self._spelling = {folded(path): path for path in self._stale}
        self._folders = {""}
        self._fresh: list[str] = []
        for path, entry in list(self._stale.items()):
            if not entry.is_folder and entry != live.get(path):
                self._remove(path)

    def write(self, path: str, content: bytes | Path) -> None:
        """Give the next generation a file of its own."""
        self._make_room(path)
        self._fresh.append(path)
        with (self.root / path).open("xb") as out:
            if isinstance(content, bytes):
                out.write(content)
            else:
                with content.open("rb") as source:
                    shutil.copyfileobj(source, out)

    def link(self, path: str) -> None:
        """Give the next generation the live tree's own file."""
        entry = self._stale.get(path)
        if entry and not entry.is_folder:
            self._ensure_folder(path.rpartition("/")[0])
            del self._stale[path]
            return
        self._make_room(path)
        live, own = self._live_root / path, self.root / path
        try:
            own.hardlink_to(live)
        except FileExistsError:
            raise
        except OSError:
            # Some file systems have no hard links, some systems forbid them across owners.
            shutil.copy2(live, own)

    def prune(self) -> None:
        """Drop what the next generation has not asked for."""
        for path in reversed(list(self._stale)):
            if path not in self._folders:
                self._remove(path)

    def discard(self) -> None:
        """Give back the space that a failed run took, as far as the disk lets us."""
        for path in self._fresh:
            with suppress(OSError):
                (self.root / path).unlink()

    def _make_room(self, path: str) -> None:
        self._ensure_folder(path.rpartition("/")[0])
        self._evict(path)

    def _ensure_folder(self, folder: str) -> None:
        if folder in self._folders:
            return
        self._ensure_folder(folder.rpartition("/")[0])
        entry = self._stale.get(folder)
        if entry is None or not entry.is_folder:
            self._evict(folder)
            (self.root / folder).mkdir()
        self._folders.add(folder)

    def _evict(self, path: str) -> None:
        """Remove what stands where `path` shall, in any spelling that could be the same name."""
        for occupant in {path, self._spelling.get(folded(path), path)}:
            entry = self._stale.get(occupant)
            if entry and entry.is_folder:
                inside = [held for held in self._stale if held.startswith(f"{occupant}/")]
                for held in reversed(inside):
                    self._remove(held)
            if entry:
                self._remove(occupant)

    def _remove(self, path: str) -> None:
        occupant = self.root / path
        if self._stale.pop(path).is_folder:
            occupant.rmdir()
        else:
            occupant.unlink()
