"""Whether filled pages are the pages that MkDocs makes: python -m tests.bench.same FOLDER, or the exit code is 1."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generator.host import MkDocsHost
from generator.publish.project import Project
from generator.site.frame import Frames
from generator.site.page import Page, ProsePage
from tests.bench.project import LANGUAGE, open_project, unit_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = 50


def differing(folder: Path, pages: int = PAGES) -> list[str]:
    """The paths of those pages of units, of so many, whose filled frame is not byte for byte MkDocs' own page."""
    site = open_project(folder)
    theme = MkDocsHost()(Project(folder), LANGUAGE, site.frame_words(LANGUAGE))
    frames = Frames(theme.pages)
    made = list(islice(unit_pages(site), pages))
    bodies = {page.path: page.body for page in made}
    built = dict(theme.prose(list(_as_prose(made)), lambda prose, _: bodies[prose.page.path]))
    if built.keys() != bodies.keys():
        raise ValueError("MkDocs has not built the pages that it was given")
    return [page.path for page in made if frames.fill(page) != built[page.path]]


def _as_prose(pages: list[Page]) -> Iterator[ProsePage]:
    """The pages as MkDocs takes them: a file each, whose Markdown makes the body."""
    for number, page in enumerate(pages):
        yield ProsePage(str(number), page, f"{number}.md", "")


if __name__ == "__main__":
    sys.exit(bool(differing(Path(sys.argv[1]))))
