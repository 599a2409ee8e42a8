"""Pages of prose for hostile sites: the few that a site cannot do without, and others with attacks in them."""

from __future__ import annotations

import json
from pathlib import Path

from generator.registry.prose import Shelf, read_prose
from generator.registry.values import LANGUAGES
from generator.site.prose_problems import NEEDED

# What the head holds as a list or a record; these are given as they are written there.
_GROUPS = ("keywords", "alarms", "sources", "digits")
BODY = """\
## Made-up heading

Made-up text with [a link]({{ page.units }}).

{{ block.urgent }}

{{ block.contact }}

{{ block.decision }}

{{ block.cost }}

{{ block.steps }}

{{ block.search }}

{{ block.situations }}

{{ block.offerings }}

{{ block.units }}
"""


def write(folder: Path, language: str, key: str, body: str, **head: str) -> None:
    """A page; ``head`` replaces fields of its head."""
    slug = "" if key == "index" else key
    made_up = {"title": "Made-up", "slug": slug, "description": "Made-up.", "short": "Made-up."}
    kept = {**made_up, "kind": "situation" if key == "home" else "core", "order": "1", **head}
    quoted = {name: value if name in _GROUPS else json.dumps(value, ensure_ascii=False) for name, value in kept.items()}
    lines = [f"{name}: {value}" for name, value in quoted.items()]
    file = folder / language / f"{key}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(["---", *lines, "---", "", body]), encoding="utf-8", newline="")


def write_needed(folder: Path) -> None:
    """The pages that a site cannot do without, in all languages."""
    for language in LANGUAGES:
        for key in (*NEEDED, "home"):
            write(folder, language, key, BODY if key == "index" else "## Made-up heading\n\nMade-up.\n")


def plain_shelf(folder: Path) -> Shelf:
    """The needed pages alone."""
    write_needed(folder)
    shelf, problems = read_prose(folder)
    assert not problems
    return shelf
