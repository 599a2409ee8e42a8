"""A small project of its own for the measurements: a made-up registry, the real frame and hardly any prose."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from generator.host import MkDocsHost
from generator.publish.project import Project
from generator.registry.load import load
from generator.registry.places import Places
from generator.registry.prose import read_prose
from generator.site.prose_problems import NEEDED
from generator.site.registry_pages import RegistryPages
from generator.site.site import Site, SiteOptions, open_site
from tests.bench.country import spread
from tests.bench.made_up import DAY, registry_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.site.frame import Render
    from generator.site.page import Page

ROOT = Path(__file__).parents[2]
LANGUAGE = "fi"

_PROSE = """\
---
title: Keksitty sivu
slug: {slug}
description: Tätä sivua ei lue kukaan.
short: Tämä on keksitty.
kind: core
order: {order}
---

Keksittyä tekstiä.
"""


def write_project(folder: Path, units: int) -> None:
    """Put a project with so many made-up ``units`` into ``folder``."""
    folder.mkdir(parents=True)
    (folder / "units.yaml").write_bytes(registry_yaml(units))
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for language in ("fi", "sv", "en"):
        (folder / "content" / language).mkdir(parents=True)
        for order, key in enumerate(NEEDED):
            slug = '""' if key == "index" else f"{key}-{language}"
            text = _PROSE.format(slug=slug, order=order)
            (folder / "content" / language / f"{key}.md").write_text(text, encoding="utf-8")


def open_project(folder: Path) -> Site:
    """The site of the project in ``folder``, its registry read from what is kept where it has been read before."""
    project = Project(folder)
    loaded = load(project.registry, Places.finland(), DAY, cache=project.cache)
    if loaded.registry is None or loaded.errors:
        raise ValueError(f"the made-up registry has errors: {loaded.errors[:3]}")
    registry, places = spread(loaded.registry)
    return open_site(registry, read_prose(project.content)[0], places, SiteOptions(DAY))


def whole_pages(site: Site, folder: Path) -> Render:
    """How MkDocs renders whole pages of ``site``."""
    return MkDocsHost()(Project(folder), LANGUAGE, site.frame_words(LANGUAGE)).pages


def unit_pages(site: Site) -> Iterator[Page]:
    """The page of every unit, in one language."""
    pages = RegistryPages(site, LANGUAGE)
    return (pages.unit(key) for key in site.directory.units)
