"""The hyphen at the end of a line: it looks like any other, and is U+00AD, the soft hyphen, to whoever copies it.

PDF asks for that (ISO 32000-1, 14.8.2.2.3), and readers then put the word together again. A font tells apart only what
has a glyph of its own, so this hyphen has a font of its own, with one glyph and a private character.
"""

from __future__ import annotations

import io
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

import pydyf  # type: ignore[import-untyped]
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from weasyprint import Document  # type: ignore[import-untyped]

FAMILY = "Line End"
CHARACTER = "\uf0ad"
"""What ``hyphenate-character`` is in the stylesheets."""

_SOFT_HYPHEN = "\u00ad"


def line_end_face(weight: int, file: Path) -> str:
    """A rule ``@font-face`` for the hyphen that goes with the letters of the font ``file`` of that weight."""
    font = b64encode(_font(weight, file)).decode()
    return f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; src: url("data:font/ttf;base64,{font}") }}'


def soft_hyphens(_document: Document, pdf: pydyf.PDF) -> None:
    """Tell readers of ``pdf`` that the private character is a soft hyphen. A ``finisher`` of WeasyPrint."""
    private, soft = (f"<{letter.encode('utf-16-be').hex()}>".encode() for letter in (CHARACTER, _SOFT_HYPHEN))
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and b"begincmap" in one.stream:
            one.stream = [line.replace(private, soft) for line in one.stream]


def _font(weight: int, file: Path) -> bytes:
    """A font with nothing but the hyphen of another one, always the same bytes."""
    with TTFont(file, lazy=True) as model:
        name = model.getBestCmap()[ord("-")]
        hyphen, (advance, _) = model["glyf"][name], model["hmtx"][name]
        units, heights = (
            model["head"].unitsPerEm,
            {side: getattr(model["hhea"], side) for side in ("ascent", "descent")},
        )
    made = FontBuilder(units, isTTF=True)
    made.setupGlyphOrder([".notdef", "hyphen"])
    made.setupCharacterMap({ord(CHARACTER): "hyphen"})
    made.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "hyphen": hyphen})
    made.setupHorizontalMetrics({".notdef": (advance, 0), "hyphen": (advance, hyphen.xMin)})
    made.setupHorizontalHeader(**heights)
    made.setupNameTable({"familyName": FAMILY, "styleName": str(weight)})
    made.setupOS2(usWeightClass=weight)
    made.setupPost()
    made.font["head"].created = made.font["head"].modified = 0
    made.font.recalcTimestamp = False
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()
