"""Files and folders of the disk: what is in them, or in words why it cannot be known."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from generator.registry.problems import Place, Problem
from generator.registry.text import too_large

if TYPE_CHECKING:
    from pathlib import Path

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
