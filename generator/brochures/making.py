"""Making all sheets of a site: those that are kept from before at once, the others on all processors."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.brochures.paper import SIZES, printing_press
from generator.brochures.sheets import Sheet, SheetDesk
from generator.brochures.shelf import SheetShelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.brochures.press import Pressed
    from generator.site.site import Site

_PRESS = "generator.brochures.press"
_FEW = 3


class SheetsTooLongError(Exception):
    """Sheets that do not fit on their pages; ``lines`` tells each one."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


def make_sheets(site: Site, kept: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """The sheets of ``site`` as (path below the portal's root, PDF), always in the same order.

    ``kept`` is a folder in which finished sheets are kept for the next time. Raises ``SheetsTooLongError`` after the
    last sheet if some do not fit on two pages: nothing is ever cut off.
    """
    sheets = list(SheetDesk(site).sheets())
    shelf = SheetShelf(kept, printing_press())
    found = {sheet.path: pdf for sheet in sheets if (pdf := shelf.find(sheet.html))}
    missing = [sheet.html for sheet in sheets if sheet.path not in found]
    too_long = []
    with _presses(len(missing)) as print_all:
        pressed = iter(print_all(missing))
        for sheet in sheets:
            if sheet.path in found:
                yield sheet.path, found[sheet.path]
                continue
            made = next(pressed)
            if made.too_long:
                too_long.append(_explained(sheet, made.too_long))
                continue
            shelf.keep(sheet.html, made.pdf)
            yield sheet.path, made.pdf
    shelf.tidy()
    if too_long:
        raise SheetsTooLongError(too_long)


@contextmanager
def _presses(sheets: int) -> Iterator[Callable[[Sequence[str]], Iterator[Pressed]]]:
    """A function that prints so many sheets, in their order."""
    if sheets <= _FEW:
        yield lambda pages: map(_press, pages)
        return
    start = multiprocessing.get_context("forkserver")
    start.set_forkserver_preload([_PRESS])
    pool = ProcessPoolExecutor(min(sheets, os.cpu_count() or 1), mp_context=start)
    try:
        yield lambda pages: pool.map(_press, pages)
    finally:
        pool.shutdown(cancel_futures=True)


def _press(html: str) -> Pressed:
    from generator.brochures.press import press  # noqa: PLC0415 - slow to import, not needed when all sheets are kept

    return press(html)


def _explained(sheet: Sheet, millimetres: int) -> str:
    return (
        f"error[sheet-too-long]: the fact sheet of {sheet.unit} in {sheet.language} is {millimetres} mm too long for "
        f"two A4 pages, even in letters of {SIZES[-1]:g} points; shorten the unit's texts or those about all units"
    )
