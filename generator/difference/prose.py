"""Which pages of prose say something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.difference.facts import Line
from generator.difference.values import what_differs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.difference.words import Telling
    from generator.registry.prose import Article, Shelf

_TOLD = ("title", "description", "short")


def prose_lines(before: Shelf, after: Shelf, telling: Telling) -> Iterator[Line]:
    """A sentence for each page of each language that came, went or changed."""
    for language, articles in after.articles.items():
        old = before.articles.get(language, {})
        for key in dict.fromkeys((*articles, *old)):
            if told := _told(old.get(key), articles.get(key), telling):
                yield Line("families", told, "content", f"{language}/{key}")


def _told(before: Article | None, after: Article | None, telling: Telling) -> str:
    article = after or before
    if article is None:
        return ""
    named = {"title": article.head.title, "file": article.file}
    if before is None:
        return telling("prose.added", **named)
    if after is None:
        return telling("prose.removed", **named)
    parts = [telling(f"prose.{name}") for name in _TOLD if getattr(before.head, name) != getattr(after.head, name)]
    silent = dict.fromkeys(_TOLD)
    if before.head.model_copy(update=silent) != after.head.model_copy(update=silent):
        parts.append(telling("prose.other"))
    if before.body.split() != after.body.split():
        old, new = (telling("values.quoted", text=one) for one in what_differs(before.body, after.body))
        parts.append(telling("prose.body", before=old, after=new))
    return telling("prose.changed", **named, parts=", ".join(parts)) if parts else ""
