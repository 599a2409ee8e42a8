"""Brochures: sheets to print, from the same views and components as the pages.

The only room that imports WeasyPrint and segno.
"""

from generator.brochures.making import make_sheets
from generator.brochures.sheet import SheetsTooLongError

__all__ = ["SheetsTooLongError", "make_sheets"]
