"""How far a build is, shown to the person who waits for it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import Progress as Bars
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from generator.publish.project import Progress, Silent

_SECONDS = 0.1


class Lines:
    """A plain line for each step, for logs and pipes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def step(self, name: str) -> None:
        """Say what begins."""
        print(name, file=self._stream, flush=True)

    def file(self, path: str) -> None:
        """Pass over it: thousands of lines help nobody."""


class Live:
    """One moving line on a terminal: the step and the number of files done.

    It is drawn when it is told something: a thread of its own would keep a build from forking its processes.
    """

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task = bars.add_task("starting", total=None)
        self._shown = 0.0

    def step(self, name: str) -> None:
        """Show what begins."""
        self._bars.update(self._task, description=name, refresh=True)

    def file(self, path: str) -> None:
        """Count it."""
        del path
        self._bars.advance(self._task)
        if (now := time.monotonic()) > self._shown + _SECONDS:
            self._bars.refresh()
            self._shown = now


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress]:
    """Whoever fits the reader: silence if ``quiet``, else a moving line on a terminal and plain lines elsewhere."""
    if quiet:
        yield Silent()
    elif sys.stderr.isatty():
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed} files"))
        shown = Bars(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True, auto_refresh=False)
        with shown as bars:
            yield Live(bars)
    else:
        yield Lines(sys.stderr)
