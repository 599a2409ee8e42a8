"""What a table is: its columns, what each holds, which of them tell a row from all others, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.exports.tables.cells import Kind, Row
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from generator.exports.scribe import Scribe
    from generator.registry.values import Text


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``words`` are all that may stand in it, ``refers`` the table and column that it points to."""

    name: str
    kind: Kind = "text"
    required: bool = False
    language: str = ""
    words: tuple[str, ...] = ()
    refers: tuple[str, str] | None = None
    many: str = ""
    """What stands between several values in one cell."""

    @property
    def wording(self) -> str:
        """The key of what the column is called in words."""
        return f"columns.{self.name.removesuffix(f'_{self.language}') if self.language else self.name}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``key`` names the columns that tell a row from all others, ``licence`` is that of all that is in it."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Scribe], Iterable[Row]]
    licence: str = ""

    @property
    def head(self) -> Sequence[str]:
        """The names of the columns."""
        return [one.name for one in self.columns]

    @property
    def kinds(self) -> Sequence[Kind]:
        """The kinds of the columns."""
        return [one.kind for one in self.columns]


def in_languages(name: str, languages: Sequence[str] = LANGUAGES) -> tuple[Column, ...]:
    """The columns of a text: one for each language."""
    return tuple(Column(f"{name}_{language}", language=language) for language in languages)


def said(text: Text | None) -> tuple[str | None, ...]:
    """The cells of a text."""
    return tuple(text.get(language) if text else None for language in LANGUAGES)


def keys(found: Iterable[str]) -> str:
    """The cell of several ids or codes; none of them has a blank in it."""
    return " ".join(found)
