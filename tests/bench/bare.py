"""The floor: one process that renders one flat template for each line of JSON: python -m tests.bench.bare FOLDER.

It reads words that are ready, checks nothing and keeps no last good output. ``bare.html`` tells what it renders.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader


def main(folder: Path) -> None:
    """Write the page of every line of ``pages.jsonl``, in the template ``page.html``, below ``out``."""
    template = Environment(loader=FileSystemLoader(folder), autoescape=True).get_template("page.html")
    with (folder / "pages.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            file = folder / "out" / page["path"]
            file.parent.mkdir(parents=True)
            file.write_text(template.render(page), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
