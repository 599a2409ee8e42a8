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
import tempfile
from collections import defaultdict
from contextlib import contextmanager
from html import escape
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pagefind_bin import get_executable

from generator.search.heard import Heard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FOLDER = "data/search/text"
"""Where the index is published, below the portal's root."""

_NOT_ASKED_FOR = ".urgent, .contact, .next, .sources, .search, .notice, .origin"
"""What stands on very many pages and would make all of them answers."""
_FOR_OTHER_BOXES = re.compile(r"pagefind-(component-ui|modular-ui|ui|highlight)\.|.*playground")
_MAIN = re.compile(rb"<main[ >].*</main>", re.DOTALL)
_NO_INDEX = b'<meta name="robots" content="noindex'
_DONE = "done"
_FIRST = "pagefind-entry.json"
_AT_ONCE = 1000
"""So many pages in all languages are indexed together: a start costs as much as thirty pages."""


class NotIndexedError(Exception):
    """The text of the pages could not be indexed; the text says why."""


class Texts:
    """Overhears the pages of a build, then makes their index. Of pages in ``brief`` folders only the heading counts.

    Pagefind keeps all that it reads in memory, and indexes each language for itself anyway: where the pages are many it
    is given one language after another, of which only those are made again that say something else.
    """

    def __init__(self, brief: Iterable[str]) -> None:
        self._brief = frozenset(brief)
        self._heard: defaultdict[str, Heard] = defaultdict(Heard)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for heard in self._heard.values():
            heard.close()

    def overheard(self, pages: Iterable[tuple[str, bytes]], language: str) -> Iterator[tuple[str, bytes]]:
        """The pages as they come, each remembered."""
        for path, content in pages:
            self.hear(path, content, language)
            yield path, content

    def hear(self, path: str, content: bytes, language: str, site: str = "") -> None:
        """Remember a file if it is a page that search engines may find; ``site`` is the address of another one's.

        Raises ``NotIndexedError`` where there is no room.
        """
        main = _MAIN.search(content) if path.endswith(".html") else None
        if main and _NO_INDEX not in content:
            folder = path.removesuffix("index.html")
            page = _page(site + folder, language, self._counted(folder, main[0]))
            with _told():
                self._heard[language].add(page)

    def heard(self) -> Iterator[bytes]:
        """The pages as they are indexed, language by language."""
        return chain.from_iterable(heard.pages() for heard in self._heard.values())

    def _counted(self, folder: str, main: bytes) -> bytes:
        return main.partition(b"</h1>")[0] + b"</h1></div></main>" if folder in self._brief else main

    def files(self, cache: Path) -> Iterator[tuple[str, bytes]]:
        """The files of the index with their paths; they are kept in ``cache``. Raises ``NotIndexedError``."""
        with _told():
            yield from self._files(cache)

    def _files(self, cache: Path) -> Iterator[tuple[str, bytes]]:
        parts = {cache / _digest(part): part for part in self._parts()}
        for old in cache.iterdir() if cache.is_dir() else ():
            if old not in parts or not (old / _DONE).exists():
                shutil.rmtree(old, ignore_errors=True)
        for folder, part in parts.items():
            if not folder.exists():
                _make(part, folder)
        found = {file.relative_to(folder).as_posix(): file for folder in parts for file in folder.rglob("*")}
        for path, file in sorted(found.items()):
            if path == _FIRST:
                yield f"{FOLDER}/{path}", _first([folder / _FIRST for folder in parts])
            elif file.is_file() and path != _DONE and not _FOR_OTHER_BOXES.match(file.name):
                yield f"{FOLDER}/{path}", file.read_bytes()

    def _parts(self) -> list[Mapping[str, Heard]]:
        """What Pagefind is given at once, by language."""
        are_many = sum(map(len, self._heard.values())) > _AT_ONCE
        return [{language: heard} for language, heard in self._heard.items()] if are_many else [self._heard]


@contextmanager
def _told() -> Iterator[None]:
    """What the system refuses becomes ``NotIndexedError``."""
    try:
        yield
    except OSError as error:
        raise NotIndexedError(str(error)) from error


def _digest(part: Mapping[str, Heard]) -> str:
    told = "".join([_NOT_ASKED_FOR, *(heard.digest for heard in part.values())])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _make(part: Mapping[str, Heard], index: Path) -> None:
    index.parent.mkdir(parents=True, exist_ok=True)
    # Beside the index: what a build that was killed leaves of it goes with the indexes that are not finished.
    with tempfile.TemporaryDirectory(dir=index.parent) as folder:
        for language, heard in part.items():
            for number, page in enumerate(heard.pages()):
                Path(folder, f"{language}-{number:06}.html").write_bytes(page)
        command = [str(get_executable()), "--quiet", "--site", folder, "--output-path", str(index)]
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


def _first(files: Sequence[Path]) -> bytes:
    """The file that a browser reads first, of all parts; Pagefind writes its languages in any order."""
    found = [json.loads(file.read_bytes()) for file in files]
    languages = {name: one for first in found for name, one in first["languages"].items()}
    return json.dumps(found[0] | {"languages": languages}, sort_keys=True, separators=(",", ":")).encode()
