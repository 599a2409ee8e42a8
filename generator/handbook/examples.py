"""The examples of each kind of problem: what is wrong, what is right and why, as ``messages/examples`` says."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.registry.problems import MessageLanguage

DAY = dt.date(2026, 11, 22)
"""The day on which all examples are checked, so that none of them grows old."""
REGISTRY = "units.yaml"
Finder: TypeAlias = Literal["check", "language", "fmt", "import", "build", "brochures", "project", "made"]


@dataclass(frozen=True, slots=True)
class Example:
    """A kind of problem as examples show it.

    ``wrong`` and ``right`` are pieces of the file ``file``; where no piece can show it, ``told`` says both in words for
    each language. ``by`` is what finds it. ``whole`` pieces are laid over nothing.
    """

    code: str
    theme: str
    why: Mapping[str, str]
    wrong: str = ""
    right: str = ""
    told: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    file: str = REGISTRY
    by: Finder = "check"
    whole: bool = False
    listing: bool = False
    saved_as: str = "utf-8"

    def shown(self, language: MessageLanguage) -> tuple[str, str]:
        """What the reader sees as wrong and as right."""
        return self.told.get(language, (self.wrong, self.right))

    @property
    def command(self) -> str:
        """The command that tells of it."""
        if self.theme == "history":
            return "diff BASE"
        return "check" if self.by in ("made", "project") else self.by


@cache
def examples() -> Mapping[str, Example]:
    """The example of each code, in the order of their themes."""
    folder = files("generator.registry").joinpath("messages/examples")
    found: dict[str, Example] = {}
    for theme in THEMES:
        told = tomllib.loads(folder.joinpath(f"{theme}.toml").read_text(encoding="utf-8"))
        found |= {code: _example(code, theme, given) for code, given in told.items()}
    return found


def _example(code: str, theme: str, given: dict[str, object]) -> Example:
    told = given.pop("told", {})
    pairs = {language: (pair["wrong"], pair["right"]) for language, pair in told.items()}  # type: ignore[attr-defined]
    return Example(code, theme, told=pairs, **given)  # type: ignore[arg-type]


THEMES = (
    "files", "yaml", "fields", "values", "sources", "dates", "places", "sense", "site-languages", "accessibility",
    "pages", "words", "text", "links", "language", "sheets", "sites", "import", "history",
)  # fmt: skip
"""What the kinds of problems are about; each is a file of examples."""
