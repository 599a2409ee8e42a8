"""What a sheet is printed with: letters, stylesheets, and the versions that decide its bytes."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from itertools import starmap
from pathlib import Path

import font_source_sans_pro  # type: ignore[import-untyped]

from generator.brochures.forms import FORMS
from generator.brochures.line_end import line_end_face

_ROOM = Path(__file__).parent
_FAMILY = "Source Sans Pro"
_WEIGHTS = {400: "SourceSansPro", 600: "SourceSansProSemibold", 700: "SourceSansProBold"}
_MAKERS = ("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "pyphen", "pypdf")


@cache
def stylesheet(kind: str) -> str:
    """The stylesheet of a kind of sheet with its letters."""
    return _style_with(kind, Path.as_uri)


@cache
def embedded_stylesheet(kind: str) -> str:
    """The same with the letters in it, for browsers, which open no file of this machine for a page of a server."""
    return _style_with(kind, lambda file: f"data:font/ttf;base64,{b64encode(file.read_bytes()).decode()}")


def _style_with(kind: str, address: Callable[[Path], str]) -> str:
    faces = [
        f'@font-face {{ font-family: "{_FAMILY}"; font-weight: {weight}; src: url("{address(file)}") }}'
        for weight, file in _fonts().items()
    ]
    return "\n".join([*faces, *starmap(line_end_face, _fonts().items()), written_style(kind)])


@cache
def printing_press(kind: str) -> str:
    """A fingerprint of all that decides the bytes of a sheet of this kind besides its HTML."""
    known = hashlib.sha256(written_style(kind).encode())
    for file in [*_ingredients(), *_fonts().values()]:
        known.update(file.read_bytes())
    known.update(repr((FORMS[kind], [(name, version(name)) for name in _MAKERS])).encode())
    return known.hexdigest()


def _ingredients() -> list[Path]:
    """The code and words of this room, and the names that a Swedish or English sheet does not divide."""
    names = _ROOM.parent / "registry" / "finland" / "forms.csv"
    return [*sorted(file for file in _ROOM.rglob("*") if file.suffix in {".py", ".toml", ".csv"}), names]


@cache
def written_style(kind: str) -> str:
    """What all sheets share in style, and what those of a kind have of their own."""
    names = filter(None, ("common", FORMS[kind].after, kind))
    return "\n".join((_ROOM / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in names)


def _fonts() -> dict[int, Path]:
    return {weight: Path(font_source_sans_pro.font_files_ttf[name]) for weight, name in _WEIGHTS.items()}
