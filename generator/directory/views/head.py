"""What every page has: its title, description and short answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """Title (also the heading), description for lists and search engines, and the short answer under the heading."""

    title: str
    description: str
    short: str = ""
    lang: str = ""
    listed: bool = True
