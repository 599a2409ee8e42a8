"""What is imported: a file or a folder on the disk, and why it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.registry.disk import content_of, entries_of
from generator.registry.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MOST_BYTES = 16 * 2**20
"""Of one file."""
MOST_FILES = 500
"""In a folder."""


class RefusedError(Exception):
    """The source cannot be imported; ``problems`` tell why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Source:
    """The file or folder at ``path``, as the person who imports it has named it."""

    path: Path

    @property
    def name(self) -> str:
        """What messages call it."""
        return str(self.path)

    @property
    def is_folder(self) -> bool:
        """Whether it holds files."""
        return self.path.is_dir()

    def files(self, ending: str) -> list[Source]:
        """The files of a folder whose names end so, by name, or the file itself. Raises ``RefusedError``."""
        if not self.is_folder:
            return [self]
        entries, problems = entries_of(self.path, self.name)
        if problems:
            raise RefusedError(problems)
        found = [Source(path) for path in entries if path.name.lower().endswith(ending) and path.is_file()]
        if not found:
            raise RefusedError([Problem("folder-without", Place(self.name), {"wanted": f"*{ending}"})])
        if len(found) > MOST_FILES:
            raise RefusedError([Problem("too-many-files", Place(self.name), {"limit": str(MOST_FILES)})])
        return found

    def data(self) -> bytes:
        """The bytes of the file. Raises ``RefusedError``."""
        data, problems = content_of(self.path, self.name, MOST_BYTES)
        if not data and not problems:
            problems = [Problem("empty-source", Place(self.name))]
        if problems:
            raise RefusedError(problems)
        return data
