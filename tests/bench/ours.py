"""One process that fills the pages of a project: python -m tests.bench.ours FOLDER [--only-read]."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.publish.tree import replace_tree
from generator.site.frame import Frames
from tests.bench.project import open_project, unit_pages, whole_pages


def main(folder: Path, *, only_read: bool) -> None:
    """Read the project and publish the pages of its units, or stop when it has been read."""
    site = open_project(folder)
    if not only_read:
        replace_tree(folder / "out", Frames(whole_pages(site, folder)).filled(unit_pages(site)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), only_read="--only-read" in sys.argv)
