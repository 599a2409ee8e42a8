"""Values as people write them elsewhere (22.11.2026, 12,50 €, kyllä, www.home.example), in the registry's form."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

_DAYS = (
    re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<month>\d{1,2})[/.](?P<year>\d{4})", re.ASCII),
)
_AMOUNT = re.compile(r"(\d{1,6})(?:[,.](\d{2}))? ?(?:€|e|eur|euroa|euros?)?", re.ASCII | re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", re.ASCII | re.IGNORECASE)
_TRUTHS = {
    **dict.fromkeys(("kyllä", "on", "yes", "y", "ja", "tosi", "true"), "true"),
    **dict.fromkeys(("ei", "no", "n", "nej", "epätosi", "false"), "false"),
}


def in_our_form(code: str, text: str) -> str:
    """What was meant by ``text``, which is wrong by the problem ``code``; empty where that cannot be told."""
    match code:
        case "bad-date" | "bad-day":
            return day_meant(text)
        case "bad-amount":
            found = _AMOUNT.fullmatch(text)
            return ".".join(filter(None, found.groups())) if found else ""
        case "bad-truth":
            return _TRUTHS.get(text.lower(), "")
        case "bad-address":
            return f"https://{text}" if _HOST.fullmatch(text) else ""
        case _:
            return ""


def day_meant(text: str) -> str:
    """The day or month that ``text`` means, as ``2026-11-22`` or ``2026-11``; empty where it means none."""
    for form in _DAYS:
        if found := form.fullmatch(text.strip()):
            parts = {name: int(number) for name, number in found.groupdict().items()}
            with suppress(ValueError):
                day = date(parts["year"], parts["month"], parts.get("day", 1))
                return day.isoformat() if "day" in parts else f"{day:%Y-%m}"
    return ""
