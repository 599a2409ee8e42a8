"""What the publishing tests ask of a folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish.names import MARKER

Contents = Callable[[Path], dict[str, bytes]]
Snapshot = Callable[[Path], dict[str, tuple[int, ...]]]


@pytest.fixture(scope="session")
def contents() -> Contents:
    """Every file of a tree with its bytes, without our mark; a link counts as what it says."""

    def read(root: Path) -> dict[str, bytes]:
        return {
            path.relative_to(root).as_posix(): b"-> link" if path.is_symlink() else path.read_bytes()
            for path in root.rglob("*")
            if (path.is_symlink() or not path.is_dir()) and path.name != MARKER
        }

    return read


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    """Everything in a tree, folders and the root too, with what any write would change."""

    def look(root: Path) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for path in [root, *root.rglob("*")]:
            status = path.lstat()
            found[str(path.relative_to(root))] = (status.st_ino, status.st_mtime_ns, status.st_ctime_ns)
        return found

    return look
