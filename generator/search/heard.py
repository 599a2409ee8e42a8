"""Pages of one language that wait for their index: on disk where they are many, so that memory does not grow."""

from __future__ import annotations

import hashlib
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT_IN_MEMORY = 16 << 20


class Heard:
    """Pages in the order in which they came; ``close`` gives back their space."""

    def __init__(self) -> None:
        self._kept = tempfile.SpooledTemporaryFile(_KEPT_IN_MEMORY)  # noqa: SIM115 - closed with this
        self._lengths: list[int] = []
        self._digest = hashlib.sha256()

    def add(self, page: bytes) -> None:
        """Keep one more page."""
        self._digest.update(page)
        self._lengths.append(self._kept.write(page))

    def __len__(self) -> int:
        return len(self._lengths)

    def pages(self) -> Iterator[bytes]:
        """All pages again."""
        self._kept.seek(0)
        yield from map(self._kept.read, self._lengths)

    @property
    def digest(self) -> str:
        """What changes with any of the pages."""
        return self._digest.hexdigest()

    def close(self) -> None:
        """Forget the pages."""
        self._kept.close()
