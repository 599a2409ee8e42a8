"""Files of a piece that grows with the registry wait on disk, for any process, and leave nothing behind."""

from __future__ import annotations

import errno
import os
import pickle
from pathlib import Path

import pytest

from generator.publish.errors import PublishError
from generator.publish.waiting import OnDisk

FILES = [("", "data/a.json", b"{}"), ("unit-1", "data/empty.txt", b""), ("", "data/b.json", b"\xff" * 100_000)]


def test_files_come_back_as_they_were_from_another_process_too(tmp_path: Path) -> None:
    waiting = pickle.loads(pickle.dumps(OnDisk(iter(FILES), tmp_path)))  # noqa: S301 - our own
    assert len(pickle.dumps(waiting)) < 1_000
    assert list(waiting) == FILES
    assert not list(tmp_path.iterdir())


def test_a_disk_without_room_is_told_with_what_to_do(tmp_path: Path) -> None:
    class Full:
        def __iter__(self) -> object:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(PublishError, match="No space left on device; make room and build again"):
        OnDisk(Full(), tmp_path)  # type: ignore[arg-type]
