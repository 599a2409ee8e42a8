"""What the head of a sheet shows: the draft mark, the address and its code."""

from __future__ import annotations

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import segno
from PIL import Image

from generator.brochures.desk import Desk
from tests.brochures.kit import made_up_site, printed, squeezed, text_of

PUBLIC = "https://made-up.test/directory/"
DARK = 40


def pdf_of(folder: Path, site_url: str = "") -> bytes:
    return printed(made_up_site(folder, site_url=site_url))


def test_a_sheet_is_a_draft_until_the_directory_has_an_address(tmp_path: Path) -> None:
    assert text_of(pdf_of(tmp_path)).count("draft") == 3
    published = text_of(pdf_of(tmp_path, PUBLIC))
    assert "draft" not in published
    assert squeezed(f"{PUBLIC}en/units/unit-1/") in published


def test_the_code_leads_to_the_page_of_the_edition(tmp_path: Path) -> None:
    desk = Desk(made_up_site(tmp_path, site_url=PUBLIC))
    address = str(desk.head(desk.lenses["en"], "", "unit-1")["edition_url"])
    assert address.startswith(f"{PUBLIC}en/editions/")
    expected = segno.make_qr(address, error="m")
    size = len(expected.matrix)
    picture = pypdfium2.PdfDocument(pdf_of(tmp_path, PUBLIC))[0].render(scale=8).to_pil().convert("L")
    code = picture.crop(_code(picture))
    step = code.width / size
    seen = [
        [code.getpixel((int((column + 0.5) * step), int((row + 0.5) * step))) for column in range(size)]
        for row in range(size)
    ]
    assert [[pixel < DARK for pixel in row] for row in seen] == [
        [bool(cell) for cell in row] for row in expected.matrix
    ]


def _code(picture: Image.Image) -> tuple[int, int, int, int]:
    """Where the page is quite black: nothing but the code is."""
    box = picture.point(lambda grey: 255 if grey == 0 else 0).getbbox()
    assert box
    return box
