"""Pictures of the first pages of sheets, and how many pages of which size a sheet has.

The only module that imports pypdfium2 and Pillow.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from generator.brochures.shelf import Shelf

_LONGER_SIDE = 320
_QUALITY = 40
_MAKERS = [(name, version(name)) for name in ("pypdfium2", "pillow")]
_POINTS_PER_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Measured:
    """The number of pages of a PDF, and the width and height of its first page in millimetres."""

    pages: int
    width: int
    height: int


def measured(pdf: bytes) -> Measured:
    """Count and measure the pages of ``pdf``."""
    with _opened(pdf) as document:
        width, height = document.get_page_size(0)
        return Measured(len(document), *(round(side / _POINTS_PER_MILLIMETRE) for side in (width, height)))


class Pictures:
    """Makes small WebP pictures; one of an unchanged sheet is taken from ``folder``, if there is one."""

    def __init__(self, folder: Path | None) -> None:
        self._shelf = Shelf(folder)

    def first_page(self, pdf: bytes) -> tuple[bytes, int, int]:
        """The first page of ``pdf`` as WebP, and its width and height in pixels."""
        made_from = hashlib.sha256(repr((_LONGER_SIDE, _QUALITY, _MAKERS)).encode() + pdf).hexdigest()
        kept = self._shelf.find_files([f"{made_from}.webp"])
        picture = kept[0] if kept else _drawn(pdf)
        if not kept:
            self._shelf.keep_files([f"{made_from}.webp"], [picture])
        with Image.open(io.BytesIO(picture)) as image:
            return picture, *image.size


def _drawn(pdf: bytes) -> bytes:
    with _opened(pdf) as document:
        page = document[0]
        image = page.render(scale=_LONGER_SIDE / max(page.get_size())).to_pil()
    written = io.BytesIO()
    image.save(written, "WEBP", quality=_QUALITY, method=6)
    return written.getvalue()


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()
