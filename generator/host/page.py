"""What any host is told of a page."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.site.page import Page


def meta_of(page: Page) -> dict[str, str]:
    """What the template reads of ``page.meta``."""
    return {**page.head, "section": page.section, "robots": page.robots}


def below(path: str, levels: int) -> str:
    """``path`` as seen from the folder that lies ``levels`` folders down on its way."""
    return PurePosixPath(*PurePosixPath(path).parts[levels:]).as_posix()
