"""The parts that every view is made of: plain values, ready in one language, for pages, sheets and files alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Entry:
    """Words that may lead somewhere; ``lang`` only where they are not in the page's language."""

    text: str
    href: str = ""
    lang: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """How fresh a fact is: ``level`` (verified, fresh, due, stale, undated) and its words."""

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source with the date that it gives itself."""

    key: str
    text: str
    href: str
    lang: str
    publisher: str
    date: str
    note: str
    freshness: Mark | None

    def __hash__(self) -> int:
        """The key tells sources apart; hashing their words, which are asked for thousands of times, would be slow."""
        return hash(self.key)


class Row(NamedTuple):
    """A fact with its term. ``value`` is words, an entry or several; ``key`` names the fact for programs and tests."""

    key: str
    term: str
    value: object = ""
    state: str = "known"
    unknown: str = ""
    ask: Entry | str = ""
    source: tuple[SourceLine, ...] = ()
    freshness: Mark | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence with its sources."""

    text: str
    lang: str
    source: tuple[SourceLine, ...]
    freshness: Mark | None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict."""

    text: str
    source: SourceLine
    freshness: Mark | None


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Sources that disagree, none of them picked."""

    key: str
    title: str
    statements: tuple[Side, ...]
    explanation: str
    advice: str


@dataclass(frozen=True, slots=True)
class WithheldView:
    """A published value that is not given as that of the units, and why."""

    units: tuple[Entry, ...]
    what: Entry
    stated: Stated


@dataclass(frozen=True, slots=True)
class Helpline:
    """A line of the urgent-help card; ``tel`` is for the link, ``number`` as its owner writes it."""

    name: str
    number: str
    tel: str
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody to turn to."""

    name: str
    text: str = ""
    href: str = ""
    tel: str = ""
    number: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to turn to, in the order to try them."""

    title: str
    entries: tuple[Turn, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one next step of a page."""

    title: str
    text: str
    action: Entry
    others: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationBadge:
    """How a unit relates to a municipality, and why."""

    kind: str
    label: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UnitCard:
    """A unit in a list of answers."""

    key: str
    name: str
    href: str
    lang: str
    lines: tuple[Entry | str, ...]
    relation: RelationBadge | None = None
    operator: Row | None = None
    freshness: Mark | None = None
    more: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way to a stay."""

    title: str
    text: str
    who: str


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a letter or a heading."""

    letter: str
    id: str
    items: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``rows`` are (heading, cells)."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table; a cell is words, an entry, several, or an unknown value."""

    header: Entry
    cells: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class UnknownCell:
    """A cell for what no source says."""

    text: str
    unknown: bool = True
