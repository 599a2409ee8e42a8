"""The sheets as pages for the live preview, which makes no PDF."""

from __future__ import annotations

import html
import threading

from generator.directory.words import WordingError
from generator.publish.problems_page import problems_page
from generator.publish.project import Options, Project
from generator.publish.reading import read
from generator.site.site import Site
from generator.site.template_errors import TemplateError, explained


class SheetsOnScreen:
    """The HTML of the sheets of a project, of its registry as it was when somebody first asked after a ``renew``."""

    def __init__(self, project: Project, options: Options) -> None:
        self._project = project
        self._options = options
        self._lock = threading.Lock()
        self._site: Site | None = None

    def renew(self) -> None:
        """Read the registry again for the next who asks."""
        with self._lock:
            self._site = None

    def page(self, name: str) -> bytes | None:
        """The sheet that is called ``name``, or the list of all where the name is empty; ``None`` if there is none.

        Where a template or words of sheets are wrong, a page says so: the build, without PDF, does not meet them.
        """
        from generator.brochures import on_screen, screen_names  # noqa: PLC0415 - only who looks at sheets needs it

        with self._lock:
            if self._site is None:
                self._site, _ = read(self._project, self._options)
            if self._site is None:
                return None
            try:
                made = on_screen(self._site, name) if name else _list(list(screen_names(self._site)))
            except TemplateError as error:
                return problems_page(explained(error))
            except WordingError as error:
                return problems_page(f"error[wording]: {error}")
        return made.encode() if made is not None else None


def _list(names: list[str]) -> str:
    rows = [f'<li><a href="{html.escape(name)}">{html.escape(name)}</a></li>' for name in names]
    head = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Sheets</title></head>"
    return "\n".join([head, "<body><h1>Sheets</h1><ul>", *rows, "</ul></body></html>"])
