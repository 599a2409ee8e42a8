"""What the preview shows at the moment: the site as it was saved last, or the problems of that save."""

from __future__ import annotations

import threading
import time


class State:
    """Shared by whoever follows the saves, who changes it, and by the browsers' requests, which wait for a change."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._start = time.time_ns()  # a server that was started again shows something else than the one before
        self._shown = 0
        self._problems = ""
        self._is_building = False

    @property
    def version(self) -> str:
        """A name of what is shown; it changes whenever something else is."""
        return f"{self._start}-{self._shown}"

    @property
    def problems(self) -> str:
        """The problems to show instead of every page, or nothing."""
        return self._problems

    def show(self, problems: str = "") -> None:
        """Show the site as it is now, or ``problems``."""
        with self._changed:
            self._problems = problems
            self._shown += 1
            self._changed.notify_all()

    def building(self, *, is_building: bool) -> None:
        """Tell whether all files are being made that no page needs at once."""
        with self._changed:
            self._is_building = is_building
            self._changed.notify_all()

    def wait(self, shown: str, seconds: float) -> str:
        """The version as soon as it is not the one ``shown``, at the latest after ``seconds``."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != shown, timeout=seconds)
            return self.version

    def wait_for_build(self, seconds: float) -> None:
        """Wait while files are being made, at the longest for ``seconds``."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_building, timeout=seconds)
