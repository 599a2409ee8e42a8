"""A folder of one's own for as long as some work takes, and no trace of it later, however the work ends."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp


@contextmanager
def room(cache: Path) -> Iterator[Path]:
    """A new folder in ``cache``, or among the system's temporary ones where nothing can be written there.

    It is removed at the end. If this process is killed before, whoever needs a room in ``cache`` next removes it.
    """
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(_kept(cache / "rooms"))
        except OSError:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="service-directory-")))
        yield folder


@contextmanager
def _kept(rooms: Path) -> Iterator[Path]:
    """A folder in ``rooms`` that is locked as long as its process, or one forked from that, lives."""
    rooms.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        with _locked(rooms):
            _remove_left(rooms)
            folder = Path(mkdtemp(dir=rooms))
            stack.enter_context(_locked(folder))
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
        yield folder


def _remove_left(rooms: Path) -> None:
    """Remove what has no lock any longer."""
    for one in rooms.iterdir():
        with suppress(OSError), _locked(one, fcntl.LOCK_NB):
            shutil.rmtree(one)


@contextmanager
def _locked(folder: Path, how: int = 0) -> Iterator[None]:
    """Hold the lock of ``folder``, which dies with the process; ``how`` tells whether to wait for it."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | how)
        yield
    finally:
        os.close(handle)
