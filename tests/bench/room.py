"""Where benches work: in memory where there is room, so that the disk's moods are not measured.

A disk may slow down whoever makes files soon after others were removed, many times over, and each round begins with
that: ext4 without a journal looks through all files removed in the last minutes before it makes one.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import psutil

_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
_GIGABYTE = 1 << 30


@contextmanager
def room(gigabytes: int = 4) -> Iterator[Path]:
    """A new folder, removed at the end, and beside it the one for temporary files of all that is run meanwhile.

    In memory if there are so many ``gigabytes``, and as many again for what is run.
    """
    in_memory = _MEMORY.is_dir() and _free() > 2 * gigabytes * _GIGABYTE
    with tempfile.TemporaryDirectory(prefix="bench-", dir=_MEMORY if in_memory else None) as name:
        folders = Path(name, "work"), Path(name, "temporary")
        for folder in folders:
            folder.mkdir()
        temporary = str(folders[1])
        # This process remembers where it has put temporary files; what it starts asks the environment.
        with patch.dict("os.environ", TMPDIR=temporary), patch.object(tempfile, "tempdir", temporary):
            yield folders[0]


def _free() -> int:
    """Bytes that may be filled in memory, as far as the folder there may grow."""
    return min(shutil.disk_usage(_MEMORY).free, int(psutil.virtual_memory().available))
