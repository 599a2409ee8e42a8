"""Files that wait on disk instead of in memory until they are needed: those of a piece that grows with the registry."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from generator.publish.errors import explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

File = tuple[str, str, bytes]
"""The site of a file ("" for the portal), its path and its content."""


class OnDisk:
    """All ``files``, kept as one in ``folder``; who goes through them for the first time uses them up.

    Any process can go through them, whichever made them. Raises ``PublishError`` where there is no room.
    """

    def __init__(self, files: Iterable[File], folder: Path) -> None:
        with explained(folder), NamedTemporaryFile(dir=folder, delete=False) as kept:
            self._kept = Path(kept.name)
            self._told = [(site, path, kept.write(content)) for site, path, content in files]

    def __iter__(self) -> Iterator[File]:
        with self._kept.open("rb") as kept:
            self._kept.unlink()
            for site, path, length in self._told:
                yield site, path, kept.read(length)
