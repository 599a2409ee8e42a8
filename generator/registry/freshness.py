"""How old a fact is: current, due for review at twelve months, stale at eighteen.

The national service catalogue expires its records at 18 months; a year is the yearly review of a public service.
"""

from __future__ import annotations

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
