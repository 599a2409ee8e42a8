"""A page as different parsers read it: what is nothing to one may be a script to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

import tinyhtml5  # type: ignore[import-untyped]
from lxml import html

Attributes = dict[str, str]
Element = tuple[str, Attributes]

_NO_END = frozenset({"meta", "link", "br", "hr", "img", "input"})


@dataclass
class Page:
    """A page as one parser reads it: its elements, the text in scripts, styles and titles, what is out of balance."""

    elements: list[Element] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)


class _Strict(HTMLParser):
    """Reads a page as it is written: what is opened is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.page.findings.append(f"<{tag}> has an attribute twice: {names}")
        self.page.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _NO_END:
            self._open.append(tag)
            self.page.texts.setdefault(tag, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.page.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.page.findings.append(f"</{tag}> ends what is not open, line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.page.texts[self._open[-1]][-1] += data
        elif data.strip():
            self.page.findings.append(f"text outside the page: {data.strip()[:60]!r}")

    def handle_comment(self, data: str) -> None:
        self.page.findings.append(f"a comment: {data[:60]!r}")

    def handle_decl(self, decl: str) -> None:
        if self.page.elements or decl.lower() != "doctype html":
            self.page.findings.append(f"a declaration: {decl[:60]!r}")

    def handle_pi(self, data: str) -> None:
        self.page.findings.append(f"an instruction: {data[:60]!r}")

    def unknown_decl(self, data: str) -> None:
        self.page.findings.append(f"a declaration: {data[:60]!r}")

    def close(self) -> None:
        super().close()
        if self._open:
            self.page.findings.append(f"never closed: {self._open}")


def strictly(content: str) -> Page:
    """As it is written, where whatever is opened must be closed in order."""
    parser = _Strict()
    parser.feed(content)
    parser.close()
    return parser.page


def by_lxml(content: str) -> Page:
    """By libxml2, which mends what is broken."""
    tree = html.document_fromstring(content.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    return _of_tree(tree.iter())


def by_the_standard(content: str) -> Page:
    """By the parsing rules of the HTML standard, as browsers read a page."""
    return _of_tree(tinyhtml5.parse(content, namespace_html_elements=False).iter())


def _of_tree(parts: Iterable[object]) -> Page:
    page = Page()
    for one in parts:
        tag = getattr(one, "tag", "")
        if not isinstance(tag, str):
            page.findings.append(f"a comment: {getattr(one, 'text', '')!r}")
            continue
        name = tag.rpartition("}")[2]
        attributes = getattr(one, "attrib", {})
        page.elements.append((name.lower(), {str(key).lower(): str(value) for key, value in attributes.items()}))
        page.texts.setdefault(name, []).append(getattr(one, "text", "") or "")
    return page
