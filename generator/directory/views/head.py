"""What every page has: its title, description and short answer, and what programs are told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """Title (also the heading), description for lists and search engines, and the short answer under the heading.

    ``dated`` is the day of the newest facts on the page, as exactly as it is known ("2026-11-22", "2024-10", "2021" or
    ""); ``reviewed`` the day on which their owner confirmed them; ``based_on`` the addresses of their sources;
    ``about`` is what the page is about in the terms of schema.org.
    """

    title: str
    description: str
    short: str = ""
    lang: str = ""
    listed: bool = True
    dated: str = ""
    reviewed: str = ""
    based_on: tuple[str, ...] = ()
    about: Mapping[str, object] | None = None
