"""Finished sheets kept from one build to the next, so that an unchanged sheet is not made again."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

_KEPT = 1000


class SheetShelf:
    """Sheets in a folder, by what they were made from. Without a folder nothing is kept.

    A folder that cannot be read or written costs time and nothing else.
    """

    def __init__(self, folder: Path | None, press: str) -> None:
        self._folder = folder
        self._press = press.encode()

    def find(self, html: str) -> bytes | None:
        """The sheet that was made from ``html`` with the same press, or ``None``."""
        if self._folder is None:
            return None
        file = self._file(self._folder, html)
        try:
            os.utime(file)
            return file.read_bytes()
        except OSError:
            return None

    def keep(self, html: str, pdf: bytes) -> None:
        """Keep the sheet that was made from ``html``."""
        if self._folder is None:
            return
        file = self._file(self._folder, html)
        unfinished = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(pdf)
            unfinished.replace(file)

    def tidy(self) -> None:
        """Throw the sheets away that have not been needed for longest, once there are too many."""
        if self._folder is None:
            return
        with suppress(OSError):
            files = sorted(self._folder.iterdir(), key=lambda file: file.stat().st_mtime_ns, reverse=True)
            for file in files[_KEPT:]:
                file.unlink()

    def _file(self, folder: Path, html: str) -> Path:
        return folder / f"{hashlib.sha256(self._press + html.encode()).hexdigest()}.pdf"
