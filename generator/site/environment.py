"""The Jinja environment of pages and sheets: everything is escaped, and a missing name is an error."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.site.links import html_link

TEMPLATES = Path(__file__).parent / "templates"
_FRAGMENTS = 4096


class _Environment(Environment):
    """As Jinja's, but the globals of a template are one dict: Jinja's chain of them is slow to compare and copy."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template with ``d`` of its own."""
        return {**self.globals, **(d or {})}


def new_environment() -> Environment:
    """An environment for the site's templates. Each build opens one, so that a changed template shows in the next.

    In a template ``kept(macro, ...)`` is ``macro(...)`` whose HTML is kept: most of what a page says, other pages
    say too. What the macro is given must be hashable and tell all that the HTML depends on.
    """
    environment = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    # The globals that come with Jinja are of no use here, and each costs time whenever a template is imported.
    environment.globals = {"kept": lru_cache(_FRAGMENTS)(lambda macro, *what: macro(*what)), "html_link": html_link}
    return environment
