"""Our own tables (``generator/exports/tables``): all of them, or a list of units that somebody keeps in a spreadsheet.

A folder with ``facts.csv`` is read as a whole export: each fact with its sources, dates and notes, so that exporting
the draft gives the same tables. Of tables for programs and for Excel the former are taken where both are there. A
``units.csv`` alone, written by hand or saved by a spreadsheet, may have any of that table's columns.

What no table has a column for is listed as lost where the project's registry states it of a record of the same id.
"""

from __future__ import annotations

from generator.intake.tables.read import STANDARD, fits, read

__all__ = ["STANDARD", "fits", "read"]
