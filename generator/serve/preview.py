"""Build, show, wait for a save, build again."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable

from generator.publish.build import Host, build
from generator.publish.fresh import forget_what_was_read
from generator.publish.project import InputProblems, Options, Progress, Project, Silent
from generator.publish.tree import PublishError
from generator.serve.server import new_server
from generator.serve.state import State
from generator.serve.watch import Watch


def serve(project: Project, options: Options, new_host: Callable[[], Host], port: int, told: Progress) -> None:
    """Serve the preview until the process is interrupted. Raises ``OSError`` if the port is taken."""
    state = State()
    watch = Watch(project.sources)
    with new_server(options.portal, state, port) as server:
        state.show(_built(project, options, new_host(), told))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        told.step(f"The preview is at http://127.0.0.1:{server.server_port}/ (stop it with Ctrl-C)")
        while True:
            watch.wait()
            forget_what_was_read()
            state.show(_built(project, options, new_host(), told))


def _built(project: Project, options: Options, host: Host, told: Progress) -> str:
    """Build, tell the terminal how it went and return the problems, if any."""
    try:
        told.step(build(project, options, host, Silent()).summary)
    except InputProblems as problems:
        text = problems.text()
    except PublishError as error:
        text = str(error)
    except Exception:  # noqa: BLE001 - whatever a saved template or word does, the server lives on
        text = traceback.format_exc()
    else:
        return ""
    told.step(f"{text}\n\nThe preview shows this until it is mended.")
    return text
