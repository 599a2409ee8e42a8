"""The pages of finished sites as somebody would have written them for generators that start from Markdown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from tests.bench.markdown import markdown_of
from tests.bench.rivals.cut import Cut, cut

PORTAL = "portal"
_OWN = "index.html"


@dataclass(frozen=True, slots=True)
class Page:
    """The page at ``path`` (with a slash at its end, or "") of ``site``.

    Its body is ``markdown``; ``cut`` has all but the body.
    """

    site: str
    path: str
    markdown: str
    cut: Cut

    @property
    def title(self) -> str:
        """Its title as plain text."""
        return unescape(self.cut.values["title"])

    @property
    def description(self) -> str:
        """Its description as plain text."""
        return unescape(self.cut.values["description"])


def files_of(sites: Path) -> Iterator[Path]:
    """The files of the pages, as paths below the folder."""
    for site in sorted(one for one in sites.iterdir() if not one.name.startswith(".")):
        yield from (file.relative_to(sites) for file in sorted(site.rglob(_OWN)))


def page_of(sites: Path, file: Path) -> Page:
    """The page of a file below the folder. Raises ``ValueError`` if it is not framed as all are."""
    found = cut((sites / file).read_text(encoding="utf-8"))
    site, _, path = file.as_posix().removesuffix(_OWN).partition("/")
    # All pages of a large site are there at once: their bodies once, their frames once for all of them.
    slim = replace(found, frame=sys.intern(found.frame), values={**found.values})
    return Page(site, path, markdown_of(slim.values.pop("body")), slim)
