"""Files and folders of the disk: what is in them, or in words why it cannot be known; and files written whole."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from generator.registry.problems import Place, Problem
from generator.registry.text import too_large

_REFUSALS = {errno.EACCES: "no-permission", errno.EPERM: "no-permission"}


def content_of(path: Path, name: str, most: int) -> tuple[bytes, list[Problem]]:
    """The bytes of the file that messages call ``name``, which may have ``most`` of them."""
    try:
        if path.exists() and not path.is_file():
            return b"", [Problem("not-a-file", Place(name))]
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        return b"", [_refusal(error, name, "no-such-file")]
    return (data, []) if len(data) <= most else (b"", [too_large(name, most)])


def entries_of(folder: Path, name: str) -> tuple[list[Path], list[Problem]]:
    """What lies in the folder that messages call ``name``, but for hidden things and copies that editors leave."""
    try:
        entries = sorted(folder.iterdir())
    except NotADirectoryError:
        return [], [Problem("no-such-folder", Place(name))]
    except OSError as error:
        return [], [_refusal(error, name, "no-such-folder")]
    return [path for path in entries if not path.name.startswith(".") and not path.name.endswith("~")], []


def _refusal(error: OSError, name: str, missing: str) -> Problem:
    code = missing if error.errno == errno.ENOENT else _REFUSALS.get(error.errno or 0, "cannot-read")
    return Problem(code, Place(name))


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` into the file at ``path``, which is as it was until all of it is written. Raises ``OSError``."""
    path = path.resolve()
    try:
        with new_file(path) as file:
            file.write(content)
    except OSError as error:
        # The file that nobody has heard of, which was to take its place, is not what is told.
        raise OSError(error.errno, error.strerror, str(path)) from error


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the place of the one at ``path`` when all of it is written. Raises ``OSError``."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.", suffix="~")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def mask() -> int:
    """The rights that new files of this process do not get; to read it, it has to be set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
