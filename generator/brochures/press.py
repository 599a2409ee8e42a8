"""The press: HTML becomes a tagged PDF of two pages at most. The only module that imports WeasyPrint."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from generator.brochures.paper import SIZES, stylesheet

if TYPE_CHECKING:
    from weasyprint import Document

_PAGES = 2
_VARIANT = "pdf/ua-1"
_END = "sheet-end"
_MILLIMETRE = 96 / 25.4


@dataclass(frozen=True, slots=True)
class Pressed:
    """A finished sheet, or how many millimetres it is too long in the smallest letters that are allowed."""

    pdf: bytes = b""
    too_long: int = 0


def press(html: str) -> Pressed:
    """Print ``html``, whose end is marked by the anchor ``sheet-end``, in the largest letters with which it fits."""
    document = HTML(string=html, base_url="")
    for row in document.etree_element.iter("div"):
        # A list in a tagged PDF may hold nothing but items; a row of facts is one.
        if "fact" in row.get("class", "").split():
            row.tag = "li"
    overhang = 0
    for size in SIZES:
        laid_out = document.render(
            stylesheets=[_style(), _letters(size)], font_config=_fonts(), cache=_pictures(), pdf_variant=_VARIANT
        )
        if len(laid_out.pages) <= _PAGES:
            return Pressed(laid_out.write_pdf(pdf_variant=_VARIANT))
        overhang = _overhang(laid_out)
    return Pressed(too_long=overhang)


def _overhang(laid_out: Document) -> int:
    """The height, in millimetres, of what stands on the pages that are too many."""
    *whole, last = laid_out.pages[_PAGES:]
    height = float(sum(page.height for page in whole) + last.anchors[_END][1])
    return max(1, round(height / _MILLIMETRE))


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
