"""Tells when somebody saves a source."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

import watchfiles

_SUFFIXES = {".yaml", ".yml", ".md", ".html", ".css", ".js", ".svg", ".toml", ".csv", ".json"}
_SETTLING_MS = 10
_PATIENCE = 100
"""So often is looked whether a file still grows."""

_State: TypeAlias = "tuple[int, int, int] | None"
"""What any save of a file changes; ``None`` where there is none."""


class Watch:
    """Watches files and folders from now on."""

    def __init__(self, sources: Iterable[Path]) -> None:
        self._saved: queue.SimpleQueue[set[Path]] = queue.SimpleQueue()
        sources = [source.absolute() for source in sources]
        folders = {source for source in sources if source.is_dir()}
        self._files = {source for source in sources if source not in folders}
        # A file is watched through its folder: many editors save by putting a new file in its place.
        self._start(folders, recursive=True)
        self._start({file.parent for file in self._files}, recursive=False)

    def wait(self, seconds: float | None = None) -> set[Path]:
        """The sources saved since the last call, as soon as there are some; none if ``seconds`` pass."""
        try:
            saved = self._saved.get(timeout=seconds)
        except queue.Empty:
            return set()
        while not self._saved.empty():
            saved |= self._saved.get()
        return saved

    def _start(self, folders: set[Path], *, recursive: bool) -> None:
        threading.Thread(target=self._watch, args=(folders, recursive), daemon=True).start()

    def _watch(self, folders: set[Path], recursive: bool) -> None:  # noqa: FBT001 - handed over by position
        changes = watchfiles.watch(
            *folders, recursive=recursive, debounce=_SETTLING_MS * 4, step=_SETTLING_MS, raise_interrupt=False
        )
        told: dict[Path, _State] = {}
        for batch in changes:
            saved = {Path(name) for _, name in batch}
            if wanted := {path for path in saved if path in self._files or (recursive and path.suffix in _SUFFIXES)}:
                now = _at_rest(wanted)
                # The end of a save that was told of already is no other one.
                if any(told.get(file, ()) != state for file, state in now.items()):
                    told |= now
                    self._saved.put(wanted)


def _at_rest(files: set[Path]) -> dict[Path, _State]:
    """What ``files`` are when they are written: half of a large registry may well be a registry."""
    before: dict[Path, _State] = {}
    for _ in range(_PATIENCE):
        now = {file: _state(file) for file in files}
        if now == before:
            break
        before = now
        time.sleep(_SETTLING_MS / 1000)
    return before


def _state(file: Path) -> _State:
    try:
        known = file.stat()
    except OSError:
        return None
    return known.st_ino, known.st_size, known.st_mtime_ns
