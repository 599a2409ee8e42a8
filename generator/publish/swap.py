"""Putting a finished tree in the place of the live one."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from generator.publish.places import beside

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def swap(spare: Path, target: Path) -> None:
    """Make `spare` the live tree and the live tree the spare, flushed to disk.

    Raises `OSError` with the live tree in its place. Where the system cannot exchange two
    folders in one step, the target is away for an instant; see `recover`.
    """
    if target.exists():
        shutil.copymode(target, spare)
    _flush(spare)
    if not target.exists() or not any(target.iterdir()):
        spare.rename(target)
    elif not _exchange(spare, target):
        _rename_twice(spare, target)
    with suppress(OSError):
        _flush(target.parent)


def recover(target: Path) -> None:
    """Finish or undo a swap by two renames that was cut short."""
    retired = beside(target, "retired")
    if not retired.is_dir():
        return
    if target.exists():
        shutil.rmtree(retired)
    else:
        retired.rename(target)


def _rename_twice(spare: Path, target: Path) -> None:
    retired = beside(target, "retired")
    target.rename(retired)
    try:
        spare.rename(target)
    except OSError:
        retired.rename(target)
        raise
    retired.rename(spare)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False where the system or the file system knows no such."""
    first, second = os.fsencode(one), os.fsencode(other)
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            failed = libc.renamex_np(first, second, _RENAME_SWAP)
        else:
            failed = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    except AttributeError:
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _flush(folder: Path) -> None:
    """Have the disk hold what was written: names must never survive a power cut without content.

    One flush of the file system costs less than one for each of thousands of files.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if not hasattr(libc, "syncfs"):
            os.sync()
        elif libc.syncfs(descriptor):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(descriptor)
