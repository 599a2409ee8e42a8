"""Built pages as readers meet them: their text, their language and what they link to."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from lxml import html

LANGUAGES = ("fi", "sv", "en")
_SPACE_BEFORE_MARK = re.compile(r"\s+(?=[.,;:!?])")


def folded(text: str) -> str:
    """``text`` with each run of white space as one space, and none before a punctuation mark."""
    return _SPACE_BEFORE_MARK.sub("", " ".join(text.split()))


def main(page: Path) -> html.HtmlElement:
    """The main part of a page, without the frame around it."""
    found = html.parse(str(page)).getroot().find(".//main")
    assert found is not None, page
    return found


@cache
def text(page: Path) -> str:
    """What a page says in its main part."""
    return folded(" ".join(main(page).itertext()))


def language_of(address: str) -> str:
    """The language of the page at ``address``, a folder below the portal's root."""
    first = address.partition("/")[0]
    return first if first in LANGUAGES else "fi"


@cache
def pages(portal: Path) -> dict[str, Path]:
    """Every page of a portal: its folder, with a slash at its end ("" for the root), and its file."""
    found = sorted(portal.rglob("index.html"))
    return {"" if (folder := f"{page.parent.relative_to(portal)}/") == "./" else folder: page for page in found}


def pages_in(portal: Path, language: str) -> dict[str, Path]:
    """The pages of one language."""
    return {address: page for address, page in pages(portal).items() if language_of(address) == language}


def below(portal: Path, folder: str) -> dict[str, Path]:
    """The pages of the records whose list is at ``folder``, without what lies below them."""
    return {
        address: page
        for address, page in pages(portal).items()
        if address.startswith(folder) and address[len(folder) :].count("/") == 1
    }
