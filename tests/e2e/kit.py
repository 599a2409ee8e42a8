"""What the tests of the whole program share."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

QUICK = ("generator", "build", "--no-pdf", "--as-of", "2026-11-22")
FINNISH = (*QUICK, "--language", "fi")


class Run(Protocol):
    """Runs ``python -m`` with the arguments, in the project unless told otherwise, and waits for its end."""

    def __call__(
        self, *arguments: str, env: dict[str, str] | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]: ...


class Start(Protocol):
    """Starts ``python -m`` with the arguments, in the project; all it says goes into ``said``."""

    said: Path

    def __call__(self, *arguments: str) -> subprocess.Popen[bytes]: ...


def tree(root: Path) -> dict[str, bytes]:
    """Every file below ``root`` with its content."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def state(root: Path) -> dict[str, tuple[int, int]]:
    """Everything in a tree with what any write would change."""
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in [root, *root.rglob("*")]}


def eventually(what: Callable[[], bool], seconds: float = 40) -> None:
    """Wait until ``what`` is so."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)
