"""Finished sheets kept from one build to the next, so that an unchanged sheet is not made again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.brochures.forms import FORMS
from generator.brochures.paper import printing_press

if TYPE_CHECKING:
    from generator.brochures.sheet import Sheet

_KEPT = 4000


class Shelf:
    """Files in a folder, by names that tell what they were made from. Without a folder nothing is kept.

    A folder that cannot be read or written costs time and nothing else.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def find_files(self, names: Sequence[str]) -> Sequence[bytes] | None:
        """What the files are, or ``None`` if one of them is not there."""
        if self._folder is None:
            return None
        files = [self._folder / name for name in names]
        try:
            for file in files:
                os.utime(file)
            return [file.read_bytes() for file in files]
        except OSError:
            return None

    def keep_files(self, names: Sequence[str], contents: Sequence[bytes]) -> None:
        """Keep files under these names."""
        if self._folder is None:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            for name, content in zip(names, contents, strict=True):
                file = self._folder / name
                unfinished = file.with_suffix(f".{os.getpid()}")
                unfinished.write_bytes(content)
                unfinished.replace(file)

    def tidy(self) -> None:
        """Throw the files away that have not been needed for longest, once there are too many."""
        if self._folder is None:
            return
        with suppress(OSError):
            files = sorted(self._folder.iterdir(), key=lambda file: file.stat().st_mtime_ns, reverse=True)
            for file in files[_KEPT:]:
                file.unlink()


class SheetShelf(Shelf):
    """Sheets, by their HTML and the press that printed them."""

    def find(self, sheet: Sheet) -> Sequence[bytes] | None:
        """What was printed of the same sheet with the same press, copy by copy, or ``None``."""
        return self.find_files(self._names(sheet)) if self._folder else None

    def keep(self, sheet: Sheet, copies: Sequence[bytes]) -> None:
        """Keep what was printed of ``sheet``."""
        if self._folder:
            self.keep_files(self._names(sheet), copies)

    @staticmethod
    def _names(sheet: Sheet) -> list[str]:
        whole = " ".join(sorted(sheet.whole))
        made_from = hashlib.sha256((printing_press(sheet.kind) + whole + sheet.html).encode()).hexdigest()
        return [f"{made_from}{copy}.pdf" for copy in FORMS[sheet.kind].copies]
