"""Marks for a print shop: where a sheet with bleed is trimmed, on paper around the bleed."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject, RectangleObject, StreamObject

_MILLIMETRE = 72 / 25.4
_AROUND = 7 * _MILLIMETRE
"""How much paper is around the bleed."""
_AWAY = 1 * _MILLIMETRE
"""How far a mark stays away from the bleed and from the edge of the paper."""


def with_crop_marks(pdf: bytes) -> bytes:
    """``pdf`` on larger paper, with lines around the bleed that go on from each side of what is left when trimmed."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    for page in writer.pages:
        marks = StreamObject()
        marks.set_data(f"q 0.5 w {' '.join(_lines(page))} S Q".encode())
        drawn = [writer._add_object(marks), page.raw_get("/Contents")]  # noqa: SLF001 - there is no other way
        page[NameObject("/Contents")] = ArrayObject(drawn)
        left, bottom, right, top = page.bleedbox
        page.mediabox = RectangleObject((left - _AROUND, bottom - _AROUND, right + _AROUND, top + _AROUND))
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _lines(page: PageObject) -> Iterator[str]:
    """Eight lines in the operators of PDF, two beyond each corner."""
    left, bottom, right, top = map(float, page.trimbox)
    outer_left, outer_bottom, outer_right, outer_top = map(float, page.bleedbox)
    for edge, way in ((outer_left, -1), (outer_right, 1)):
        near, far = _ends(edge, way)
        yield from (f"{near:.3f} {y:.3f} m {far:.3f} {y:.3f} l" for y in (bottom, top))
    for edge, way in ((outer_bottom, -1), (outer_top, 1)):
        near, far = _ends(edge, way)
        yield from (f"{x:.3f} {near:.3f} m {x:.3f} {far:.3f} l" for x in (left, right))


def _ends(edge: float, way: int) -> tuple[float, float]:
    """Where a line beyond an edge of the bleed begins and ends."""
    return edge + way * _AWAY, edge + way * (_AROUND - _AWAY)
