"""Answers browsers on this machine: the files of the preview, the problems page and the news that there is more."""

from __future__ import annotations

import http
import mimetypes
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from generator.publish.on_demand import OnDemand
from generator.publish.problems_page import problems_page
from generator.publish.screen import SheetsOnScreen
from generator.registry.problems import MessageLanguage
from generator.serve.state import State
from generator.serve.trouble import in_words

_OWN = "/.preview/"
_SHEETS = "/sheets-html/"
_LONGEST_WAIT = 20.0


@dataclass(frozen=True, slots=True)
class Shown:
    """What browsers are shown: ``pages`` and ``sheets`` made on demand, all else from the last build in ``root``."""

    root: Path
    state: State
    pages: OnDemand
    sheets: SheetsOnScreen
    language: MessageLanguage


def new_server(shown: Shown, port: int) -> ThreadingHTTPServer:
    """A server of what is ``shown`` on ``port`` of 127.0.0.1. Raises ``OSError`` if the port is taken."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, shown))
    server.daemon_threads = True
    return server


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, shown: Shown, *arguments: object) -> None:
        self._shown = shown
        self._state = shown.state
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self._version = self._state.version  # before the page is made: it is of this version or a newer one
        address = urlsplit(self.path)
        path = unquote(address.path)
        if self._is_foreign():
            self._send(b"This server is for this machine.", "text/plain", http.HTTPStatus.FORBIDDEN)
        elif path.startswith(_OWN):
            self._send_own(path, parse_qs(address.query).get("after", [""])[0])
        elif self._state.problems and Path(path).suffix in ("", ".html"):
            self._send_problems(self._state.problems)
        else:
            self._send_made(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep the terminal for builds and problems."""

    def _is_foreign(self) -> bool:
        """Whether another site's name leads here, as when its pages try to read what this machine serves."""
        return urlsplit(f"//{self.headers.get('Host', '')}").hostname not in ("127.0.0.1", "localhost")

    def _send_own(self, path: str, shown: str) -> None:
        if path == f"{_OWN}version":
            self._send(self._state.wait(shown, _LONGEST_WAIT).encode(), "text/plain")
        else:
            script = files("generator.serve").joinpath("reload.js").read_bytes()
            self._send(script, "text/javascript")

    def _send_made(self, path: str) -> None:
        try:
            if path.startswith(_SHEETS):
                self._send_page(self._shown.sheets.page(path.removeprefix(_SHEETS)))
            else:
                self._send_file(path)
        except Exception as error:  # noqa: BLE001 - whatever a saved template or word does, the page tells it
            self._send_problems(in_words(error, self._shown.language))

    def _send_file(self, path: str) -> None:
        steps = [step for step in path.split("/") if step]
        if any(step.startswith(".") or "\0" in step for step in steps):
            self._send_page(None)
            return
        name = "/".join([*steps, "index.html"] if path.endswith("/") else steps)
        content = self._shown.pages.file(name)
        if Path(name).suffix == ".html":
            self._send_page(content)
        elif content is not None or (content := self._built(name)) is not None:
            self._send(content, mimetypes.guess_type(name)[0] or "application/octet-stream")
        elif self._shown.pages.file(f"{name}/index.html") is not None:
            self._redirect(f"{urlsplit(self.path).path}/")
        else:
            self._send_page(None)

    def _built(self, name: str) -> bytes | None:
        """A file of the last build; one that is not there may come with the build that is under way."""
        file = self._shown.root / name
        if file.suffix and not file.is_file():
            self._state.wait_for_build(_LONGEST_WAIT)
        return file.read_bytes() if file.is_file() else None

    def _send_problems(self, text: str) -> None:
        self._send_html(problems_page(text), http.HTTPStatus.SERVICE_UNAVAILABLE)

    def _send_page(self, content: bytes | None) -> None:
        """A page, or that nothing was found."""
        if content is not None:
            self._send_html(content, http.HTTPStatus.OK)
        else:
            missing = self._shown.pages.file("404.html") or b"<!doctype html><title>404</title><p>404</p>"
            self._send_html(missing, http.HTTPStatus.NOT_FOUND)

    def _send_html(self, content: bytes, status: http.HTTPStatus) -> None:
        script = f'<script src="{_OWN}reload.js" data-version="{self._version}" defer></script>'.encode()
        self._send(content.replace(b"</head>", script + b"</head>", 1), "text/html; charset=utf-8", status)

    def _redirect(self, target: str) -> None:
        self.send_response(http.HTTPStatus.FOUND)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, content: bytes, kind: str, status: http.HTTPStatus = http.HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
