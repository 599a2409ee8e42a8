"""Build, show, wait for a save, build again."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from generator.publish.build import build
from generator.publish.fresh import forget_what_was_read
from generator.publish.project import InputProblems, Options, Progress, Project, Silent
from generator.publish.screen import SheetsOnScreen
from generator.publish.theme import Host
from generator.publish.tree import PublishError
from generator.registry.problems import MessageLanguage
from generator.serve.server import new_server
from generator.serve.state import State
from generator.serve.watch import Watch


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever works with the preview: hears how builds go, in a language."""

    told: Progress
    language: MessageLanguage = "en"


def serve(project: Project, options: Options, new_host: Callable[[], Host], port: int, reader: Reader) -> None:
    """Serve the preview until the process is interrupted, telling the ``reader`` of builds and problems.

    Raises ``OSError`` if the port is taken.
    """

    def build_again() -> None:
        sheets.renew()
        state.show(_built(project, options, new_host(), reader))

    state, sheets = State(), SheetsOnScreen(project, options)
    watch = Watch(project.sources)
    with new_server(options.portal, state, sheets, port) as server:
        build_again()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        reader.told.step(f"The preview is at http://127.0.0.1:{server.server_port}/ (stop it with Ctrl-C)")
        while True:
            watch.wait()
            forget_what_was_read()
            build_again()


def _built(project: Project, options: Options, host: Host, reader: Reader) -> str:
    """Build, tell the terminal how it went and return the problems, if any."""
    try:
        reader.told.step(build(project, options, host, Silent()).summary)
    except InputProblems as problems:
        text = problems.text(reader.language)
    except PublishError as error:
        text = str(error)
    except Exception:  # noqa: BLE001 - whatever a saved template or word does, the server lives on
        text = traceback.format_exc()
    else:
        return ""
    reader.told.step(f"{text}\n\nThe preview shows this until it is mended.")
    return text
