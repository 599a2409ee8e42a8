"""A page's HTML as the Markdown that somebody would have written for it, for generators that start from Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### "}
_ITEMS = {"li": "- ", "dd": ":   "}
_BLOCKS = {*_HEADINGS, *_ITEMS, "p", "div", "section", "article", "ul", "ol", "dl", "dt", "td", "th"}
_INDENT = "    "
_SPECIAL = re.compile(r"([\\`*_\[\]<])")


def markdown_of(html: str) -> str:
    """Headings, paragraphs, lists, terms with definitions, cells, links and strong words of ``html``, no classes."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return "\n\n".join(writer.blocks) + "\n"


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._text: list[str] = []
        self._href = ""
        self._heading = ""
        self._item = ""
        self._indent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._end_block()
            self._heading = _HEADINGS.get(tag, "")
        if tag in _ITEMS:
            self._item = _ITEMS[tag]
        elif tag == "a":
            self._href = dict(attrs).get("href") or ""
            self._text.append("[")
        elif tag == "strong":
            self._text.append("**")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_block()
            self._heading = ""
        if tag in _ITEMS:
            self._item = self._indent = ""
        elif tag == "a":
            self._text.append(f"]({self._href})")
        elif tag == "strong":
            self._text.append("**")

    def handle_data(self, data: str) -> None:
        self._text.append(_SPECIAL.sub(r"\\\1", data))

    def _end_block(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text = []
        if not text:
            return
        self.blocks.append(f"{self._item or self._indent}{self._heading}{text}")
        if self._item:
            self._item, self._indent = "", _INDENT
