"""Publishes while dying, run as a program of its own: `crash_harness.py MODE FOLDER [VARIANT]`.

Mode `lines` publishes a small tree once for each line that publishing runs, each time in a child that is
killed, or told that the disk is full, at that line, and checks what is left. Mode `loop` publishes version
after version until it is killed from outside.
"""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.publish import swap
from generator.publish.names import MARKER
from generator.publish.tree import PublishError, replace_tree

if TYPE_CHECKING:
    from types import FrameType

    from _typeshed import TraceFunction

PACKAGE = str(Path(swap.__file__).parent)
OLD = {"index.html": b"same", "a/index.html": b"old", "gone/deep/index.html": b"old", "kind": b"file"}
NEW = {"index.html": b"same", "a/index.html": b"new", "kind/index.html": b"folder", "b/index.html": b"new"}


def version(number: int) -> dict[str, bytes]:
    """A tree that tells its number and changes, loses, gains and keeps files from one number to the next."""
    files = {f"page{page}/index.html": f"{page} {number // (page + 1)}".encode() * 500 for page in range(25)}
    files |= {f"passing/{page}": b"x" for page in range(number % 5, number % 5 + 5)}
    return files | {"version": str(number).encode()}


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def act_at_line(number: int, *, kill: bool) -> None:
    """Kill this process, or raise "disk full", when publishing is about to run its line `number`."""
    seen = 0

    def trace(frame: FrameType, event: str, _: object) -> TraceFunction | None:
        nonlocal seen
        if not frame.f_code.co_filename.startswith(PACKAGE):
            return None
        seen += event == "line"
        if seen == number and event == "line":
            if kill:
                os.kill(os.getpid(), signal.SIGKILL)
            sys.settrace(None)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return trace

    sys.settrace(trace)


def publish_in_child(target: Path, number: int, *, kill: bool) -> bool:
    """Publish NEW with a mishap at line `number`; true if the end came first."""
    child = os.fork()
    if child == 0:
        act_at_line(number, kill=kill)
        try:
            replace_tree(target, NEW)
        except (OSError, PublishError):
            os._exit(1)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    return os.waitstatus_to_exitcode(status) == 0


def found_at_next_start(target: Path) -> dict[str, bytes]:
    """The last good output, as a build that fails at once leaves it."""
    try:
        replace_tree(target, {"": b""})
    except PublishError:
        return contents(target)
    raise AssertionError


def survey(root: Path, *, kill: bool, warm: bool) -> int:
    """Try every line, with a spare (warm) or without one; returns how many there were."""
    calm = number = 0
    replace_tree(root / "portal", NEW)
    while calm < 3:
        number += 1
        target = root / ("portal" if warm else str(number))
        replace_tree(target, OLD)
        finished = publish_in_child(target, number, kill=kill)
        # A full disk at a line that may fail (tidying up, flushing) still ends well: only a row of these is the end.
        calm = calm + 1 if finished else 0
        left = found_at_next_start(target)
        assert left in ([NEW] if finished else [OLD, NEW]), (number, left)
        replace_tree(target, NEW)
        assert contents(target) == NEW, number
        assert not replace_tree(target, NEW).written, number
    return number


def main(mode: str, folder: str, *variants: str) -> None:
    root = Path(folder)
    if "two-renames" in variants:
        swap._exchange = lambda *_: False
    if mode == "loop":
        number = 0
        while True:
            replace_tree(root / "portal", version(number))
            number += 1
    elif mode == "judge":
        left = found_at_next_start(root / "portal")
        assert left == version(int(left["version"])), left
    elif mode == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        replace_tree(root / "portal", {"small": b"new", "large": b"x" * 200_000})
    else:
        sys.stdout.write(str(survey(root, kill="full" not in variants, warm="cold" not in variants)))


if __name__ == "__main__":
    main(*sys.argv[1:])
