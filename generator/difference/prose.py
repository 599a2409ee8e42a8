"""Which pages of prose say something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.difference.facts import Line
from generator.difference.values import what_differs
from generator.directory.views.changes import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.difference.words import Telling
    from generator.directory.voice import Lens
    from generator.registry.prose import Article, Shelf

_TOLD = ("title", "description", "short")


def prose_lines(before: Shelf, after: Shelf, lenses: Sequence[Lens], telling: Telling) -> Iterator[Line]:
    """A sentence for each page of each language that came, went or changed; ``lenses`` know the units' names."""
    for language in after.articles:
        old, new = ({one.name: one for one in shelf.every(language)} for shelf in (before, after))
        for name in dict.fromkeys((*new, *old)):
            if told := _told(old.get(name), new.get(name), lenses, telling):
                yield Line("families", told, "content", f"{language}/{name}")


def _told(before: Article | None, after: Article | None, lenses: Sequence[Lens], telling: Telling) -> str:
    article = after or before
    if article is None:
        return ""
    found = {"title": article.head.title, "file": _file(article, lenses, telling)}
    if before is None:
        return telling("prose.added", **found)
    if after is None:
        return telling("prose.removed", **found)
    parts = [telling(f"prose.{name}") for name in _TOLD if getattr(before.head, name) != getattr(after.head, name)]
    silent = dict.fromkeys(_TOLD)
    if before.head.model_copy(update=silent) != after.head.model_copy(update=silent):
        parts.append(telling("prose.other"))
    if before.body.split() != after.body.split():
        old, new = (telling("values.quoted", text=one) for one in what_differs(before.body, after.body))
        parts.append(telling("prose.body", before=old, after=new))
    return telling("prose.changed", **found, parts=", ".join(parts)) if parts else ""


def _file(article: Article, lenses: Sequence[Lens], telling: Telling) -> str:
    """The file of the page, after the unit whose own it is."""
    unit = next((entry for lens in lenses if (entry := named(lens, "units", article.unit))), None)
    return telling("prose.of_unit", unit=unit.text, file=article.file) if unit else article.file
