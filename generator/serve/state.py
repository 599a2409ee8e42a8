"""What the preview shows at the moment: the last good site or the problems of the last save."""

from __future__ import annotations

import threading
import time


class State:
    """Shared by the builder, who changes it, and by the browsers' requests, which wait for a change."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._start = time.time_ns()  # a server that was started again shows something else than the one before
        self._builds = 0
        self._problems = ""

    @property
    def version(self) -> str:
        """A name of what is shown; it changes with every build."""
        return f"{self._start}-{self._builds}"

    @property
    def problems(self) -> str:
        """The problems to show instead of every page, or nothing."""
        return self._problems

    def show(self, problems: str = "") -> None:
        """Show the site as it is now, or ``problems``."""
        with self._changed:
            self._problems = problems
            self._builds += 1
            self._changed.notify_all()

    def wait(self, shown: str, seconds: float) -> str:
        """The version as soon as it is not the one ``shown``, at the latest after ``seconds``."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != shown, timeout=seconds)
            return self.version
