"""A sheet as a page of its own, for whoever works on its words and style: the HTML that is printed, in its letters.

A browser lays it out its own way, without pages: a line shows where each would end. The PDF is what counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.brochures.desk import Desk
from generator.brochures.forms import FORMS
from generator.brochures.kinds import KINDS
from generator.brochures.paper import embedded_stylesheet, written_style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.site.site import Site

_SIZE = re.compile(r"@page\s*\{[^}]*?\bsize:\s*([^;}]+)")
_MARGIN = re.compile(r"@page\s*\{[^}]*?\bmargin:\s*([^;}]+)")
_SIZES = {"A5": ("148mm", "210mm"), "A4": ("210mm", "297mm"), "A3": ("297mm", "420mm")}


def screen_names(site: Site) -> Iterator[str]:
    """What the sheets of ``site`` are called on the screen: <subject>-<kind>-<language>.html."""
    desk = Desk(site)
    for key, kind in KINDS.items():
        for subject in kind.subjects(desk):
            yield from (f"{subject}-{key}-{language}.html" for language in site.languages)


def on_screen(site: Site, name: str) -> str | None:
    """The HTML of the sheet that is called ``name``, or ``None`` if there is none."""
    if name not in screen_names(site):
        return None
    subject, kind, language = _parts(name)
    style = f"<style>{embedded_stylesheet(kind)}\n{_frame(kind)}</style>"
    return Desk(site).sheet(kind, subject, language).html.replace("</head>", f"{style}</head>", 1)


def _parts(name: str) -> tuple[str, str, str]:
    """Subject, kind and language of a sheet; of kinds that end alike, the longest."""
    rest, _, language = name.removesuffix(".html").rpartition("-")
    kind = max((key for key in KINDS if rest.endswith(f"-{key}")), key=len)
    return rest.removesuffix(f"-{kind}"), kind, language


def _frame(kind: str) -> str:
    """The page that the stylesheet of ``kind`` asks for, drawn on the screen: its size, margins and ends."""
    style = written_style(kind)
    size, margin = ((pattern.findall(style) or [default])[-1] for pattern, default in ((_SIZE, "A4"), (_MARGIN, "2cm")))
    first, *more = size.split()
    width, height = _SIZES.get(first, (first, *more) if len(more) == 1 else _SIZES["A4"])
    if "landscape" in more:
        width, height = height, width
    edge = f"repeating-linear-gradient(#fff 0 calc({height} - 1px), #b3530c calc({height} - 1px) {height})"
    return f"""
html {{ background: #6d7a7c; font-size: {FORMS[kind].sizes[0]}pt; }}
body {{ width: {width}; min-height: {height}; margin: 1rem auto; padding: {margin}; background: {edge}; }}
"""
