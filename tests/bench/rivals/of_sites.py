"""MkDocs and Zensical: a folder and a run for each site, with Material as it comes and without search.

A page has its title and description in its head, and is outside the menu, which has the start page alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.bench.rivals.contestant import MKDOCS, ZENSICAL, Command, Contestant
from tests.bench.rivals.pages import Page
from tests.bench.rivals.written import Material, Texts, markdown, write


def mkdocs(folder: Path, material: Material) -> Contestant:
    """MkDocs with all below ``folder``."""
    return _contestant(MKDOCS, folder, material, ("mkdocs",), ("--quiet",))


def zensical(folder: Path, material: Material) -> Contestant:
    """Zensical with all below ``folder``."""
    return _contestant(ZENSICAL, folder, material, ("zensical",), ())


def _contestant(
    name: str, folder: Path, material: Material, module: tuple[str, ...], quiet: tuple[str, ...]
) -> Contestant:
    sites = sorted({page.site for page in material.pages})
    settings = {site: folder / site / "mkdocs.yml" for site in sites}
    # JSON is YAML, and needs no writer of YAML.
    write({file: json.dumps(_settings(site)) for site, file in settings.items()})
    program = (sys.executable, "-m", *module)
    served = ("serve", "-f", str(settings[material.shown.site]))
    return Contestant(
        name,
        builds=tuple(Command((*program, "build", *quiet, "-f", str(file))) for file in settings.values()),
        outputs=tuple(folder / site / "out" for site in sites),
        kept=tuple(folder / site / ".cache" for site in sites),
        save=material.written(lambda pages: _texts(folder, pages)),
        serve=lambda port: Command((*program, *served, "-a", f"127.0.0.1:{port}")),
        page=material.shown.path,
    )


def _texts(folder: Path, pages: Iterable[Page]) -> Texts:
    return {
        folder / page.site / f"docs/{page.path.rstrip('/') or 'index'}.md": markdown(
            {"title": page.title, "description": page.description}, page
        )
        for page in pages
    }


def _settings(site: str) -> dict[str, object]:
    return {
        "site_name": site,
        "site_dir": "out",
        "theme": {"name": "material", "font": False, "language": "fi"},
        "nav": ["index.md"],
        "not_in_nav": "/*",
        "plugins": {"search": {"enabled": False}},
        "validation": {"links": {"not_found": "ignore", "anchors": "ignore"}},
        "markdown_extensions": ["tables", "attr_list", "def_list"],
    }
