"""Imposition: pages are put on sheets so that the sheets, folded and stapled, make a booklet."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, StreamObject

_A4_ACROSS = (841.89, 595.28)
"""Width and height in points (ISO 216: 297 and 210 mm), which is a millimetre wider than twice A5."""
_FOLD = _A4_ACROSS[0] / 2


def saddle_stitched(pdf: bytes) -> bytes:
    """The pages of a booklet of A5, two by two on A4, for both sides of sheets: they meet in the fold.

    Sheets printed on both sides (turned over their short edge), laid on each other, folded and stapled in the fold give
    the pages in their order. Blank pages fill the last sheet; they come before the last page, which is the back cover.
    The result is for a press: it is not tagged, and links do not lead anywhere.
    """
    reader = PdfReader(io.BytesIO(pdf))
    width = float(reader.pages[0].mediabox.width)
    writer = PdfWriter()
    pages: list[PageObject | None] = list(reader.pages)
    pages[-1:-1] = [None] * (-len(pages) % 4)
    for left, right in _spreads(len(pages)):
        spread = writer.add_blank_page(*_A4_ACROSS)
        _place(writer, spread, [(pages[left], _FOLD - width), (pages[right], _FOLD)])
    writer.metadata = reader.metadata
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _spreads(pages: int) -> Iterator[tuple[int, int]]:
    """The pages (from 0) left and right on each side of a sheet, from the outermost sheet inwards; ``pages`` is 4n."""
    for outer in range(pages // 2):
        pair = (pages - 1 - outer, outer)
        yield pair if outer % 2 == 0 else (pair[1], pair[0])


def _place(writer: PdfWriter, spread: PageObject, pages: Sequence[tuple[PageObject | None, float]]) -> None:
    """Draw ``pages`` on ``spread``, each so far to the right; ``None`` is blank.

    Each is a form (ISO 32000-1, 8.10), which keeps what the page draws as it is: nothing in it is read or renamed.
    """
    forms, drawn = DictionaryObject(), ""
    for page, offset in pages:
        if page is not None:
            name = f"/P{len(forms)}"
            forms[NameObject(name)] = writer._add_object(_form(writer, page))  # noqa: SLF001 - there is no other way
            drawn += f"q 1 0 0 1 {offset:.4f} 0 cm {name} Do Q\n"
    spread[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
    content = StreamObject()
    content.set_data(drawn.encode())
    spread[NameObject("/Contents")] = writer._add_object(content)  # noqa: SLF001


def _form(writer: PdfWriter, page: PageObject) -> StreamObject:
    content = page.get_contents()
    form = StreamObject()
    form.set_data(content.get_data() if content is not None else b"")
    form = form.flate_encode()
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject([FloatObject(side) for side in page.mediabox]),
            NameObject("/Matrix"): ArrayObject([NumberObject(number) for number in (1, 0, 0, 1, 0, 0)]),
            NameObject("/Resources"): page["/Resources"].clone(writer),
        }
    )
    return form
