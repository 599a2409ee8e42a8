"""The same pages for every contestant: python -m tests.bench.material FOLDER UNITS.

``ours`` gets a registry; ``bare`` the words of the finished views as JSON; ``mkdocs`` and ``hugo`` the same Markdown
files, with the values of the frame in their heads and the frame as their template.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.directory.views.unit import unit_view
from generator.site.page import Page
from tests.bench.markdown import markdown_of
from tests.bench.project import LANGUAGE, ROOT, open_project, unit_pages, whole_pages, write_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.directory.parts import Row
    from generator.directory.voice import Lens
    from generator.site.site import Site

_WORDS = ("title", "site_title", "description", "canonical")
_MARKUP = ("alternates_html", "switch_html", "banner_html", "report_html")


def write_material(folder: Path, units: int) -> None:
    """Put what every contestant starts from into a folder of its own below ``folder``."""
    write_project(folder / "ours", units)
    site = open_project(folder / "ours")
    frame = _frame(site, folder / "ours")
    _write_templates(folder, site, frame)
    with (folder / "bare" / "pages.jsonl").open("w", encoding="utf-8") as lines:
        for key, page in zip(site.directory.units, unit_pages(site), strict=True):
            lens = site.lens(LANGUAGE, page.path.removesuffix("index.html"))
            values = {"path": page.path, "meta": _meta(page), "v": _plain(lens, key)}
            lines.write(json.dumps(values, ensure_ascii=False) + "\n")
            text = _with_head(page)
            for name in ("mkdocs/docs", "hugo/content"):
                file = folder / name / page.path.replace("/index.html", ".md")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")


def _frame(site: Site, folder: Path) -> Callable[[Callable[[str], str]], str]:
    """The theme's frame of a unit's page, with ``value`` asked what stands in each place."""
    page = next(unit_pages(site))
    head = {name: f"@@{name}@@" for name in (*_WORDS, *_MARKUP)}
    marked = Page(page.path, LANGUAGE, page.section, page.robots, head, "@@body@@")
    (rendered,) = whole_pages(site, folder)([marked])
    return lambda value: re.sub(r"@@(\w+)@@", lambda match: value(match[1]), rendered)


def _write_templates(folder: Path, site: Site, frame: Callable[[Callable[[str], str]], str]) -> None:
    words = site.voices[LANGUAGE].words
    body = (Path(__file__).parent / "bare.html").read_text(encoding="utf-8").replace("[[up]]", "../../")
    body = re.sub(r"\[\[([\w.]+)\]\]", lambda match: words(match[1]), body)
    _write(folder / "bare" / "page.html", body)
    settings = _mkdocs_settings(site)
    _write(folder / "bare" / "config.json", json.dumps({"extra": settings["extra"], "theme": settings["theme"]}))
    hugo = {"body": "{{ .Content }}"} | {name: f"{{{{ .Params.{name} }}}}" for name in _WORDS}
    hugo |= {name: f"{{{{ .Params.{name} | safeHTML }}}}" for name in _MARKUP}
    _write(folder / "hugo" / "layouts" / "_default" / "single.html", frame(hugo.__getitem__))
    kinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404", "home", "section"]
    _write(folder / "hugo" / "config.json", json.dumps({"languageCode": LANGUAGE, "disableKinds": kinds}))
    _write(folder / "mkdocs" / "docs" / "index.md", "# Keksitty\n")
    for name in ("bare", "mkdocs"):
        shutil.copytree(ROOT / "overrides", folder / name / "overrides")
    # JSON is YAML, and needs no writer of YAML.
    _write(folder / "mkdocs" / "mkdocs.yml", json.dumps(settings))


def _mkdocs_settings(site: Site) -> dict[str, Any]:
    return {
        "site_name": "Keksitty",
        "theme": {"name": "material", "custom_dir": "overrides", "font": False, "language": LANGUAGE},
        "nav": ["index.md"],
        "not_in_nav": "/yksikot/",
        "plugins": [],
        "markdown_extensions": ["tables", "attr_list", "def_list"],
        "extra": {"frame": site.frame_words(LANGUAGE)},
    }


def _meta(page: Page) -> dict[str, str]:
    return {**page.head, "section": page.section, "robots": page.robots}


def _with_head(page: Page) -> str:
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in _meta(page).items()]
    return "\n".join(["---", *lines, "---", "", markdown_of(page.body)])


def _plain(lens: Lens, key: str) -> dict[str, Any]:
    """A unit's view as plain JSON, the values of its facts all in one form."""
    view = asdict(unit_view(lens, key))
    view["rows"] = [_plain_row(row) for row in (view.pop("checked"), *view.pop("facts"))]
    for rows in ("access", "fees"):
        view[rows] = [_plain_row(row) for row in view[rows]]
    for card in view["siblings"]:
        card["operator"] = _plain_row(card["operator"])
    return view


def _plain_row(row: Row) -> dict[str, Any]:
    value = row.value
    entries = value if isinstance(value, list | tuple) else [value]
    return row._asdict() | {"value": [{"text": one, "href": ""} if isinstance(one, str) else one for one in entries]}


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_material(Path(sys.argv[1]), int(sys.argv[2]))
