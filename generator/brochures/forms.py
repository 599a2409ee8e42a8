"""How each kind of sheet is printed. What prints needs to know nothing else of a kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Shop = Literal["", "bleed", "booklet"]
"""How a copy for a print shop is made: none is, with bleed and crop marks, or imposed for a stapled booklet."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a kind of sheet.

    It has so many ``pages`` at most and is set in the first of ``sizes`` (points, from the most legible down to the
    least that is allowed) with which everything fits. ``shop`` tells how its copy for a print shop is made, ``after``
    which kind's stylesheet is its own's beginning.
    """

    pages: int
    sizes: tuple[float, ...]
    shop: Shop = ""
    after: str = ""

    @property
    def copies(self) -> Sequence[str]:
        """How the names of its copies end: that to read, then that for a print shop if there is one."""
        return ("", "-press") if self.shop else ("",)


FORMS = {
    "factsheet": Form(pages=2, sizes=(10.0, 9.5, 9.0, 8.5)),
    "leaflet": Form(pages=2, sizes=(10.0, 9.5, 9.0), shop="bleed"),
    "booklet": Form(pages=32, sizes=(9.8, 9.4, 9.0), shop="booklet"),
    "referral": Form(pages=1, sizes=(10.0, 9.5, 9.0, 8.5)),
    "poster": Form(pages=1, sizes=(12.5, 11.5, 10.5)),
    "poster-a3": Form(pages=1, sizes=(19.0, 17.5, 16.0), after="poster"),
    "list": Form(pages=2, sizes=(11.5, 10.0, 9.0)),
}
"""The forms by kind; a kind's own stylesheet is ``styles/<kind>.css``."""
