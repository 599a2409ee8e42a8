"""MkDocs and Zensical: a folder and a run for each language of each site, with Material and its search as they come.

A run has one language, in which the words of the theme and of the search are. A page has its title and description in
its head, and is outside the menu, which has the start page alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from generator.registry.values import LANGUAGES
from tests.bench.rivals.contestant import MKDOCS, ZENSICAL, Command, Contestant
from tests.bench.rivals.pages import Page
from tests.bench.rivals.written import Material, Texts, markdown, write


class _Run(NamedTuple):
    """What one run makes: a language of a site."""

    site: str
    language: str


def mkdocs(folder: Path, material: Material) -> Contestant:
    """MkDocs with all below ``folder``."""
    return _contestant(MKDOCS, folder, material, ("mkdocs",), ("--quiet",))


def zensical(folder: Path, material: Material) -> Contestant:
    """Zensical with all below ``folder``."""
    return _contestant(ZENSICAL, folder, material, ("zensical",), ())


def _contestant(
    name: str, folder: Path, material: Material, module: tuple[str, ...], quiet: tuple[str, ...]
) -> Contestant:
    runs = sorted({_run_of(page) for page in material.pages})
    settings = {run: folder / run.site / run.language / "mkdocs.yml" for run in runs}
    # JSON is YAML, and needs no writer of YAML.
    write({file: json.dumps(_settings(run)) for run, file in settings.items()})
    program = (sys.executable, "-m", *module)
    served = ("serve", "-f", str(settings[_run_of(material.shown)]))
    return Contestant(
        name,
        builds=tuple(Command((*program, "build", *quiet, "-f", str(file))) for file in settings.values()),
        outputs=tuple(file.parent / "out" for file in settings.values()),
        kept=tuple(file.parent / ".cache" for file in settings.values()),
        save=material.written(lambda pages: _texts(folder, pages)),
        serve=lambda port: Command((*program, *served, "-a", f"127.0.0.1:{port}")),
        page=_path(material.shown),
    )


def _texts(folder: Path, pages: Iterable[Page]) -> Texts:
    return {
        folder / page.site / _run_of(page).language / f"docs/{_path(page).rstrip('/') or 'index'}.md": markdown(
            {"title": page.title, "description": page.description}, page
        )
        for page in pages
    }


def _run_of(page: Page) -> _Run:
    below = page.path.partition("/")[0]
    return _Run(page.site, below if below in LANGUAGES else LANGUAGES[0])


def _path(page: Page) -> str:
    """The path of a page below the root of its language."""
    return page.path.removeprefix(f"{_run_of(page).language}/")


def _settings(run: _Run) -> dict[str, object]:
    return {
        "site_name": run.site,
        "site_dir": "out",
        "theme": {"name": "material", "font": False, "language": run.language},
        "nav": ["index.md"],
        "not_in_nav": "/*",
        "plugins": {"search": {"lang": run.language}},
        "validation": {"links": {"not_found": "ignore", "anchors": "ignore"}},
        "markdown_extensions": ["tables", "attr_list", "def_list"],
    }
