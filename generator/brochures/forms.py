"""How each kind of sheet is printed. What prints needs to know nothing else of a kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a kind of sheet.

    It has so many ``pages`` at most and is set in the first of ``sizes`` (points, from the most legible down to the
    least that is allowed) with which everything fits.
    """

    pages: int
    sizes: tuple[float, ...]


FORMS = {
    "factsheet": Form(pages=2, sizes=(10.0, 9.5, 9.0, 8.5)),
}
"""The forms by kind; a kind's own stylesheet is ``styles/<kind>.css``."""
