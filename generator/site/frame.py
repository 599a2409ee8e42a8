"""Frames: what the theme puts around a page, rendered once for each kind of page and then filled.

Sending thousands of pages through the theme's template one by one costs several times more than making them, and
pages of one kind differ only in a few values. So the theme renders one page whose values are markers; the result,
cut at the markers, is the frame.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from jinja2 import TemplateError
from markupsafe import escape

from generator.registry.collector import collector_paused
from generator.site.page import Page

Render: TypeAlias = Callable[[Sequence[Page]], Sequence[str]]
"""Renders whole pages, bodies included, through the theme."""

_BODY = "body"
_VALUES = ("title", "description", "alternates_html", "switch_html", "banner_html", "data_html", "report_html")
_CHOICES = ("site_title", "canonical")
# A host that is slow to start is asked for the frames of so many pages at once; they are in memory together.
_AT_ONCE = 200
# A marker is text that escaping changes, so that the frame itself tells whether the theme escapes the value there. Its
# control characters are refused in whatever people write, so that nobody's words are taken for a marker.
_MARKER = re.compile(r"(<|&lt;)\x0e(\w+)\x0f(?:>|&gt;)")


class FrameError(TemplateError):
    """The theme's template leaves out something that every page has."""


class Frame:
    """The theme around one kind of page."""

    def __init__(self, rendered: str) -> None:
        first, *rest = _MARKER.split(rendered)
        self._first = first
        self._rest = [(rest[at + 1], rest[at] != "<", rest[at + 2]) for at in range(0, len(rest), 3)]
        if _BODY not in {name for name, _, _ in self._rest}:
            raise FrameError("the template main.html does not show page.content")

    def fill(self, page: Page) -> bytes:
        """The file of ``page``, as the theme would have rendered it."""
        parts = [self._first]
        for name, is_escaped, text in self._rest:
            value = page.body if name == _BODY else page.head.get(name, "")
            parts.append(escape(value) if is_escaped else value)
            parts.append(text)
        return "".join(parts).encode("utf-8", "xmlcharrefreplace")


class Frames:
    """The frames of one language, each rendered when the first page needs it."""

    def __init__(self, render: Render) -> None:
        self._render = render
        self._frames: dict[tuple[object, ...], Frame] = {}

    def filled(self, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
        """The path and file of each of ``pages``. Raises ``FrameError`` if the theme shows no content.

        Pages leave nothing to collect behind, and a collector that looks for it walks the whole registry.
        """
        waiting = iter(pages)
        with collector_paused():
            while some := list(islice(waiting, _AT_ONCE)):
                self._render_for(some)
                for page in some:
                    yield page.path, self._frames[_kind(page)].fill(page)

    def fill(self, page: Page) -> bytes:
        """The file of ``page``. Raises ``FrameError`` if the theme shows no content."""
        self._render_for([page])
        return self._frames[_kind(page)].fill(page)

    def _render_for(self, pages: Sequence[Page]) -> None:
        new = {kind: page for page in pages if (kind := _kind(page)) not in self._frames}
        if new:
            rendered = self._render([_with_markers(page) for page in new.values()])
            self._frames.update((kind, Frame(html)) for kind, html in zip(new, rendered, strict=True))


def _kind(page: Page) -> tuple[object, ...]:
    """What the template tests decides on markup and cannot be a marker; the way to the root depends on the depth."""
    present = tuple(bool(page.head.get(name)) for name in _CHOICES)
    return (page.path.count("/"), page.section, page.robots, present)


def _with_markers(page: Page) -> Page:
    shown = [*_VALUES, *(name for name in _CHOICES if page.head.get(name))]
    head = {name: _marker(name) for name in shown}
    return Page(page.path, page.language, page.section, page.robots, head, _marker(_BODY))


def _marker(name: str) -> str:
    return f"<\x0e{name}\x0f>"
