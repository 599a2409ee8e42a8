"""Read, show, build behind what is shown, wait for a save, and again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.publish.build import read_with_history
from generator.publish.fresh import forget_what_was_read
from generator.publish.mistakes import told_as_problems
from generator.publish.on_demand import OnDemand
from generator.publish.project import Options, Progress, Project, Silent
from generator.publish.screen import SheetsOnScreen
from generator.publish.theme import Host
from generator.registry.collector import collector_paused, collector_seldom
from generator.registry.kept import last_remembered
from generator.registry.problems import MessageLanguage
from generator.serve.behind import Behind, Outcome, Wish
from generator.serve.server import Shown, new_server
from generator.serve.state import State
from generator.serve.trouble import in_words
from generator.serve.watch import Watch

_STILL_SAVING = 0.15
"""Some editors empty a file and then fill it, which looks like a mistake for so many seconds at the most."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever works with the preview: hears how builds go, in a language."""

    told: Progress
    language: MessageLanguage = "en"


def serve(project: Project, options: Options, new_host: Callable[[], Host], port: int, reader: Reader) -> None:
    """Serve the preview until the process is interrupted, telling the ``reader`` of builds and problems.

    Raises ``OSError`` if the port is taken.
    """
    preview = _Preview(project, options, new_host, reader)
    with new_server(preview.shown, port) as server, last_remembered(), collector_seldom():
        try:
            preview.renew(set())
            threading.Thread(target=server.serve_forever, daemon=True).start()
            reader.told.step(f"The preview is at http://127.0.0.1:{server.server_port}/ (stop it with Ctrl-C)")
            while True:
                preview.renew(preview.watch.wait())
        finally:
            preview.behind.close()


class _Preview:
    """Follows the saves of a project: what is shown is always that of the last one."""

    def __init__(self, project: Project, options: Options, new_host: Callable[[], Host], reader: Reader) -> None:
        self._project, self._options, self._new_host, self._reader = project, options, new_host, reader
        self._host = new_host()
        self._state = State()
        self._pages, self._sheets = OnDemand(project, options), SheetsOnScreen()
        self.shown = Shown(options.portal, self._state, self._pages, self._sheets, reader.language)
        self.behind = Behind(Wish(project, options, new_host, reader.language), self._built)
        self.watch = Watch(project.sources)

    def renew(self, saved: set[Path]) -> None:
        """Show what is there after the files ``saved`` have changed, and build the rest behind it."""
        self.behind.stop()
        self._state.building(is_building=False)
        self._forget(saved)
        problems = self._read()
        while problems and (more := self.watch.wait(_STILL_SAVING)):
            self._forget(more)
            problems = self._read()
        if problems:
            self._show_problems(problems)
            return
        self._state.building(is_building=True)
        self._state.show()
        self.behind.start()

    def _forget(self, saved: set[Path]) -> None:
        """Let go of what is remembered of files that were saved: the program's own, and those of the frame."""
        project = self._project
        if any(project.is_of_program(path) for path in saved):
            forget_what_was_read()
        if any(path == project.host_settings or path.is_relative_to(project.overrides) for path in saved):
            self._host = self._new_host()

    def _read(self) -> str:
        """Read what is there; the pages are those of the new site, unless it has the problems that are returned."""
        try:
            with told_as_problems(), collector_paused():
                site, _ = read_with_history(self._project, self._options, Silent())
            self._pages.show(site, self._host)
            self._sheets.show(site)
        except Exception as error:  # noqa: BLE001 - whatever a saved word does, the server lives on
            return in_words(error, self._reader.language)
        return ""

    def _built(self, outcome: Outcome) -> None:
        """The build behind the pages has ended; problems that only it finds are shown now."""
        self._state.building(is_building=False)
        if outcome.problems:
            self._show_problems(outcome.problems)
        else:
            self._reader.told.step(outcome.summary)

    def _show_problems(self, text: str) -> None:
        self._state.show(text)
        self._reader.told.step(f"{text}\n\nThe preview shows this until it is mended.")
