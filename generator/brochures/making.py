"""Making all sheets of a site: those that are kept from before at once, the others on all processors."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.brochures.desk import EVERY, Desk
from generator.brochures.sheet import Sheet, SheetsTooLongError, TooLong
from generator.brochures.shelf import SheetShelf
from generator.brochures.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.brochures.press import Pressed
    from generator.site.site import Site

_PRESS = "generator.brochures.press"
_FEW = 3


def printed_sheets(
    site: Site, kept: Path | None = None, wanted: Wanted = EVERY
) -> Iterator[tuple[Sheet, Sequence[bytes]]]:
    """The sheets of ``site`` that are ``wanted``, each with its copies as PDF, always in the same order.

    ``kept`` is a folder in which finished sheets are kept for the next time. Raises ``SheetsTooLongError`` after the
    last sheet if some do not fit: nothing is ever cut off. Raises ``NoSuchSheetError`` for sheets that there are not.
    """
    sheets = list(Desk(site).sheets(wanted))
    shelf = SheetShelf(kept)
    known = [shelf.find(sheet) for sheet in sheets]
    missing = [sheet for sheet, copies in zip(sheets, known, strict=True) if copies is None]
    too_long: list[TooLong] = []
    with _presses(len(missing)) as print_all:
        pressed = iter(print_all(missing))
        for sheet, kept_copies in zip(sheets, known, strict=True):
            copies = kept_copies
            if copies is None:
                made = next(pressed)
                too_long += [TooLong(sheet, part, amount) for part, amount in made.too_long.items()]
                if made.too_long:
                    continue
                copies = made.copies
                shelf.keep(sheet, copies)
            yield sheet, copies
    shelf.tidy()
    if too_long:
        raise SheetsTooLongError(too_long)


@contextmanager
def _presses(sheets: int) -> Iterator[Callable[[Sequence[Sheet]], Iterator[Pressed]]]:
    """A function that prints so many sheets, in their order."""
    if sheets <= _FEW:
        yield lambda missing: map(_press, *_asked(missing))
        return
    start = multiprocessing.get_context("forkserver")
    start.set_forkserver_preload([_PRESS])
    pool = ProcessPoolExecutor(min(sheets, os.cpu_count() or 1), mp_context=start)
    try:
        yield lambda missing: pool.map(_press, *_asked(missing))
    finally:
        pool.shutdown(cancel_futures=True)


def _asked(sheets: Sequence[Sheet]) -> tuple[list[str], list[str], list[frozenset[str]]]:
    return [sheet.html for sheet in sheets], [sheet.kind for sheet in sheets], [sheet.whole for sheet in sheets]


def _press(html: str, kind: str, whole: frozenset[str]) -> Pressed:
    from generator.brochures.press import press  # noqa: PLC0415 - slow to import, not needed when all sheets are kept

    return press(html, kind, whole)
