"""The full text of all pages, indexed by Pagefind: one index for each language, in small parts for the browser.

Pagefind is a program of its own. It reads a folder of pages and writes a folder, which is kept: pages that say the same
as before are not indexed again.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = "data/search/text"
"""Where the index is published, below the portal's root."""

_NOT_ASKED_FOR = ".urgent, .contact, .next, .sources, .search, .notice, .origin"
"""What stands on very many pages and would make all of them answers."""
_FOR_OTHER_BOXES = re.compile(r"pagefind-(component-ui|modular-ui|ui|highlight)\.|.*playground")
_MAIN = re.compile(rb"<main[ >].*</main>", re.DOTALL)
_NO_INDEX = b'<meta name="robots" content="noindex'
_DONE = "done"
_KEPT_IN_MEMORY = 32 << 20


class NotIndexedError(Exception):
    """The text of the pages could not be indexed; the text says why."""


class Texts:
    """Overhears the pages of a build, then makes their index. Of pages in ``brief`` folders only the heading counts.

    What it heard waits on disk where it is much, so that memory does not grow with the pages.
    """

    def __init__(self, brief: Iterable[str]) -> None:
        self._brief = frozenset(brief)
        self._kept = tempfile.SpooledTemporaryFile(_KEPT_IN_MEMORY)  # noqa: SIM115 - closed with this
        self._lengths: list[int] = []
        self._digest = hashlib.sha256(_NOT_ASKED_FOR.encode())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._kept.close()

    def overheard(self, pages: Iterable[tuple[str, bytes]], language: str) -> Iterator[tuple[str, bytes]]:
        """The pages as they come, each remembered."""
        for path, content in pages:
            self.hear(path, content, language)
            yield path, content

    def hear(self, path: str, content: bytes, language: str, site: str = "") -> None:
        """Remember a page, unless search engines are to leave it out; ``site`` is the address of another one's."""
        main = _MAIN.search(content)
        if main and _NO_INDEX not in content:
            folder = path.removesuffix("index.html")
            self._remember(_page(site + folder, language, self._counted(folder, main[0])))

    def _remember(self, page: bytes) -> None:
        self._digest.update(page)
        self._lengths.append(self._kept.write(page))

    def heard(self) -> Iterator[bytes]:
        """The pages as they are indexed."""
        self._kept.seek(0)
        yield from map(self._kept.read, self._lengths)

    def _counted(self, folder: str, main: bytes) -> bytes:
        return main.partition(b"</h1>")[0] + b"</h1></div></main>" if folder in self._brief else main

    def files(self, cache: Path) -> Iterator[tuple[str, bytes]]:
        """The files of the index with their paths; they are kept in ``cache``. Raises ``NotIndexedError``."""
        index = cache / self._digest.hexdigest()[:16]
        if not (index / _DONE).exists():
            shutil.rmtree(cache, ignore_errors=True)
            self._make(index)
        for file in sorted(index.rglob("*")):
            if file.is_file() and file.name != _DONE and not _FOR_OTHER_BOXES.match(file.name):
                yield f"{FOLDER}/{file.relative_to(index).as_posix()}", _same_order(file)

    def _make(self, index: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for number, page in enumerate(self.heard()):
                Path(folder, f"{number:06}.html").write_bytes(page)
            command = [sys.executable, "-m", "pagefind", "--quiet", "--site", folder, "--output-path", str(index)]
            made = subprocess.run(  # noqa: S603 - our own environment's program, with folders as its arguments
                [*command, "--exclude-selectors", _NOT_ASKED_FOR], capture_output=True, text=True, check=False
            )
        if made.returncode:
            told = (made.stderr or made.stdout).strip().splitlines()
            raise NotIndexedError(told[-1] if told else f"Pagefind ended with {made.returncode}")
        (index / _DONE).touch()


def _page(address: str, language: str, main: bytes) -> bytes:
    """What is indexed of a page, with its address: below the site's root, or a whole one."""
    head = f'<meta data-pagefind-meta="url[content]" content="{escape(address)}">'
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>'.encode() + main + b"</body></html>"


def _same_order(file: Path) -> bytes:
    """The bytes of a file; Pagefind writes the languages of its first one in any order."""
    if file.name != "pagefind-entry.json":
        return file.read_bytes()
    return json.dumps(json.loads(file.read_bytes()), sort_keys=True, separators=(",", ":")).encode()
