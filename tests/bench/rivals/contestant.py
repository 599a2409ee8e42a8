"""What takes part: how it builds and serves, where it leaves what, and how a changed fact is saved for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

OURS, WITH_UNITS = "ours", "ours, with the sites of units"
MKDOCS, ZENSICAL, HUGO, ELEVENTY = "MkDocs", "Zensical", "Hugo", "Eleventy"
FIRST_NUMBER = 6100
"""What the phone number that changes ends in before any change; a save puts a higher one in its place."""


class Command(NamedTuple):
    """A program with its arguments, and the folder that it is started in, if that matters to it."""

    words: tuple[str, ...]
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Contestant:
    """One way to make the sites.

    All of ``builds`` together make them, into ``outputs``, and keep what they like in ``kept``. ``save`` writes a
    number that the phone number of a unit ends in; ``page`` is the path of a page that shows it, on the server that
    ``serve`` starts at a port.
    """

    name: str
    builds: tuple[Command, ...]
    outputs: tuple[Path, ...]
    kept: tuple[Path, ...]
    save: Callable[[int], None]
    serve: Callable[[int], Command]
    page: str
