"""Brochures: sheets to print, from the same views and components as the pages.

The only room that imports WeasyPrint and segno, and that makes pictures.
"""

from generator.brochures.counter import counter
from generator.brochures.making import make_sheets, printed_sheets
from generator.brochures.sheet import SheetsTooLongError
from generator.brochures.wanted import NoSuchSheetError, Wanted

__all__ = ["NoSuchSheetError", "SheetsTooLongError", "Wanted", "counter", "make_sheets", "printed_sheets"]
