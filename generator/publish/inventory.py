"""What lies in a tree, and whether a file there already says what it should."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from generator.publish.names import MARKER

_CHUNK = 1 << 20


class Entry(NamedTuple):
    """One thing in a tree; equal entries of two trees are one and the same inode."""

    kind: int
    device: int
    inode: int
    size: int
    time: int

    @property
    def is_folder(self) -> bool:
        """Whether this is a real folder, not a link to one."""
        return self.kind == stat.S_IFDIR


def inventory(root: Path) -> dict[str, Entry]:
    """Everything below `root` by its path, folders before what they hold, the marker left out.

    Links are listed, never followed. Raises `OSError` where a folder cannot be read.
    """
    found: dict[str, Entry] = {}
    prefixes = [""]
    while prefixes:
        prefix = prefixes.pop()
        with os.scandir(f"{root}/{prefix}") as entries:
            for item in entries:
                path = prefix + item.name
                status = item.stat(follow_symlinks=False)
                kind = stat.S_IFMT(status.st_mode)
                found[path] = Entry(kind, status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
                if kind == stat.S_IFDIR:
                    prefixes.append(path + "/")
    found.pop(MARKER, None)
    return found


def says(file: Path, entry: Entry | None, content: bytes | Path) -> bool:
    """Whether the regular file described by `entry` holds exactly `content`.

    A file that cannot be read says nothing. Raises `OSError` if `content` is an unreadable path.
    """
    if entry is None or entry.kind != stat.S_IFREG:
        return False
    size = len(content) if isinstance(content, bytes) else content.stat().st_size
    if entry.size != size:
        return False
    if isinstance(content, Path):
        return _same_files(file, content)
    try:
        return file.read_bytes() == content
    except OSError:
        return False


def _same_files(file: Path, source: Path) -> bool:
    with source.open("rb") as wanted:
        try:
            with file.open("rb") as live:
                while chunk := wanted.read(_CHUNK):
                    if live.read(_CHUNK) != chunk:
                        return False
                return not live.read(1)
        except OSError:
            return False
