"""The sheets as pages for the live preview, which makes no PDF."""

from __future__ import annotations

import html
import threading
from typing import TYPE_CHECKING

from generator.publish.mistakes import told_as_problems

if TYPE_CHECKING:
    from generator.site.site import Site


class SheetsOnScreen:
    """The HTML of the sheets of the site that is shown. Several threads may ask for them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._site: Site | None = None

    def show(self, site: Site) -> None:
        """Make the sheets of ``site`` from now on."""
        with self._lock:
            self._site = site

    def page(self, name: str) -> bytes | None:
        """The sheet that is called ``name``, or the list of all where the name is empty; ``None`` if there is none.

        Raises ``InputProblems`` where a template or words of sheets are wrong: the build, without PDF, does not meet
        them.
        """
        from generator.brochures import on_screen, screen_names  # noqa: PLC0415 - only who looks at sheets needs it

        with self._lock, told_as_problems():
            if self._site is None:
                return None
            made = on_screen(self._site, name) if name else _list(list(screen_names(self._site)))
        return made.encode() if made is not None else None


def _list(names: list[str]) -> str:
    rows = [f'<li><a href="{html.escape(name)}">{html.escape(name)}</a></li>' for name in names]
    head = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Sheets</title></head>"
    return "\n".join([head, "<body><h1>Sheets</h1><ul>", *rows, "</ul></body></html>"])
