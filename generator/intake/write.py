"""A draft as a file: readable, with what is missing beside its place, and as a whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.intake.words import say
from generator.registry.writing import as_yaml

if TYPE_CHECKING:
    from generator.intake.draft import Draft
    from generator.registry.fields import Path as Steps
    from generator.registry.problems import MessageLanguage

_TITLES = 3


def text_of(draft: Draft, language: MessageLanguage) -> str:
    """The draft as a registry file with comments in ``language``. The same draft gives the same text."""
    comments: defaultdict[Steps, list[str]] = defaultdict(list)
    for gap in draft.gaps:
        comments[gap.path].append(f"{say(language, 'words', 'gap')}: {say(language, 'gaps', gap.code, **gap.parts)}")
    for mark in draft.marks:
        prefix = "" if mark.code == "reword" else f"{say(language, 'words', 'mark')}: "
        comments[mark.path].append(prefix + say(language, "marks", mark.code))
    return as_yaml(draft.values(), comments, _head(draft, language))


def _head(draft: Draft, language: MessageLanguage) -> list[str]:
    titles = "; ".join(draft.titles[:_TITLES]) + ("; …" if len(draft.titles) > _TITLES else "")
    lines = [say(language, "head", "title", origin=draft.origin, titles=titles), say(language, "head", "frame")]
    if draft.gaps:
        lines.append(say(language, "head", "missing", number=str(len(draft.gaps))))
    if any(mark.code == "reword" for mark in draft.marks):
        lines.append(say(language, "head", "reword"))
    return [*lines, say(language, "head", "check")]
