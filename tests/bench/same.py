"""Whether filled pages are the pages that MkDocs makes: python -m tests.bench.same FOLDER, or the exit code is 1."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

from generator.host import MkDocsHost
from generator.publish.project import Project
from generator.site.frame import Frames
from tests.bench.project import LANGUAGE, open_project, unit_pages
from tests.mkdocs_build import built

PAGES = 50


def differing(folder: Path, pages: int = PAGES) -> list[str]:
    """The paths of those pages of units, of so many, whose filled frame is not byte for byte MkDocs' own page."""
    site = open_project(folder)
    theme = MkDocsHost()(Project(folder), LANGUAGE, site.frame_words(LANGUAGE))
    frames = Frames(theme.pages)
    made = list(islice(unit_pages(site), pages))
    whole = built(theme, made)
    if whole.keys() != {page.path for page in made}:
        raise ValueError("MkDocs has not built the pages that it was given")
    return [page.path for page in made if frames.fill(page) != whole[page.path]]


if __name__ == "__main__":
    sys.exit(bool(differing(Path(sys.argv[1]))))
