"""The sites of the units beside the portal: which there are, and what is wrong with what they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.publish.links import Links
from generator.registry.meaning import nearest
from generator.registry.problems import Place, Problem
from generator.registry.prose import UNITS, no_pages
from generator.site.unit_site import UnitSite

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.registry.document import Document
    from generator.registry.fields import Path
    from generator.site.site import Site

BESIDE = ("portal", "handbook", "admin", "sheets")
"""What else is made in the folder of the sites."""


def unit_sites(portal: Site) -> dict[str, UnitSite]:
    """A site for each unit of the day, by the unit's id, if the registry wants them."""
    if portal.directory.registry.network.unit_sites is None:
        return {}
    return {key: unit_site(portal, key) for key in portal.directory.units}


def unit_site(portal: Site, key: str) -> UnitSite:
    """The site of the unit ``key``."""
    return UnitSite(portal, key, portal.shelf.of_units.get(key) or no_pages(portal.shelf.articles))


def problems_of_units(portal: Site, sites: Mapping[str, UnitSite], document: Document) -> Iterator[Problem]:
    """Pages that do not exist, texts of no unit, ids that something else goes by, and what is wrong with the texts."""
    registry = portal.directory.registry
    wanted = registry.network.unit_sites
    pages = portal.shelf.all_keys()
    lists: dict[Path, Sequence[str]] = {("network", "unit_sites", "pages"): wanted.pages if wanted else ()}
    lists |= {("units", key, "site", "pages"): one.site.pages or () for key, one in registry.units.items() if one.site}
    for path, keys in lists.items():
        for number, key in enumerate(keys):
            if key not in pages:
                place = document.place((*path, number))
                yield Problem("site-page-unknown", place, {"given": key}, nearest(key, list(pages)))
    for key in portal.shelf.of_units:
        if key not in registry.units:
            place = Place(f"content/{UNITS}/{key}")
            yield Problem("texts-of-no-unit", place, {"given": key}, nearest(key, list(registry.units)))
    taken = {path.partition("/")[0] for path in _paths(portal)}
    for key, site in sites.items():
        if key in BESIDE or (not site.profile.is_own and key in taken):
            yield Problem("unit-folder-taken", document.place(("units", key), key=True), {"unit": key})
    for site in sites.values():
        if not site.own.all_keys():
            continue  # what is wrong with pages of the portal is told there
        yield from site.problems()
        yield from Links(site.heads.site_url, site.links_in_prose).broken_in_prose(set(_paths(site)))


def _paths(site: Site) -> Iterator[str]:
    for language in site.languages:
        for folder in site.book.places(language).values():
            yield f"{folder}index.html"
