"""What a kind of sheet gives: which sheets there are of it, and how one is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.brochures.sheet import Origin

if TYPE_CHECKING:
    from generator.brochures.desk import Desk
    from generator.directory.voice import Lens


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sheet.

    ``key`` names it in paths and words. ``subjects`` are what its sheets are about: units, counties or the network, by
    the names that editions give them. ``html`` writes the sheet of a subject, and ``origins`` tells of each part the
    text that had better be shortened if it is too long.
    """

    key: str
    subjects: Callable[[Desk], Iterable[str]]
    html: Callable[[Desk, Lens, str], str]
    origins: Callable[[Lens, str], Mapping[str, Origin]]


def units(desk: Desk) -> Iterable[str]:
    """The units of the day, for kinds that have a sheet of each."""
    return desk.site.directory.units
