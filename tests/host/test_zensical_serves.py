"""The preview with Zensical in the place of MkDocs shows each save, and lives on with problems."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.e2e.kit import eventually
from tests.sites.made_up import write_project

ROOT = Path(__file__).parents[2]
_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


@contextmanager
def serving(project: Path, said: Path) -> Iterator[int]:
    """The port of a preview that ends with a plain line when it is interrupted."""
    command = (sys.executable, "-m", "generator", "--project", str(project), "serve", "--host", "zensical")
    with said.open("wb") as out:
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        options = ("--units", "--language", "fi", "--port", "0")
        server = subprocess.Popen((*command, *options), cwd=ROOT, env=environment, stdout=out, stderr=out)
    try:
        eventually(lambda: _ADDRESS.search(said.read_text()) is not None)
        found = _ADDRESS.search(said.read_text())
        assert found
        yield int(found[1])
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) == 130
    finally:
        server.kill()
        server.wait(timeout=20)


def page(port: int, path: str) -> tuple[int, str]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def save(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_saves_show_in_the_preview_and_so_does_what_zensical_refuses(tmp_path: Path) -> None:
    project, said = write_project(tmp_path / "project"), tmp_path / "said.txt"
    prose, frame, settings = project / "content/fi/index.md", project / "overrides/main.html", project / "mkdocs.yml"
    built = project / ".cache/preview/portal/index.html"

    with serving(project, said) as port:

        def shows(status: int, text: str, path: str = "/") -> None:
            eventually(lambda: (found := page(port, path))[0] == status and text in found[1])

        shows(200, "Made-up text with")
        shows(200, "Made-up text with", "/unit-2/made-up-cost/")
        save(prose, "Made-up text with", "Saved text with")
        shows(200, "Saved text with")
        save(frame, "<body>", '<body class="saved">')
        shows(200, '<body class="saved">', "/yksikot/unit-1/")

        save(frame, "<body", "{% if %}<body")
        shows(503, "overrides/main.html:")
        save(frame, "{% if %}<body", "<body")
        shows(200, '<body class="saved">')
        save(settings, "plugins:", "  palette: made-up\nplugins:")
        shows(503, "Zensical cannot read theme")
        builds = said.read_text().count(" files written")
        save(settings, "  palette: made-up\n", "")
        shows(200, "Saved text with")
        # A build that is stopped while Zensical works may be killed, and then leaves its room to the next one.
        eventually(lambda: said.read_text().count(" files written") > builds)
        assert "Saved text with" in built.read_text(encoding="utf-8")
    assert "Traceback" not in said.read_text()
    assert not list((project / ".cache/rooms").iterdir())
