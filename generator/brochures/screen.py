"""A sheet as a page of its own, for whoever works on its words and style: the HTML that is printed, in its letters.

A browser lays it out its own way, without pages: a line shows where each would end. The PDF is what counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.brochures.desk import Desk
from generator.brochures.forms import FORMS
from generator.brochures.paper import embedded_stylesheet, written_style

if TYPE_CHECKING:
    from generator.site.site import Site

_SIZE = re.compile(r"@page\s*\{[^}]*?\bsize:\s*([^;}]+)")
_MARGIN = re.compile(r"@page\s*\{[^}]*?\bmargin:\s*([^;}]+)")
_SIZES = {"A5": ("148mm", "210mm"), "A4": ("210mm", "297mm"), "A3": ("297mm", "420mm")}


def screen_names(site: Site) -> dict[str, tuple[str, str, str]]:
    """The sheets of ``site`` as (kind, subject, language) by what they are called on the screen."""
    return {
        f"{subject}-{kind}-{language}.html": (kind, subject, language)
        for subject, kinds in Desk(site).kinds_by_subject.items()
        for kind in kinds
        for language in site.languages
    }


def on_screen(site: Site, name: str) -> str | None:
    """The HTML of the sheet that is called ``name``, or ``None`` if there is none."""
    asked = screen_names(site).get(name)
    if asked is None:
        return None
    kind = asked[0]
    style = f"<style>{embedded_stylesheet(kind)}\n{_frame(kind)}</style>"
    return Desk(site).sheet(*asked).html.replace("</head>", f"{style}</head>", 1)


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
