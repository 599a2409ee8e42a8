"""Making sheets: those that are kept from before at once, the others one by one or in other processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from generator.brochures.desk import EVERY, Desk
from generator.brochures.sheet import Sheet, SheetsTooLongError, TooLong
from generator.brochures.shelf import SheetShelf
from generator.brochures.wanted import Wanted

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from pathlib import Path

    from generator.brochures.press import Pressed
    from generator.site.site import Site

_FEW = 3


def printed_sheets(
    site: Site, kept: Path | None = None, wanted: Wanted = EVERY, elsewhere: Executor | None = None
) -> Iterator[tuple[Sheet, Sequence[bytes]]]:
    """The sheets of ``site`` that are ``wanted``, as ``printed`` gives them; then old ones that are kept are removed.

    Raises ``NoSuchSheetError`` for sheets that there are not.
    """
    yield from printed(Desk(site).sheets(wanted), kept, elsewhere)
    SheetShelf(kept).tidy()


def printed(
    wanted: Iterable[Sheet], kept: Path | None, elsewhere: Executor | None = None
) -> Iterator[tuple[Sheet, Sequence[bytes]]]:
    """The ``wanted`` sheets, each with its copies as PDF, in their order.

    ``kept`` is a folder in which finished sheets are kept for the next time; more than a few are printed ``elsewhere``.
    Raises ``SheetsTooLongError`` after the last sheet if some do not fit: nothing is ever cut off.
    """
    sheets = list(wanted)
    shelf = SheetShelf(kept)
    known = [shelf.find(sheet) for sheet in sheets]
    missing = [sheet for sheet, copies in zip(sheets, known, strict=True) if copies is None]
    pressed = iter(elsewhere.map(_press, missing) if elsewhere and len(missing) > _FEW else map(_press, missing))
    too_long: list[TooLong] = []
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
    if too_long:
        raise SheetsTooLongError(too_long)


def _press(sheet: Sheet) -> Pressed:
    from generator.brochures.press import press  # noqa: PLC0415 - slow to import, not needed when all sheets are kept

    return press(sheet.html, sheet.kind, sheet.whole)
