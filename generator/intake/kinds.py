"""The standards that can be imported: one reader each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake import hsds, ptv, tables
from generator.intake.source import RefusedError
from generator.registry.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.intake.draft import Draft
    from generator.intake.frame import Frame
    from generator.intake.source import Source


@dataclass(frozen=True, slots=True)
class Kind:
    """A standard. ``fits`` tells from names alone whether a source may be of it; ``read`` raises ``RefusedError``."""

    standard: str
    fits: Callable[[Source], bool]
    read: Callable[[Source, Frame], Draft]


KINDS = {
    "hsds": Kind(hsds.STANDARD, hsds.fits, hsds.read),
    "tables": Kind(tables.STANDARD, tables.fits, tables.read),
    "ptv": Kind(ptv.STANDARD, ptv.fits, ptv.read),
}
"""By what the person who imports calls them. The first that fits is taken, so the pickier ones stand first."""

_SPREADSHEETS = (".xlsx", ".xls", ".ods")


def read(source: Source, frame: Frame, asked: str | None = None) -> Draft:
    """The draft that ``source`` gives, read as the kind ``asked`` for or as the first that fits.

    Raises ``RefusedError`` where it cannot be read.
    """
    if not source.path.exists():
        raise RefusedError([Problem("no-such-source", Place(source.name))])
    if source.path.suffix.lower() in _SPREADSHEETS:
        raise RefusedError([Problem("spreadsheet", Place(source.name))])
    kind = KINDS[asked] if asked else next((kind for kind in KINDS.values() if kind.fits(source)), None)
    if kind is None:
        raise RefusedError([Problem("unknown-kind-of-source", Place(source.name), {"choices": ", ".join(KINDS)})])
    return kind.read(source, frame)
