"""A finished page cut into the frame that pages of its kind share and what is this page's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_PAGE = re.compile(
    r"<title>(?P<title>.*?)</title>\n"
    r'<meta name="description" content="(?P<description>.*?)">\n'
    r'(?P<head>.*?)<link rel="icon".*?'
    r'<a class="brand" href="(?P<base>[./]+)/">.*?'
    r'<nav class="site-nav"(?P<menu>.*?)</nav>.*?'
    r'<nav class="languages"[^>]*>\n<ul>\n(?P<switch>.*?)\n</ul>.*?'
    r'<main id="main"[^>]*>\n(?P<body>.*?)\n</main>.*?'
    r"</p>\n<p>[^<]*</p>\n(?P<report>.*?)\n<nav",
    re.DOTALL,
)
CHOSEN = ' aria-current="true"'
"""What tells the item of the menu that a page belongs to."""
_ITEM = re.compile(rf'(<li><a href="[^"]*")({CHOSEN})?>')
_MARK = re.compile("\x0e(\\w+)\x0f")
_VALUES = ("title", "description", "head", "switch", "body", "report")
BASE = "base"


@dataclass(frozen=True, slots=True)
class Cut:
    """A page: ``frame`` is text with marks, ``values`` what stands in their places as it is in the page.

    ``base`` leads from the page to the root of its language, ``chosen`` is the number of the item of the menu that
    the page belongs to, counted from 1, or 0.
    """

    frame: str
    values: dict[str, str]
    base: str
    chosen: int

    def whole(self) -> str:
        """The page again."""
        return framed(self.frame, {**self.values, BASE: self.base}.__getitem__, self._as_chosen)

    def _as_chosen(self, item: int) -> str:
        return CHOSEN if item == self.chosen else ""


def cut(page: str) -> Cut:
    """Cut a page. Raises ``ValueError`` if it is not framed as all are."""
    found = _PAGE.search(page)
    if found is None:
        raise ValueError("the frame of the pages is not as tests/bench/rivals/cut.py knows it")
    base = found[BASE]
    chosen = [bool(item[2]) for item in _ITEM.finditer(found["menu"])]
    parts, end = [], 0
    for name in (*_VALUES[:3], "menu", *_VALUES[3:]):
        parts += [
            _based(page[end : found.start(name)], base),
            _menu(found[name], base) if name == "menu" else _mark(name),
        ]
        end = found.end(name)
    parts.append(_based(page[end:], base))
    values = {name: found[name] for name in _VALUES}
    return Cut("".join(parts), values, base, chosen.index(True) + 1 if any(chosen) else 0)


def framed(frame: str, value: Callable[[str], str], item: Callable[[int], str]) -> str:
    """The ``frame`` with what ``value`` says of a name, and ``item`` of the number of an item of the menu."""
    return _MARK.sub(lambda mark: item(int(mark[1])) if mark[1].isdecimal() else value(mark[1]), frame)


def _menu(menu: str, base: str) -> str:
    numbers = iter(range(1, menu.count("<li>") + 1))
    return _based(_ITEM.sub(lambda item: f"{item[1]}{_mark(str(next(numbers)))}>", menu), base)


def _based(text: str, base: str) -> str:
    return text.replace(f'="{base}/', f'="{_mark(BASE)}/')


def _mark(name: str) -> str:
    return f"\x0e{name}\x0f"
