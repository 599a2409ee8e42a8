"""The press: HTML becomes a tagged PDF. The only module that imports WeasyPrint."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from generator.brochures.forms import FORMS
from generator.brochures.hyphenation import teach_pyphen
from generator.brochures.imposition import saddle_stitched
from generator.brochures.line_end import soft_hyphens
from generator.brochures.lines import guard_lines
from generator.brochures.marks import with_crop_marks
from generator.brochures.paper import stylesheet
from generator.brochures.sheet import WHOLE
from generator.brochures.table_headers import steady_headers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from pydyf import PDF  # type: ignore[import-untyped]
    from weasyprint import Document, Page

    from generator.brochures.forms import Form, Shop

_VARIANT = "pdf/ua-1"
_END = "sheet-end"
_PANEL = "panel"
_MILLIMETRE = 96 / 25.4
_TOLERANCE = 0.5
_LEAST = 1.0
"""How high what stands alone on a page is told to be: the anchor's place may be the page's upper edge."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """The copies of a finished sheet in the order of its form.

    Or the parts that do not fit in the smallest letters that are allowed, and by how many millimetres.
    """

    copies: Sequence[bytes] = ()
    too_long: Mapping[str, int] = field(default_factory=dict)


def press(html: str, kind: str, whole: Collection[str] = ()) -> Pressed:
    """Print ``html``, a sheet of this kind, in the largest letters with which everything fits.

    ``whole`` are words that are not divided. The anchor ``sheet-end`` marks the end. A box of the class ``panel`` has a
    height of its own, and its ``id`` names it where its content is taller.
    """
    document = HTML(string=html, base_url="")
    _only_items_in_lists(document.etree_element)
    guard_lines(document.etree_element)
    teach_pyphen(whole)
    form = FORMS[kind]
    too_long: dict[str, int] = {}
    for size in form.sizes:
        styles = [_style(kind), _letters(size)]
        laid_out = _laid_out(document, styles)
        too_long = _too_long(laid_out, form)
        if not too_long:
            to_read = laid_out.write_pdf(pdf_variant=_VARIANT, finisher=_finish)
            return Pressed([to_read, *_for_a_shop(form.shop, document, styles, to_read)])
    return Pressed(too_long=too_long)


def _laid_out(document: HTML, styles: Sequence[CSS]) -> Document:
    return document.render(stylesheets=styles, font_config=_fonts(), cache=_pictures(), pdf_variant=_VARIANT)


def _finish(document: Document, pdf: PDF) -> None:
    soft_hyphens(document, pdf)
    steady_headers(document, pdf)


def _for_a_shop(shop: Shop, document: HTML, styles: Sequence[CSS], to_read: bytes) -> Iterator[bytes]:
    """The copy for a print shop, of a sheet of which there is one."""
    if shop == "bleed":
        yield with_crop_marks(_laid_out(document, [*styles, _bleed()]).write_pdf(finisher=soft_hyphens))
    if shop == "booklet":
        yield saddle_stitched(to_read)


def _only_items_in_lists(tree: Element) -> None:
    """Make rows of facts items and drop the space between items: a list of a tagged PDF holds nothing but items."""
    for row in tree.iter("div"):
        if "fact" in row.get("class", "").split():
            row.tag = "li"
    for item in tree.iter("li"):
        item.tail = None


def _too_long(laid_out: Document, form: Form) -> dict[str, int]:
    """What stands on pages that are too many, beyond an edge of a page, or below that of a panel."""
    found = dict(_below_panels(laid_out))
    *whole, last = laid_out.pages[form.pages :] or [None]
    height = float(sum(page.height for page in whole))
    height += max(_LEAST, float(last.anchors[_END][1])) if last else max(map(_beyond_the_edges, laid_out.pages))
    if height:
        found[WHOLE] = math.ceil(height / _MILLIMETRE)
    return found


def _below_panels(laid_out: Document) -> Iterator[tuple[str, int]]:
    """The panels whose content hangs out, and how far."""
    for page in laid_out.pages:
        for box in page._page_box.descendants():  # noqa: SLF001 - the public interface tells only where boxes begin
            element = box.element
            if element is not None and _PANEL in element.get("class", "").split() and box.element_tag == element.tag:
                lowest = max((one.position_y + one.height for one in box.descendants()), default=0.0)
                below = float(lowest - box.content_box_y() - box.height)
                if below > _TOLERANCE:
                    yield element.get("id"), math.ceil(below / _MILLIMETRE)


def _beyond_the_edges(page: Page) -> float:
    """How far anything hangs out of a page: below its text area, or to the right of the paper."""
    beside = _right_of(page._page_box, page.width)  # noqa: SLF001
    return max(_below_the_edge(page), beside if beside > _TOLERANCE else 0.0)


def _right_of(box: Any, edge: float) -> float:  # noqa: ANN401 - WeasyPrint has no types
    """How far letters in ``box`` go beyond ``edge``; what is turned has no place to tell."""
    if box.style["transform"]:
        return 0.0
    own = float(box.position_x + box.width - edge) if hasattr(box, "text") else 0.0
    return max([own, *(_right_of(child, edge) for child in getattr(box, "children", ()))])


def _below_the_edge(page: Page) -> float:
    """How far something too tall for a page, which WeasyPrint does not break, hangs out of its text area."""
    root = page._page_box.children[0]  # noqa: SLF001
    edge = page._page_box.content_box_y() + page._page_box.height  # noqa: SLF001
    lowest = max(box.position_y + box.height for box in root.descendants())
    below = float(lowest - edge)
    return below if below > _TOLERANCE else 0.0


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _pictures() -> dict[str, Any]:
    return {}


@cache
def _style(kind: str) -> CSS:
    return CSS(string=stylesheet(kind), font_config=_fonts(), base_url="")


@cache
def _bleed() -> CSS:
    return CSS(string="@page { bleed: 3mm }")


@cache
def _letters(size: float) -> CSS:
    return CSS(string=f"html {{ font-size: {size}pt }}")
