"""What a sheet is printed with: letters, stylesheet, and the versions that decide its bytes."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import starmap
from pathlib import Path

import font_source_sans_pro  # type: ignore[import-untyped]

from generator.brochures.line_end import line_end_face

SIZES = (10.0, 9.5, 9.0, 8.5)
"""The sizes of the text in points that may be tried, from the most legible down to the least that is allowed."""

_FAMILY = "Source Sans Pro"
_WEIGHTS = {400: "SourceSansPro", 600: "SourceSansProSemibold", 700: "SourceSansProBold"}
_MAKERS = ("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "pyphen")


@cache
def stylesheet() -> str:
    """The stylesheet of the sheets with their letters."""
    faces = [
        f'@font-face {{ font-family: "{_FAMILY}"; font-weight: {weight}; src: url("{file.as_uri()}") }}'
        for weight, file in _fonts().items()
    ]
    return "\n".join([*faces, *starmap(line_end_face, _fonts().items()), _written_style()])


@cache
def printing_press() -> str:
    """A fingerprint of all that decides the bytes of a sheet besides its HTML."""
    known = hashlib.sha256(_written_style().encode())
    for file in [*_ingredients(), *_fonts().values()]:
        known.update(file.read_bytes())
    known.update(repr((SIZES, [(name, version(name)) for name in _MAKERS])).encode())
    return known.hexdigest()


def _ingredients() -> list[Path]:
    """The code and words of this room, and the names that a Swedish or English sheet does not divide."""
    room = Path(__file__).parent
    names = room.parent / "registry" / "finland" / "forms.csv"
    return [*sorted(file for file in room.rglob("*") if file.suffix in {".py", ".toml", ".csv"}), names]


def _fonts() -> dict[int, Path]:
    return {weight: Path(font_source_sans_pro.font_files_ttf[name]) for weight, name in _WEIGHTS.items()}


@cache
def _written_style() -> str:
    return _room().joinpath("sheet.css").read_text(encoding="utf-8")


def _room() -> Traversable:
    return files("generator.brochures")
