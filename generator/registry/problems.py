"""A problem is a value: where it is, what is wrong, and what to write instead.

Wording lives in ``messages/<language>.toml``, one table per code, so that every kind of problem has
one name and one sentence in each language.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.registry.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MessageLanguage: TypeAlias = Literal["fi", "en"]

MAX_PROBLEMS = 200
WARNINGS = frozenset(
    {
        *(
            "translation-missing",
            "language-unread",
            "remark-after-text",
            "translation-old",
            "review-due",
            "stale",
            "undated",
            "claim-differs",
            "page-missing",
            "not-a-page",
        ),
        *("statement-old", "findings-old", "edition-subject"),
        *("long-sentence", "long-word", "passive", "term-not-explained", "unknown-word"),
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file: line and column (from 1), and what to show of the line.

    ``length`` is what the caret underlines. ``text`` is the line, of a long one a piece without its first ``cut``
    characters. A ``line`` of 0 means the file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    text: str = ""
    cut: int = 0


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
        return self._told("problem", language)

    def mend(self, language: MessageLanguage) -> str:
        """What to write instead, in ``language``; empty where the sentence says it all."""
        return self._told("mend", language)

    def _told(self, what: str, language: MessageLanguage) -> str:
        """A sentence with its parts; ``{spoken}`` is what the part ``language`` is called."""
        parts, spoken = self.parts, SPOKEN[language].get(self.parts.get("language", ""))
        return _messages(language)[self.code].get(what, "").format_map({**parts, "spoken": spoken} if spoken else parts)

    def order(self) -> tuple[bool, bool, str, int, int, str]:
        """Sort key: warnings before errors, which are then still to be seen below them; in the order of the files."""
        is_end = self.code == "too-many-problems"
        return (self.is_error, is_end, self.place.file, self.place.line, self.place.column, self.code)


def enough(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Not more errors than anybody reads in one go; the last one says that there may be more."""
    errors = 0
    for problem in problems:
        errors += problem.is_error
        if errors > MAX_PROBLEMS:
            yield Problem("too-many-problems", problem.place, {"limit": str(MAX_PROBLEMS)})
            return
        yield problem


@cache
def _messages(language: MessageLanguage) -> dict[str, dict[str, str]]:
    source = files("generator.registry").joinpath(f"messages/{language}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


SPOKEN = {
    "fi": {"fi": "suomeksi", "sv": "ruotsiksi", "en": "englanniksi"},
    "en": {"fi": "in Finnish", "sv": "in Swedish", "en": "in English"},
}
LABELS = {
    "fi": {"error": "virhe", "warning": "huomio", "suggestion": "tarkoititko", "mend": "korjaus"},
    "en": {"error": "error", "warning": "warning", "suggestion": "did you mean", "mend": "mend"},
}


def as_text(problem: Problem, language: MessageLanguage) -> str:
    """The problem as an editor reads it: kind and code, sentence, place, line with a caret, mend."""
    labels, place = LABELS[language], problem.place
    kind = labels["error" if problem.is_error else "warning"]
    rows = [f"{kind}[{problem.code}]: {problem.sentence(language)}"]
    where = f"{place.file}:{place.line}:{place.column}" if place.line else place.file
    rows.append(f"  --> {where}")
    if place.line:
        rows += [f"    | {place.text}".rstrip(), f"    | {' ' * (place.column - 1 - place.cut)}{'^' * place.length}"]
    if problem.suggestion:
        rows.append(f"  {labels['suggestion']}: {problem.suggestion}?")
    if mend := problem.mend(language):
        rows.append(f"  {labels['mend']}: {mend}")
    return "\n".join(map(visible, rows))
