"""Brochures: sheets to print, from the same views and components as the pages.

The only room that imports WeasyPrint and segno, and that makes pictures.
"""

from generator.brochures.counter import counter, tidy
from generator.brochures.desk import Desk
from generator.brochures.making import printed_sheets
from generator.brochures.screen import on_screen, screen_names
from generator.brochures.sheet import SheetsTooLongError
from generator.brochures.wanted import NoSuchSheetError, Wanted

__all__ = [
    "Desk",
    "NoSuchSheetError",
    "SheetsTooLongError",
    "Wanted",
    "counter",
    "on_screen",
    "printed_sheets",
    "screen_names",
    "tidy",
]
