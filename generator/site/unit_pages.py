"""The pages of a unit's own site that are made from the registry."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.directory import blocks
from generator.directory.views.accessibility import accessibility_view
from generator.directory.views.sheets import Offered, sheets_about
from generator.exports.unit import FORMATS
from generator.site.registry_pages import RegistryPages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.site.page import Page
    from generator.site.registry_pages import Made
    from generator.site.unit_site import UnitSite

LISTS = ("sheets", "municipalities", "situations", "terms")
"""What the page of the search box leads to: the site's own sheets, and lists of the portal."""


class UnitPages(RegistryPages):
    """Makes the registry's pages of one unit's site in one language."""

    def __init__(self, site: UnitSite, language: str) -> None:
        super().__init__(site, language)
        self._unit_site = site

    def each(self) -> Iterator[Made]:
        """Every page but that of the sheets, to be made."""
        key = self._unit_site.key
        yield ("unit", key), partial(self.unit, key)
        yield ("print", key), partial(self.paper, key)
        if areas := self._directory.areas_of(key):
            yield from self._areas(areas)
        yield ("search", ""), partial(self._search, LISTS)
        yield ("developers", ""), partial(self._developers, FORMATS)
        yield ("accessibility", ""), self._accessibility
        yield from self._missing_prose()

    def each_of_sheets(self, offered: Offered) -> Iterator[Made]:
        """The page of the unit's sheets, those that are ``offered`` and the page that prints well; to be made."""
        yield ("sheets", self._unit_site.key), partial(self._own_sheets, offered)

    def _own_sheets(self, offered: Offered) -> Page:
        key = self._unit_site.key
        lens = self._lens("sheets")
        view, step = sheets_about(lens, key, offered), blocks.look_up_first(lens)
        return self._page(("sheets", key), "sheets_about", view, "sheets", step=step)

    def _accessibility(self) -> Page:
        lens = self._lens("accessibility")
        statement = accessibility_view(lens, self._site.heads.title(self._language), tested_there=True)
        return self._page(("accessibility", ""), "accessibility", statement, step=blocks.apply_first(lens))
