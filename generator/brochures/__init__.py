"""Brochures: sheets to print, from the same views and components as the pages.

The only room that imports WeasyPrint and segno.
"""

from generator.brochures.making import SheetsTooLongError, make_sheets

__all__ = ["SheetsTooLongError", "make_sheets"]
