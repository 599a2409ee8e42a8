"""Tells when somebody saves a source."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable
from pathlib import Path

import watchfiles

_SUFFIXES = {".yaml", ".yml", ".md", ".html", ".css", ".js", ".svg", ".toml", ".csv", ".json"}
_SETTLING_MS = 10


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
        for batch in changes:
            saved = {Path(name) for _, name in batch}
            if wanted := {path for path in saved if path in self._files or (recursive and path.suffix in _SUFFIXES)}:
                self._saved.put(wanted)
