"""Where every page of a unit's own site is. What the site does not have is in the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.registry.prose import START_PAGE
from generator.site.addresses import FOLDERS, PRINT_FOLDER, AddressBook, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.registry.prose import Shelf

SAME = ("unit", "print", "area", "page")
"""The kinds of pages that say in a unit's site what they say in the portal; of prose, those that are not its own."""
OWN_LISTS = ("search", "accessibility", "developers")


class Contents(NamedTuple):
    """What the site of ``unit`` is about: its prose, the keys of its own pages among that, and its service areas."""

    unit: str
    shelf: Shelf
    own: Collection[str]
    areas: Sequence[str]


class UnitAddresses(AddressBook):
    """The folder of every page of a unit's site, by language, kind and key, below the site's root.

    The unit's page is at the root, unless the site has a start page of its own.
    """

    def __init__(self, portal: AddressBook, portal_url: str, contents: Contents) -> None:
        self._portal = portal
        self._portal_url = portal_url
        self._unit, self._shelf, self._own, self._areas = contents
        self.languages, self.root_language = portal.languages, portal.root_language

    find = "search"

    def known(self, language: str) -> dict[Place, str]:
        """The pages of the portal and those of the site."""
        return {**self._portal.places(language), **self.places(language)}

    def canonical(self, language: str, kind: str, key: str) -> str:
        """The public address in the portal of a page that says the same there; "" for a page of the site's own."""
        if kind not in SAME or (kind == "page" and key in self._own):
            return ""
        return self._portal_url + self._portal.folder(language, kind, key)

    def _file(self, path: str, subject: str, up: str) -> str:
        return (up if subject == self._unit else self._portal_url) + path

    def _beyond(self, language: str, kind: str, key: str) -> str:
        found = self._portal.places(language).get((kind, key))
        return "" if found is None else self._portal_url + found

    def _of(self, language: str) -> dict[Place, str]:
        root, portal = self.root(language), self._portal.places(language)
        pages = {("page", key): self._prose(language, key) for key in self._shelf.all_keys()}
        lists = {(kind, ""): f"{root}{FOLDERS[kind][language]}/" for kind in OWN_LISTS}
        unit = portal["unit", self._unit] if START_PAGE in self._own else root
        found = pages | lists | {("page", START_PAGE): root, ("unit", self._unit): unit}
        found["print", self._unit] = f"{root}{PRINT_FOLDER[language]}/"
        found["sheets", ""] = found["sheets", self._unit] = portal["sheets", ""]
        if self._areas:
            found["areas", ""] = portal["areas", ""]
        return found | {("area", key): portal["area", key] for key in self._areas}

    def _prose(self, language: str, key: str) -> str:
        article = self._shelf.articles[language].get(key)
        return f"{self.root(language)}{article.head.slug if article else key}/"
