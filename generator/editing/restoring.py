"""A registry that a program has written anew, as the version before was written: only what it says differently changes.

Programs that read a file and write it again lose its comments, the order of its fields and its quotes. Here each field
that still says the same keeps its lines of the version before, with its comments; others are written in their place.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.editing.lines import as_saved
from generator.editing.rewriting import Page
from generator.editing.sameness import same
from generator.registry import reader
from generator.registry.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Restored:
    """The file's new bytes; with ``problems`` of either version they are the ones that were given."""

    data: bytes
    problems: list[Problem]


def comments_gone(before: bytes, now: bytes, name: str, revision: str) -> list[Problem]:
    """The problem that none of the comments of ``before``, which is ``revision``, is left in the file ``now``."""
    gone = _has_comments(before) and not _has_comments(now)
    return [Problem("comments-gone", Place(name), {"given": revision})] if gone else []


def _has_comments(data: bytes) -> bool:
    return any(line.lstrip().startswith(b"#") for line in data.splitlines())


def restored(before: bytes, given: bytes, name: str) -> Restored:
    """What the registry ``given`` says, written as ``before`` wherever that says the same."""
    old, new = reader.read(before, name), reader.read(given, name)
    if old.problems or new.problems:
        return Restored(given, new.problems or old.problems)
    if same(old.value, new.value, ()):
        return Restored(before, [])
    page = Page(old)
    if not page.mapping(old.tree, old.value, new.value, (), len(page.lines)):
        return Restored(given, [Problem("form-unsafe", Place(name))])
    made = as_saved(page.text(), before)
    again = reader.read(made, name)
    if again.problems or not same(again.value, new.value, ()):
        return Restored(given, [Problem("form-unsafe", Place(name))])
    return Restored(made, [])
