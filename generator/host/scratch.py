"""One run of Zensical: what is asked of it, as pages of a throw-away project that inherits the settings of ours."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.publish.project import Project
from generator.publish.room import room

FRAME, PROSE = "directory-frame.html", "directory-prose.html"
"""The templates of a page around a body that is ready, and of the HTML of some Markdown alone."""
# Zensical has one language and one "extra" for a whole project. A leaf brings its own, so that one run serves all.
_TEMPLATES = {
    FRAME: """\
{%- set told = page.meta.told -%}
{%- set theme = dict(config.theme, language=told.language) -%}
{%- set config = dict(config, theme=theme, extra=dict(config.extra, frame=told.words)) -%}
{%- set page = dict(page, content=told.content, meta=told.meta) -%}
{%- include "main.html" -%}
""",
    PROSE: "{{ page.content }}",
    "404.html": "",  # else main.html is rendered once more, without a page
}
# The front matter is YAML, which takes JSON but for these signs.
_NOT_IN_YAML = {sign: f"\\u{sign:04x}" for sign in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)}
LINES_OF_FRAME = _TEMPLATES[FRAME].count("\n")
"""In the last one stands what people wrote."""
_OTHER_SETTINGS = "settings.yml"


class Leaf(NamedTuple):
    """A page that Zensical is asked for: ``depth`` folders down, its template and what that is told, its Markdown.

    ``place`` is the file in which people wrote the Markdown.
    """

    depth: int
    template: str
    told: str = "{}"
    markdown: str = ""
    place: str = ""


def told(**values: object) -> str:
    """What a leaf's template is told."""
    return json.dumps(values, ensure_ascii=False).translate(_NOT_IN_YAML)


class Run(NamedTuple):
    """A run of Zensical: the HTML of the leaves that it made, whether it ``failed``, and what it ``said``."""

    made: dict[Leaf, str]
    failed: bool
    said: str


def run(project: Project, leaves: Sequence[Leaf], settings: str | None = None) -> Run:
    """Have Zensical make ``leaves``, by the text ``settings`` instead of the project's own if there is one."""
    with room(project.cache) as root:
        names = [f"{'x/' * leaf.depth}{number}" for number, leaf in enumerate(leaves)]
        _write(project, root, dict(zip(names, leaves, strict=True)), settings)
        ran = subprocess.run(  # noqa: S603 - our own arguments
            [sys.executable, "-m", "zensical", "build", "--strict", "-f", str(root / "mkdocs.yml")],
            cwd=project.root,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        files = {leaf: root / f"out/{name}.html" for leaf, name in zip(leaves, names, strict=True)}
        made = {leaf: file.read_text(encoding="utf-8") for leaf, file in files.items() if file.is_file()}
        return Run(made, bool(ran.returncode) or len(made) < len(files), ran.stderr)


def _write(project: Project, root: Path, leaves: Mapping[str, Leaf], settings: str | None) -> None:
    inherited = project.host_settings.absolute() if settings is None else root / _OTHER_SETTINGS
    if settings is not None:
        inherited.write_text(settings, encoding="utf-8")
    own = {
        "INHERIT": str(inherited),
        "docs_dir": "pages",
        "site_dir": "out",
        "theme": {"custom_dir": "theme"},
        "use_directory_urls": False,
        "plugins": {},
        "validation": False,  # every link is checked when all pages are there
    }
    (root / "mkdocs.yml").write_text(json.dumps(own), encoding="utf-8")
    for name, leaf in leaves.items():
        file = root / f"pages/{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f'{{"template": "{leaf.template}", "told": {leaf.told}}}'
        file.write_text(f"---\n{head}\n---\n{leaf.markdown}", encoding="utf-8", newline="")
    for source in project.overrides.rglob("*.html"):
        copy = root / "theme" / source.relative_to(project.overrides)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)
    for template, text in _TEMPLATES.items():
        (root / "theme" / template).write_text(text, encoding="utf-8")
