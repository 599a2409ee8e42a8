"""Days as people write them elsewhere (22.11.2026, 11/2026, 2026-9-3): what the registry would write."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

_FORMS = (
    re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<month>\d{1,2})[/.](?P<year>\d{4})", re.ASCII),
)


def in_our_form(text: str) -> str:
    """The day or month that ``text`` means, as ``2026-11-22`` or ``2026-11``; empty where it means none."""
    for form in _FORMS:
        if found := form.fullmatch(text.strip()):
            parts = {name: int(number) for name, number in found.groupdict().items()}
            with suppress(ValueError):
                day = date(parts["year"], parts["month"], parts.get("day", 1))
                return day.isoformat() if "day" in parts else f"{day:%Y-%m}"
    return ""
