"""How old a fact is: current, due for review at twelve months, stale at eighteen.

The national service catalogue expires its records at 18 months; a year is the yearly review of a public service.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Literal

from generator.registry.values import PartialDate

Level = Literal["fresh", "due", "stale", "undated"]

DUE_MONTHS = 12
STALE_MONTHS = 18


def months_between(earlier: date, later: date) -> int:
    """Whole months from ``earlier`` to ``later`` (negative when it lies ahead)."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


def reached(earlier: date, months: int) -> date:
    """The first day on which ``months`` whole months have passed since ``earlier``.

    Where that month has no such day, it is the first day of the next one.
    """
    year, month = divmod(earlier.year * 12 + earlier.month - 1 + months, 12)
    if earlier.day <= monthrange(year, month + 1)[1]:
        return date(year, month + 1, earlier.day)
    return reached(earlier.replace(day=1), months + 1)


def level(stated: PartialDate | None, verified: PartialDate | None, day: date) -> Level:
    """How fresh a fact is on ``day``, from the day it was verified, else from the date its source gives.

    The earliest day that an inexact date may mean counts; a source without a date makes it ``undated``, which
    readers are shown as stale. A past ``day`` that lies before the source counts as fresh: as-of answers tell
    what was valid, not what was known.
    """
    known = verified or stated
    if known is None:
        return "undated"
    age = months_between(known.first, day)
    if age >= STALE_MONTHS:
        return "stale"
    return "due" if age >= DUE_MONTHS else "fresh"
