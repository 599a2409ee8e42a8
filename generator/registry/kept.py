"""What was parsed once is kept under the hash of its bytes, so that an unchanged registry is not parsed again.

A process that reads on and on may remember the last one too: of the next, only what has changed is parsed, and given
its meaning.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.registry import reader
from generator.registry.document import Document
from generator.registry.reread import known, read_again
from generator.registry.text import FileText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.registry.reread import Known
    from generator.registry.rules.of_records import Checked
    from generator.registry.sound import Understood

_FORM = "4"


@dataclass(slots=True)
class Last:
    """The last registry that was parsed without problems, the last one that was sound, and what its rules found."""

    known: Known | None = None
    understood: Understood | None = None
    checked: Checked | None = None


_last: ContextVar[Last | None] = ContextVar("last", default=None)


@contextmanager
def last_remembered() -> Iterator[None]:
    """Remember the last registry that was read, for who reads the same one again after each change."""
    token = _last.set(Last())
    try:
        yield
    finally:
        _last.reset(token)


def read(data: bytes, name: str, folder: Path) -> Document:
    """The document of ``data``: as kept in ``folder``, else read anew and, if free of problems, kept there.

    What is damaged there is read anew, and a folder that cannot be written is no problem of the editor's.
    """
    remembered = _last.get()
    if remembered and remembered.known and (again := read_again(remembered.known, data, name)):
        remembered.known = again
        return again.document
    document = _kept_or_new(data, name, folder)
    if remembered and not document.problems:
        remembered.known = known(document)
    return document


def last() -> Last:
    """What is remembered of the last registry, to be read and written; nothing stays where nothing is remembered."""
    return _last.get() or Last()


def _kept_or_new(data: bytes, name: str, folder: Path) -> Document:
    file = folder / f"registry-{_FORM}-{_digest(data)}.json"
    parsed = _parsed(file)
    if parsed is None:
        document = reader.read(data, name)
        if not document.problems:
            _keep(file, document)
        return document
    value, marks, bare = parsed
    return Document(FileText(name, data.decode("utf-8-sig")), value, marks, [], bare)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _parsed(file: Path) -> tuple[Any, Any, Any] | None:
    try:
        digest, _, text = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return tuple(json.loads(text)) if digest == _digest(text).encode() else None


def _keep(file: Path, document: Document) -> None:
    text = json.dumps([document.value, document.marks, document.bare], ensure_ascii=False).encode()
    fresh = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(_digest(text).encode() + b"\n" + text)
        fresh.replace(file)
        for old in file.parent.glob("registry-*"):
            if old != file:
                old.unlink()
    except OSError:
        with suppress(OSError):
            fresh.unlink()
