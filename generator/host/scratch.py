"""One run of Zensical: what is asked of it, as pages of a throw-away project that inherits the settings of ours."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.publish.project import InputProblems, Project
from generator.registry.problems import Place, Problem

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
_REASON = re.compile(r"^(?:RuntimeError|Error): (.*?)(?=\nTraceback|\Z)", re.MULTILINE | re.DOTALL)
_IN_TEMPLATE = re.compile(r"(.*) \(in ([^()\s]+):(\d+)\)", re.DOTALL)


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


def render(project: Project, leaves: Sequence[Leaf]) -> list[str]:
    """The HTML of ``leaves``, all by one run. Raises ``InputProblems`` if Zensical refuses the settings or a page."""
    project.cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="zensical-", dir=project.cache) as folder:
        root = Path(folder)
        names = [f"{'x/' * leaf.depth}{number}" for number, leaf in enumerate(leaves)]
        _write(project, root, dict(zip(names, leaves, strict=True)))
        ran = subprocess.run(  # noqa: S603 - our own arguments
            [sys.executable, "-m", "zensical", "build", "--strict", "-f", str(root / "mkdocs.yml")],
            cwd=project.root,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        files = [root / f"out/{name}.html" for name in names]
        missing = [leaf for leaf, file in zip(leaves, files, strict=True) if not file.is_file()]
        if ran.returncode or missing:
            raise _refused(ran.stderr, missing)
        return [file.read_text(encoding="utf-8") for file in files]


def _write(project: Project, root: Path, leaves: Mapping[str, Leaf]) -> None:
    settings = {
        "INHERIT": str(project.host_settings.absolute()),
        "docs_dir": "pages",
        "site_dir": "out",
        "theme": {"custom_dir": "theme"},
        "use_directory_urls": False,
        "plugins": {},
        "validation": False,  # every link is checked when all pages are there
    }
    (root / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
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


def _refused(said: str, missing: Sequence[Leaf]) -> InputProblems:
    """What Zensical ``said`` when it made all but the ``missing`` leaves, as an editor reads it."""
    places = sorted({leaf.place for leaf in missing if leaf.place})
    if "RecursionError" in said and places:
        return InputProblems([Problem("too-entangled", Place(place)) for place in places])
    reasons = _REASON.findall(said) or [said.strip() or "Zensical made no page and told no reason"]
    reason = " ".join(reasons[-1].split())
    in_template = _IN_TEMPLATE.fullmatch(reason)
    if in_template:
        what, template, line = in_template.groups()
        what = what.rpartition(f"(in {FRAME}:{_TEMPLATES[FRAME].count(chr(10))}): ")[2]
        return InputProblems(lines=[f"error[template]: overrides/{template}:{line}: {what}"])
    return InputProblems(lines=[f"error[host]: {place}: {reason}" for place in places or ["mkdocs.yml"]])
