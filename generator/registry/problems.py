"""A problem is a value: where it is, what is wrong, and what to write instead.

Wording lives in ``messages/<language>.toml``, one table per code, so that every kind of problem has
one name and one sentence in each language.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

MessageLanguage: TypeAlias = Literal["fi", "en"]

WARNINGS = frozenset({"translation-missing", "review-due", "stale", "claim-differs", "page-missing"})


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file: 1-based line and column, the length to underline and the line's text."""

    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that an editor has to know. ``parts`` fill the sentence of ``code``."""

    code: str
    place: Place
    parts: dict[str, str] = field(default_factory=dict)
    suggestion: str = ""

    @property
    def is_error(self) -> bool:
        """Whether the registry cannot be published with it; else it is a warning."""
        return self.code not in WARNINGS

    def sentence(self, language: MessageLanguage) -> str:
        """What is wrong, in ``language``."""
        return _messages(language)[self.code]["problem"].format_map(self.parts)

    def mend(self, language: MessageLanguage) -> str:
        """What to write instead, in ``language``; empty where the sentence says it all."""
        return _messages(language)[self.code].get("mend", "").format_map(self.parts)

    def order(self) -> tuple[bool, str, int, int, str]:
        """Sort key: errors before warnings, then by place."""
        return (not self.is_error, self.place.file, self.place.line, self.place.column, self.code)


@cache
def _messages(language: MessageLanguage) -> dict[str, dict[str, str]]:
    source = files("generator.registry").joinpath(f"messages/{language}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


_LABELS = {
    "fi": {"error": "virhe", "warning": "huomio", "suggestion": "tarkoititko", "mend": "korjaus"},
    "en": {"error": "error", "warning": "warning", "suggestion": "did you mean", "mend": "mend"},
}


def as_text(problem: Problem, language: MessageLanguage) -> str:
    """The problem as an editor reads it: kind and code, sentence, place, line with a caret, mend."""
    labels, place = _LABELS[language], problem.place
    kind = labels["error" if problem.is_error else "warning"]
    rows = [f"{kind}[{problem.code}]: {problem.sentence(language)}"]
    where = f"{place.file}:{place.line}:{place.column}" if place.line else place.file
    rows.append(f"  --> {where}")
    if place.line:
        shown, column, length = _window(place)
        rows += [f"    | {shown}", f"    | {' ' * column}{'^' * length}"]
    if problem.suggestion:
        rows.append(f"  {labels['suggestion']}: {problem.suggestion}?")
    if mend := problem.mend(language):
        rows.append(f"  {labels['mend']}: {mend}")
    return "\n".join(rows)


def _window(place: Place, width: int = 110) -> tuple[str, int, int]:
    """A piece of the line that holds the caret: shown text, caret's column (0-based), its length."""
    text = place.text.replace("\t", " ")
    column = place.column - 1
    start = max(0, column - 30) if len(text) > width else 0
    shown = text[start : start + width]
    column -= start
    return shown, column, max(1, min(place.length, len(shown) - column))
