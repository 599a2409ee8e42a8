"""The floor: one process that renders two templates for each line of JSON: python -m tests.bench.bare FOLDER.

``page.html`` is flat (``bare.html`` tells what it renders) and the frame around it is the theme's own ``main.html``.
The loop reads words that are ready, checks nothing and keeps no last good output.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader


def main(folder: Path) -> None:
    """Write the page of every line of ``pages.jsonl`` below ``out``."""
    body = Environment(loader=FileSystemLoader(folder), autoescape=True).get_template("page.html")
    # The frame escapes each value itself.
    frame = Environment(loader=FileSystemLoader(folder / "overrides"), autoescape=False).get_template("main.html")  # noqa: S701
    config = _as_object(json.loads((folder / "config.json").read_text(encoding="utf-8")))
    with (folder / "pages.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            values = json.loads(line)
            page = SimpleNamespace(meta=SimpleNamespace(**values["meta"]), content=body.render(values))
            file = folder / "out" / values["path"]
            file.parent.mkdir(parents=True)
            file.write_text(frame.render(page=page, config=config, base_url="../.."), encoding="utf-8")


def _as_object(value: object) -> object:
    """JSON with names for keys, which templates read faster."""
    if isinstance(value, dict):
        return SimpleNamespace(**{key: _as_object(one) for key, one in value.items()})
    return [_as_object(one) for one in value] if isinstance(value, list) else value


if __name__ == "__main__":
    main(Path(sys.argv[1]))
