"""The press: HTML becomes a tagged PDF of two pages at most. The only module that imports WeasyPrint."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from generator.brochures.hyphenation import teach_pyphen
from generator.brochures.line_end import soft_hyphens
from generator.brochures.lines import guard_lines
from generator.brochures.paper import SIZES, stylesheet

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from weasyprint import Document, Page

_PAGES = 2
_VARIANT = "pdf/ua-1"
_END = "sheet-end"
_MILLIMETRE = 96 / 25.4
_TOLERANCE = 0.5


@dataclass(frozen=True, slots=True)
class Pressed:
    """A finished sheet, or how many millimetres it is too long in the smallest letters that are allowed."""

    pdf: bytes = b""
    too_long: int = 0


def press(html: str) -> Pressed:
    """Print ``html``, whose end is marked by the anchor ``sheet-end``, in the largest letters with which it fits."""
    document = HTML(string=html, base_url="")
    _only_items_in_lists(document.etree_element)
    guard_lines(document.etree_element)
    teach_pyphen()
    too_long = 0
    for size in SIZES:
        laid_out = document.render(
            stylesheets=[_style(), _letters(size)], font_config=_fonts(), cache=_pictures(), pdf_variant=_VARIANT
        )
        too_long = _too_long(laid_out)
        if not too_long:
            return Pressed(laid_out.write_pdf(pdf_variant=_VARIANT, finisher=soft_hyphens))
    return Pressed(too_long=too_long)


def _only_items_in_lists(tree: Element) -> None:
    """Make rows of facts items and drop the space between items: a list of a tagged PDF holds nothing but items."""
    for row in tree.iter("div"):
        if "fact" in row.get("class", "").split():
            row.tag = "li"
    for item in tree.iter("li"):
        item.tail = None


def _too_long(laid_out: Document) -> int:
    """What stands on pages that are too many, or below the edge of a page, in millimetres; 0 if everything fits."""
    *whole, last = laid_out.pages[_PAGES:] or [None]
    height = float(sum(page.height for page in whole))
    height += float(last.anchors[_END][1]) if last else max(_below_the_edge(page) for page in laid_out.pages)
    return math.ceil(height / _MILLIMETRE)


def _below_the_edge(page: Page) -> float:
    """How far something too tall for a page, which WeasyPrint does not break, hangs out of its text area."""
    root = page._page_box.children[0]  # noqa: SLF001 - the public interface tells only where boxes begin
    edge = page._page_box.content_box_y() + page._page_box.height  # noqa: SLF001
    lowest = max(box.position_y + box.height for box in root.descendants())
    return max(0.0, float(lowest - edge) - _TOLERANCE)


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _pictures() -> dict[str, Any]:
    return {}


@cache
def _style() -> CSS:
    return CSS(string=stylesheet(), font_config=_fonts(), base_url="")


@cache
def _letters(size: float) -> CSS:
    return CSS(string=f"html {{ font-size: {size}pt }}")
