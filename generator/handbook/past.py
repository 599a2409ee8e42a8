"""Small repositories of Git that lack something, written by hand: the problems of comparing with them."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from generator.difference.words import Telling
from generator.handbook.examples import DAY
from generator.handbook.small import put
from generator.publish.comparing import Comparison
from generator.publish.project import InputProblems, Project

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from generator.registry.problems import Problem

_WHO = b"x <x> 0 +0000"
_MAIN = ".git/refs/heads/main"


def _compared(root: Path, with_revision: str) -> Sequence[Problem]:
    """What is told of comparing the project in ``root`` with a revision."""
    try:
        with Comparison.of(Project(root), with_revision, None, DAY, Telling("en")):
            return []
    except InputProblems as refused:
        return refused.problems


def _without_history(root: Path) -> Sequence[Problem]:
    return _compared(root, "main")


def _empty(root: Path, with_revision: str = "mian") -> Sequence[Problem]:
    """A repository with one commit that has no file."""
    tree = _object(root, b"tree", b"")
    commit = _object(root, b"commit", b"tree %b\nauthor %b\ncommitter %b\n\nx" % (tree.encode(), _WHO, _WHO))
    put(root, ".git/HEAD", b"ref: refs/heads/main\n")
    put(root, _MAIN, commit.encode() + b"\n")
    return _compared(root, with_revision)


def _damaged(root: Path) -> Sequence[Problem]:
    _empty(root)
    commit = (root / _MAIN).read_text(encoding="ascii").strip()
    put(root, f".git/objects/{commit[:2]}/{commit[2:]}", b"damaged")
    return _compared(root, "main")


def _object(root: Path, kind: bytes, content: bytes) -> str:
    """Put an object into the repository, as Git keeps it, and give its name."""
    whole = b"%b %d\0%b" % (kind, len(content), content)
    name = hashlib.sha1(whole, usedforsecurity=False).hexdigest()
    put(root, f".git/objects/{name[:2]}/{name[2:]}", zlib.compress(whole))
    return name


MAKERS: dict[str, Callable[[Path], Sequence[Problem]]] = {
    "no-repository": _without_history,
    "no-such-revision": _empty,
    "broken-repository": _damaged,
    "not-in-revision": lambda root: _empty(root, "main"),
}
"""What makes each kind of problem in the folder of a small project."""
