"""Answers browsers on this machine: the files of the preview, the problems page and the news that there is more."""

from __future__ import annotations

import http
import mimetypes
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from generator.publish.problems_page import problems_page
from generator.publish.screen import SheetsOnScreen
from generator.serve.state import State

_OWN = "/.preview/"
_SHEETS = "/sheets-html/"
_LONGEST_WAIT = 20.0


def new_server(root: Path, state: State, sheets: SheetsOnScreen, port: int) -> ThreadingHTTPServer:
    """A server of ``root`` and ``sheets`` on ``port`` of 127.0.0.1. Raises ``OSError`` if the port is taken."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, root, state, sheets))
    server.daemon_threads = True
    return server


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, root: Path, state: State, sheets: SheetsOnScreen, *arguments: object) -> None:
        self._root = root
        self._state = state
        self._sheets = sheets
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        path = unquote(address.path)
        if self._is_foreign():
            self._send(b"This server is for this machine.", "text/plain", http.HTTPStatus.FORBIDDEN)
        elif path.startswith(_OWN):
            self._send_own(path, parse_qs(address.query).get("after", [""])[0])
        elif self._state.problems and Path(path).suffix in ("", ".html"):
            self._send_page(problems_page(self._state.problems), http.HTTPStatus.SERVICE_UNAVAILABLE)
        elif path.startswith(_SHEETS):
            self._send_sheet(path.removeprefix(_SHEETS))
        else:
            self._send_file(path)

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

    def _send_sheet(self, name: str) -> None:
        page = self._sheets.page(name)
        if page is None:
            self._send_missing()
        else:
            self._send_page(page)

    def _send_file(self, path: str) -> None:
        steps = [step for step in path.split("/") if step]
        file = self._root.joinpath(*steps, *(["index.html"] if path.endswith("/") else []))
        if any(step.startswith(".") or "\0" in step for step in steps):
            self._send_missing()
        elif file.is_dir():
            self._redirect(f"{urlsplit(self.path).path}/")
        elif not file.is_file():
            self._send_missing()
        elif file.suffix == ".html":
            self._send_page(file.read_bytes())
        else:
            self._send(file.read_bytes(), mimetypes.guess_type(file.name)[0] or "application/octet-stream")

    def _send_missing(self) -> None:
        page = self._root / "404.html"
        content = page.read_bytes() if page.is_file() else b"<!doctype html><title>404</title><p>404</p>"
        self._send_page(content, http.HTTPStatus.NOT_FOUND)

    def _send_page(self, content: bytes, status: http.HTTPStatus = http.HTTPStatus.OK) -> None:
        version = self._state.version
        script = f'<script src="{_OWN}reload.js" data-version="{version}" defer></script>'.encode()
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
