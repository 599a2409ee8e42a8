"""A unit's own site: its page, its sheets and data, and the pages of the portal that a family needs beside them."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from generator.exports.scribe import Scribe
from generator.exports.unit import of_unit
from generator.registry.nouns import UnitSite as Stated
from generator.registry.nouns import UnitSites
from generator.registry.prose import Shelf, sources_of_pages
from generator.site.heads import Heads
from generator.site.placeholders import placeholder_problems
from generator.site.profile import COLOURS, colours, unit_profile
from generator.site.prose_problems import own_page_problems
from generator.site.site import Site
from generator.site.unit_addresses import Contents, UnitAddresses
from generator.site.unit_pages import UnitPages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.problems import Problem


class UnitSite(Site):
    """All pages of the site of the unit ``key``, beside ``portal``, whose directory and templates it shares.

    ``own`` is the prose that is written for the unit alone; it stands in for pages of the same name.
    """

    def __init__(self, portal: Site, key: str, own: Shelf) -> None:  # what the portal has made is not made again
        self.key, self.own, self.portal = key, own, portal
        self.directory, self.languages, self.environment = portal.directory, portal.languages, portal.environment
        self.editions, self.voices = portal.editions, portal.voices
        registry = self.directory.registry
        unit, portal_url = registry.units[key], portal.heads.site_url
        stated, wanted = unit.site or Stated(), registry.network.unit_sites or UnitSites()
        self.shelf = _picked(portal.shelf, wanted.pages if stated.pages is None else stated.pages, own)
        self.known = _picked(portal.shelf, portal.shelf.all_keys(), own)
        contents = Contents(key, self.shelf, own.all_keys(), self.directory.areas_of(key))
        self.book = UnitAddresses(portal.book, portal_url, contents)
        self.options = replace(portal.options, site_url=stated.address or f"{portal_url}{key}/")
        self.profile = unit_profile(unit, portal_url, self.book.leads_to)
        self.heads = Heads(self.voices, self.book, self.options, self.environment, self.profile)
        self._lenses = {}

    @cached_property
    def scribe(self) -> Scribe:
        """Writes the files for programs about this unit; the pages that they name are those of the portal."""
        return of_unit(self.portal.scribe, self.key)

    @property
    def own_folders(self) -> dict[str, str]:
        """The folders of the pages that no other site has, with their languages."""
        keys = self.own.all_keys()
        return {self.book.folder(language, "page", key): language for language in self.languages for key in keys}

    def problems(self) -> list[Problem]:
        """What the unit's own prose asks for and the registry does not have, and how it does not fit into the site."""
        sources = list(self.directory.registry.sources)
        return [
            *placeholder_problems(self.own, self._placeholders),
            *sources_of_pages(self.own, sources),
            *own_page_problems(self.own, self.shelf, self.known),
        ]

    def pages_by_place(self, language: str) -> UnitPages:
        """What makes the unit's pages from the registry, all or one."""
        return UnitPages(self, language)

    def files_apart(self) -> Iterator[tuple[str, bytes]]:
        """As the portal's, and the site's colour."""
        yield from super().files_apart()
        if self.profile.colour:
            yield COLOURS, colours(self.profile.colour)


def _picked(shelf: Shelf, keys: tuple[str, ...], own: Shelf) -> Shelf:
    """The pages ``keys`` of ``shelf``, and all of ``own``, in the order of their heads."""
    found = {}
    for language, articles in shelf.articles.items():
        picked = {key: articles[key] for key in keys if key in articles} | own.articles[language]
        found[language] = dict(sorted(picked.items(), key=lambda pair: (pair[1].head.order, pair[0])))
    return Shelf(found)
