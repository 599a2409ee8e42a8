"""The paths of one output tree, held to what every file system and web server can keep apart."""

from __future__ import annotations

import re
import unicodedata

from generator.publish.errors import PublishError

MARKER = ".service-directory"

_UNSAFE = re.compile(r"[\x00-\x1f\x7f\\]")


def folded(path: str) -> str:
    """The spelling that a file system blind to case and composed accents would see."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", path).casefold())


class Names:
    """Collects the paths of a tree and refuses the first that is unsafe or clashes.

    `files` and `folders` hold the accepted paths as they were spelled.
    """

    def __init__(self) -> None:
        self.files: set[str] = set()
        self.folders: set[str] = set()
        self._spelling: dict[str, str] = {}

    def add(self, path: str) -> None:
        """Accept one more file, or raise `PublishError` with the path and the reason."""
        _refuse_unsafe(path)
        other = self._spelling.setdefault(folded(path), path)
        if path in self.files:
            raise PublishError(f"{path!r} would be written twice")
        if path in self.folders:
            raise PublishError(f"{path!r} would be both a file and a folder")
        if other != path:
            raise PublishError(_alike(path, other))
        self.files.add(path)
        self._add_folder(path.rpartition("/")[0])

    def _add_folder(self, folder: str) -> None:
        while folder and folder not in self.folders:
            other = self._spelling.setdefault(folded(folder), folder)
            if folder in self.files:
                raise PublishError(f"{folder!r} would be both a file and a folder")
            if other != folder:
                raise PublishError(_alike(folder, other))
            self.folders.add(folder)
            folder = folder.rpartition("/")[0]


def _alike(path: str, other: str) -> str:
    return f"{path!r} and {other!r} are the same name where case or accents do not count"


def _refuse_unsafe(path: str) -> None:
    if not path:
        raise PublishError("an output file has an empty path")
    if path.startswith("/"):
        raise PublishError(f"{path!r} is absolute; output paths start from the target folder")
    if _UNSAFE.search(path):
        raise PublishError(f"{path!r} holds a control character or a backslash")
    segments = path.split("/")
    if not {"", ".", ".."}.isdisjoint(segments):
        raise PublishError(f"{path!r} has an empty, '.' or '..' part")
    if folded(segments[0]) == MARKER:
        raise PublishError(f"{path!r} is reserved for the mark of this program")
    try:
        path.encode()
    except UnicodeEncodeError:
        raise PublishError(f"{path!r} cannot be written as UTF-8") from None
