"""A day and a public address as people write them, on the command line and in ``mkdocs.yml``."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from urllib.parse import urlsplit

from generator.registry.places import REGISTER_BEGINS


def written_day(text: str) -> dt.date | None:
    """The day that ``text`` is, if it is written as the registry writes days: 2020-09-03."""
    read = None
    with suppress(ValueError):
        read = dt.date.fromisoformat(text)
    # Python reads other ways of writing a day too, such as one by its week.
    return read if read and read.isoformat() == text else None


def day(text: str, today: dt.date) -> dt.date:
    """The day that ``text`` names. Raises ``ValueError`` with the reason if the directory cannot show it ``today``."""
    read = written_day(text)
    if read is None:
        raise ValueError(f"{text!r} is not a day such as 2020-09-03")
    if read < REGISTER_BEGINS:
        raise ValueError(f"the municipalities are known from {REGISTER_BEGINS} on, not of {read}")
    if read > today:
        raise ValueError(f"{read} is still to come: what will be valid then nobody knows today, {today}")
    return read


def public_address(text: str) -> str:
    """``text`` with a slash at its end. Raises ``ValueError`` if no site can be at it."""
    with suppress(ValueError):
        parts = urlsplit(text)
        if parts.scheme in ("http", "https") and parts.netloc and not parts.query and not parts.fragment:
            return text if text.endswith("/") else f"{text}/"
    raise ValueError(f"{text} is not an address such as https://directory.example/")
