"""Read a registry file: text with positions, meaning, rules; and never parse the same bytes twice."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.registry import reader
from generator.registry.meaning import understand
from generator.registry.problems import Place, Problem
from generator.registry.rules import broken_rules

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from generator.registry.nouns import Registry
    from generator.registry.places import Places
    from generator.registry.reader import Document

_FORM = "1"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A registry file as read: the registry (``None`` if it cannot be one) and all its problems."""

    document: Document
    registry: Registry | None
    problems: list[Problem]

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep the registry from being published."""
        return [problem for problem in self.problems if problem.is_error]


def load(path: Path, places: Places, today: date, *, name: str = "", cache: Path | None = None) -> Loaded:
    """Read and check the registry at ``path`` as of ``today``.

    ``name`` is how messages call the file (default: ``path`` as given). ``cache`` is a folder where what was parsed
    is kept under the hash of its bytes; unusable content there is ignored. Problems are returned, never raised.
    """
    name = name or str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = Problem("cannot-read", Place(name), {"reason": error.strerror or str(error)})
        return Loaded(reader.Document(name, [], {}, 0, []), None, [problem])
    return load_text(data, name, places, today, cache=cache)


def load_text(data: bytes, name: str, places: Places, today: date, *, cache: Path | None = None) -> Loaded:
    """As ``load``, for a registry that is already in memory."""
    document = _parsed(data, name, cache)
    if not document.value:
        problems = document.problems or [Problem("empty-file", Place(name))]
        return Loaded(document, None, problems)
    registry, sound, problems = understand(document)
    problems = [*document.problems, *problems]
    if sound is not None:
        problems += broken_rules(sound, document, places, today)
    return Loaded(document, registry, sorted(problems, key=Problem.order))


def _parsed(data: bytes, name: str, cache: Path | None) -> Document:
    if cache is None:
        return reader.read(data, name)
    kept = cache / f"registry-{_FORM}-{hashlib.sha256(data).hexdigest()[:32]}.json"
    try:
        value, mark = json.loads(kept.read_bytes())
    except (OSError, ValueError, TypeError):
        document = reader.read(data, name)
        if not document.problems:
            _keep(kept, document)
        return document
    lines = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    return reader.Document(name, lines, value, mark, [])


def _keep(kept: Path, document: Document) -> None:
    """Store what was parsed; a cache that cannot be written is no problem of the editor's."""
    fresh = kept.with_suffix(f".{os.getpid()}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps([document.value, document.mark], ensure_ascii=False), encoding="utf-8")
        fresh.replace(kept)
        for old in kept.parent.glob("registry-*.json"):
            if old != kept:
                old.unlink()
    except OSError:
        fresh.unlink(missing_ok=True)

