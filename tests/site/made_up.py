"""Pages of a fictional registry, with some of its lines written anew."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from lxml import html

from generator.registry.load import load_text
from generator.registry.places import Places
from generator.registry.prose import read_prose
from generator.site.registry_pages import RegistryPages
from generator.site.site import Site, SiteOptions, open_site
from tests.seeds.pages import folded

ROOT = Path(__file__).parents[2]
FICTIONAL = (ROOT / "tests/exports/fictional.yaml").read_text(encoding="utf-8")
TODAY = dt.date(2026, 11, 22)

Tree: TypeAlias = Any
"""A page or a part of it, as lxml gives it: what its paths find may be nearly anything."""


@cache
def made_up_site(*changes: tuple[str, str], day: dt.date = TODAY) -> Site:
    """The site of the fictional registry after each (old, new) in ``changes``, with the project's own prose."""
    text = FICTIONAL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    loaded = load_text(text.encode(), "fictional.yaml", Places.finland(), TODAY)
    assert loaded.registry, loaded.problems
    assert not loaded.errors, loaded.errors
    shelf = read_prose(ROOT / "content")[0]
    return open_site(loaded.registry, shelf, Places.finland(), SiteOptions(day, today=TODAY))


@cache
def _bodies(site: Site, language: str) -> dict[str, str]:
    return {page.path.removesuffix("index.html"): page.body for page in RegistryPages(site, language).all()}


def page(site: Site, kind: str, key: str = "", language: str = "fi") -> Tree:
    """The main part of a page as a tree."""
    return html.fromstring(f"<main>{_bodies(site, language)[site.book.folder(language, kind, key)]}</main>")


def said(site: Site, kind: str, key: str = "", language: str = "fi") -> str:
    """What a page says."""
    return folded(" ".join(page(site, kind, key, language).itertext()))


def row(tree: Tree, term: str) -> str:
    """What the fact under a term says."""
    (found,) = tree.xpath(f'//div[contains(@class, "fact ")][dt="{term}"]/dd')
    return folded(" ".join(found.itertext()))


def card(tree: Tree, name: str) -> str:
    """What the card of a unit says."""
    found = tree.xpath(f'//article[h3="{name}"]')[0]
    return folded(" ".join(found.itertext()))
