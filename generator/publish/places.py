"""Where a tree, its spare and its lock lie, and whose they are."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publish.errors import PublishError, explained
from generator.publish.names import MARKER

_MARKER_TEXT = b"""\
This folder belongs to the service directory's generator: each build replaces everything in it.
"""


def beside(target: Path, role: str) -> Path:
    """The hidden sibling of `target` that plays `role`: spare, retired or lock."""
    return target.with_name(f".{target.name}.{role}")


def is_marked(folder: Path) -> bool:
    """Whether an earlier run left its mark in `folder`."""
    try:
        return stat.S_ISREG((folder / MARKER).lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def create_marked(folder: Path) -> None:
    """Make `folder` ours, marked before anything else lies in it; one of ours stays as it is."""
    folder.mkdir(exist_ok=True)
    if not is_marked(folder):
        (folder / MARKER).write_bytes(_MARKER_TEXT)


def refuse_foreign(folder: Path) -> None:
    """Raise `PublishError` unless `folder` is absent, empty or marked as ours."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise PublishError(f"{folder} is not a folder; move it away or choose another place")
    if not folder.exists() or is_marked(folder):
        return
    if any(folder.iterdir()):
        raise PublishError(
            f"{folder} holds files that this program did not make, and publishing would delete "
            "them; choose an empty or new folder"
        )


def refuse_unfit(target: Path) -> None:
    """Raise `PublishError` unless `target` is a place whose whole content may be replaced."""
    if not target.name:
        raise PublishError(f"{target} cannot be replaced; choose a folder inside it")
    if os.path.ismount(target):
        raise PublishError(f"{target} is a mount point; choose a folder inside it")
    refuse_foreign(target)


@contextmanager
def exclusive(target: Path) -> Iterator[None]:
    """Keep every other build away from `target`, or raise `PublishError` if one is at it.

    The lock dies with the process that holds it; its empty file stays and means nothing.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
    with explained(target):
        lock = os.open(beside(target, "lock"), flags, 0o666)
    try:
        with explained(target):
            _seize(lock, target)
        yield
    finally:
        os.close(lock)


def _seize(lock: int, target: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        message = f"another build is publishing to {target}; try again when it has finished"
        raise PublishError(message) from None
