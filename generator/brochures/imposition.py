"""Imposition: pages are put on sheets so that the sheets, folded and stapled, make a booklet."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pypdf import PageObject, PdfReader, PdfWriter, Transformation


def saddle_stitched(pdf: bytes) -> bytes:
    """The pages of a booklet, all of one size, two by two on pages twice as wide, for both sides of sheets.

    Sheets printed on both sides (turned over their short edge), laid on each other, folded and stapled in the fold give
    the pages in their order. Blank pages fill the last sheet. The result is for a press: it is not tagged.
    """
    reader = PdfReader(io.BytesIO(pdf))
    width, height = (float(side) for side in reader.pages[0].mediabox[2:])
    writer = PdfWriter()
    for left, right in _spreads(len(reader.pages)):
        spread = writer.add_blank_page(2 * width, height)
        for number, offset in ((left, 0.0), (right, width)):
            if number < len(reader.pages):
                spread.merge_transformed_page(_bare(reader.pages[number]), Transformation().translate(offset, 0))
    for page in writer.pages:
        page.compress_content_streams()
    writer.metadata = reader.metadata
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _spreads(pages: int) -> Iterator[tuple[int, int]]:
    """The pages (from 0) that are left and right on each side of a sheet, from the outermost sheet inwards."""
    last = -(-pages // 4) * 4 - 1
    for outer in range((last + 1) // 2):
        pair = (last - outer, outer)
        yield pair if outer % 2 == 0 else (pair[1], pair[0])


def _bare(page: PageObject) -> PageObject:
    """A page without its links, which would be in the wrong place, and without its place in the reading order."""
    for key in ("/Annots", "/StructParents", "/Tabs"):
        page.pop(key, None)
    return page
