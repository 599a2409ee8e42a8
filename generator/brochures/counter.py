"""The counter where readers get sheets: each with a picture of its first page, all about one subject in one file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.brochures.making import printed
from generator.brochures.shelf import Shelf
from generator.directory.views.sheets import Bundle, Offer, Offered, Paper, Picture
from generator.site.addresses import bundle_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.brochures.desk import Desk
    from generator.brochures.pictures import Pictures
    from generator.brochures.sheet import Sheet

_SHEETS, _PICTURES = "sheets", "previews"
_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that ZIP knows, so that the same sheets make the same bytes."""

_UNIX, _READABLE = 3, 0o100644 << 16


def counter(desk: Desk, cache: Path, subject: str, offered: Offered) -> Iterator[tuple[str, bytes]]:
    """The sheets about ``subject`` with their pictures and bundle, as paths below the portal's root and contents.

    What there is of them is put into ``offered`` as it is made. Sheets and pictures are kept below ``cache``. Raises
    what ``printed`` raises.
    """
    from generator.brochures.pictures import Pictures  # noqa: PLC0415 - the command for sheets draws no pictures

    pictures = Pictures(cache / _PICTURES)
    pdfs: dict[str, bytes] = {}
    for sheet, copies in printed(desk.about(subject), cache / _SHEETS):
        pdfs |= dict(zip(sheet.paths, copies, strict=True))
        yield from zip(sheet.paths, copies, strict=True)
        yield _picture_of(sheet, copies, pictures, offered)
    bundle = _bundled(pdfs)
    offered.bundles.append(Bundle(subject, bundle_path(subject), len(bundle)))
    yield bundle_path(subject), bundle


def tidy(cache: Path) -> None:
    """Throw sheets and pictures away that have not been needed for longest."""
    for kept in (_SHEETS, _PICTURES):
        Shelf(cache / kept).tidy()


def _picture_of(sheet: Sheet, copies: Sequence[bytes], pictures: Pictures, offered: Offered) -> tuple[str, bytes]:
    """The picture of a sheet, which is put into ``offered`` with it."""
    from generator.brochures.pictures import measured  # noqa: PLC0415 - as above

    drawn, width, height = pictures.first_page(copies[0])
    picture = Picture(str(PurePosixPath(sheet.paths[0]).with_suffix(".webp")), width, height)
    papers = []
    for path, pdf in zip(sheet.paths, copies, strict=True):
        size = measured(pdf)
        papers.append(Paper(path, len(pdf), size.pages, size.width, size.height))
    offered.sheets.append(Offer(sheet.subject, sheet.kind, sheet.language, tuple(papers), picture))
    return picture.path, drawn


def _bundled(pdfs: Mapping[str, bytes]) -> bytes:
    """A ZIP file of ``pdfs`` under their bare names. PDF is compressed already."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as bundle:
        for path, pdf in pdfs.items():
            entry = zipfile.ZipInfo(PurePosixPath(path).name, _NO_DATE)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            bundle.writestr(entry, pdf)
    return written.getvalue()
