"""Comparisons of two versions, kept in the project's cache, so that each pair of versions is read once."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from generator.history.compare import Change, compare
from generator.registry import reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.history.git import Version
    from generator.registry.document import Value

# Rises when ``compare`` or the reader gives something else for the same versions.
_FORM = "2"


class Comparisons:
    """Compares versions; ``save`` keeps what was asked for, and nothing else, for the next time.

    What is damaged in the ``folder`` is compared anew, and a folder that cannot be written is no problem of anybody's.
    """

    def __init__(self, folder: Path, read: Callable[[bytes], Value] | None = None) -> None:
        self._file = folder / f"history-{_FORM}.json"
        self._read = read or _document
        self._known = _loaded(self._file)
        self._asked: dict[str, list[Change] | None] = {}
        self._last: tuple[str, Value] = ("", {})

    def __call__(self, before: Version, after: Version) -> list[Change] | None:
        """The changes between two versions, none from one that cannot be read; ``None`` to one that cannot."""
        pair = f"{before.blob} {after.blob}"
        if pair not in self._asked:
            self._asked[pair] = self._known[pair] if pair in self._known else self._compared(before, after)
        return self._asked[pair]

    def _compared(self, before: Version, after: Version) -> list[Change] | None:
        old, new = self._document_of(before), self._document_of(after)
        if not new:
            return None
        return compare(old, new) if old else []

    def _document_of(self, version: Version) -> Value:
        if self._last[0] != version.blob:
            self._last = (version.blob, self._read(version.read()))
        return self._last[1]

    def save(self) -> None:
        """Keep what was asked for."""
        if self._asked == self._known:
            return
        text = json.dumps(self._asked, ensure_ascii=False).encode()
        fresh = self._file.with_suffix(f".{os.getpid()}")
        try:
            fresh.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(_digest(text) + b"\n" + text)
            fresh.replace(self._file)
        except OSError:
            with suppress(OSError):
                fresh.unlink()


def _document(data: bytes) -> Value:
    """A version's document; empty if it cannot be read or is no registry."""
    value = reader.read(data, "").value
    return value if isinstance(value, dict) and isinstance(value.get("units"), dict) else {}


def _digest(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode()


def _loaded(file: Path) -> dict[str, list[Change] | None]:
    try:
        digest, _, text = file.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if digest != _digest(text):
        return {}
    return {pair: _changes(found) for pair, found in json.loads(text).items()}


def _changes(found: list[list[Any]] | None) -> list[Change] | None:
    if found is None:
        return None
    return [Change(section, key, tuple(path), *rest) for section, key, path, *rest in found]
