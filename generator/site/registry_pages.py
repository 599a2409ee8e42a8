"""The pages that are made from the registry, in the order that a reader would meet them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from generator.directory import blocks
from generator.directory.parts import Entry, Group, NextStep
from generator.directory.views.about import data_view, statements_view, terms_view
from generator.directory.views.accessibility import accessibility_view
from generator.directory.views.changes import changes_view
from generator.directory.views.edition import edition_view, editions_view
from generator.directory.views.head import Head
from generator.directory.views.municipality import by_letter, merged_view, municipality_view
from generator.directory.views.offerings import offering_entries, offering_view
from generator.directory.views.places import area_view, by_county, county_mark, county_view
from generator.directory.views.shares import share_view, shares_view
from generator.directory.views.sheets import Offered, sheets_about, sheets_view
from generator.directory.views.unit import unit_view
from generator.directory.views.units import compare_view, map_view, units_view
from generator.exports.files import FORMATS
from generator.site.developers import developers_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.directory.voice import Lens
    from generator.exports.catalogue import Format
    from generator.site.addresses import Place
    from generator.site.page import Page
    from generator.site.site import Site

LISTS = ("municipalities", "counties", "units", "situations", "offerings", "terms")
"""What the page of the search box leads to without a script."""


class HasHead(Protocol):
    """Any view."""

    @property
    def head(self) -> Head:
        """The page's head."""


@dataclass(frozen=True, slots=True)
class ListView:
    """A plain list of links under a head."""

    head: Head
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class GroupsView:
    """Groups of links under a head."""

    head: Head
    groups: tuple[Group, ...]
    counties: tuple[Entry, ...] = ()


class RegistryPages:
    """Makes the registry's pages of one site in one language."""

    def __init__(self, site: Site, language: str) -> None:
        self._site = site
        self._language = language
        self._directory = site.directory

    def all(self) -> Iterator[Page]:
        """Every page but those of the sheets."""
        yield from self._overviews()
        yield from self._units()
        yield from self._offerings()
        yield from self._municipalities()
        yield from self._counties()
        yield from self._areas()
        yield from self._editions()
        yield from self._missing_prose()

    def sheets(self, offered: Offered) -> Iterator[Page]:
        """The pages of the sheets that are ``offered``: one that leads to them, then one for each subject."""
        lens = self._lens("sheets")
        yield self._page(("sheets", ""), "sheets", sheets_view(lens, offered), step=blocks.look_up_first(lens))
        for subject in offered.subjects:
            here = self._lens("sheets", subject)
            view, step = sheets_about(here, subject, offered), blocks.look_up_first(here)
            yield self._page(("sheets", subject), "sheets_about", view, step=step)

    def _lens(self, kind: str, key: str = "") -> Lens:
        return self._site.lens(self._language, self._site.book.folder(self._language, kind, key))

    def _page(
        self, place: Place, template: str, view: HasHead, section: str = "", head: Head | None = None, **more: object
    ) -> Page:
        """A page; ``head`` is that of its frame where it is not the view's."""
        body = self._site.render(f"pages/{template}.html", self._lens(*place), view, **more)
        return self._site.heads.page(self._language, place, head or view.head, section, body)

    def _head(self, lens: Lens, name: str, **parts: str) -> Head:
        words = lens.words
        return Head(words(f"{name}title"), words(f"{name}description", **parts), words(f"{name}short"))

    def _overviews(self) -> Iterator[Page]:
        lens = self._lens("units")  # all lists lie side by side, and so see the same addresses
        look_up, apply = blocks.look_up_first(lens), blocks.apply_first(lens)
        yield from self._lists_of_units(lens, look_up)
        yield self._page(("map", ""), "map", map_view(lens), "units", step=look_up)
        yield self._page(("terms", ""), "terms", terms_view(lens), step=apply)
        yield self._page(("statements", ""), "statements", statements_view(lens), step=apply)
        yield self._page(("data", ""), "data", data_view(lens), step=look_up)
        yield self._developers(FORMATS)
        yield self._page(("changes", ""), "changes", changes_view(lens), step=look_up)
        yield self._page(("accessibility", ""), "accessibility", accessibility_view(lens), step=apply)
        yield self._search(LISTS)
        listed = ListView(self._head(lens, "situations."), tuple(self._site.situations(lens, described=True)))
        yield self._page(("situations", ""), "list", listed, "situations", step=apply)

    def _lists_of_units(self, lens: Lens, step: NextStep) -> Iterator[Page]:
        """All units by locality and side by side: on one page each, or on many that these two lead to."""
        lists: dict[str, HasHead] = {"units": units_view(lens), "compare": compare_view(lens)}
        for kind, view in lists.items():
            if self._directory.shares:
                yield self._page((kind, ""), "shares", shares_view(lens, view.head), "units", step=step)
            else:
                yield self._page((kind, ""), kind, view, "units", step=step)
        for key, share in self._directory.shares.items():
            here = self._lens("compare", key)
            view, look_up = share_view(here, share), blocks.look_up_first(here)
            yield self._page(("compare", key), "share", view, "units", step=look_up)

    def _search(self, kinds: Iterable[str]) -> Page:
        """The page of the search box, which leads to the lists ``kinds`` too."""
        lens = self._lens("search")
        lists = tuple(Entry(lens.words(f"nav.{kind}"), lens.at(kind)) for kind in kinds)
        view = ListView(self._head(lens, "search.page_"), lists)
        return self._page(("search", ""), "search", view, step=blocks.apply_first(lens))

    def unit(self, key: str) -> Page:
        """The page of one unit."""
        return self._page(("unit", key), "unit", unit_view(self._lens("unit", key), key), "units")

    def _developers(self, formats: Sequence[Format]) -> Page:
        lens, place = self._lens("developers"), ("developers", "")
        root = self._site.heads.site_url
        address = root + self._site.book.folder(self._language, *place)
        view = developers_view(lens, self._site.scribe, formats, root, address)
        return self._page(place, "developers", view, step=blocks.look_up_first(lens))

    def paper(self, key: str) -> Page:
        """The page of one unit that prints well."""
        lens = self._lens("print", key)
        view = unit_view(lens, key)
        head = replace(view.head, title=f"{view.head.title}: {lens.words('sheet.name')}", listed=False)
        return self._page(("print", key), "print", view, "units", head)

    def _units(self) -> Iterator[Page]:
        for key in self._directory.units:
            yield self.unit(key)
            yield self.paper(key)

    def _offerings(self) -> Iterator[Page]:
        lens = self._lens("offerings")
        view = ListView(self._head(lens, "offering.index_"), offering_entries(lens))
        yield self._page(("offerings", ""), "list", view, step=blocks.apply_first(lens))
        for key in self._directory.registry.offerings:
            yield self._page(("offering", key), "offering", offering_view(self._lens("offering", key), key))

    def _municipalities(self) -> Iterator[Page]:
        lens, section = self._lens("municipalities"), "municipalities"
        count = lens.words.number(len(self._directory.municipalities))
        head = self._head(lens, "municipality.index_", count=count)
        index = GroupsView(head, by_letter(lens, self._directory.municipalities))
        yield self._page(("municipalities", ""), "municipalities", index, section, step=blocks.apply_first(lens))
        for place in self._directory.municipalities:
            here = self._lens("municipality", place.code)
            view, urgent = municipality_view(here, place), blocks.urgent(here)
            yield self._page(("municipality", place.code), "municipality", view, section, urgent=urgent)
        for place in self._directory.ceased:
            merged = merged_view(self._lens("municipality", place.code), place)
            yield self._page(("municipality", place.code), "merged", merged, section)

    def _counties(self) -> Iterator[Page]:
        lens, section = self._lens("counties"), "municipalities"
        counties = [
            Entry(one.name(lens.language), lens.at("county", one.code), note=county_mark(lens, one))
            for one in self._directory.counties
        ]
        counties.sort(key=lambda entry: lens.words.sort_key(entry.text))
        then = "" if counties else "_before"
        title, short = lens.words(f"county.index_title{then}"), lens.words(f"county.index_short{then}")
        head = Head(title, lens.words("county.index_description"), short)
        view = GroupsView(head, by_county(lens), tuple(counties))
        yield self._page(("counties", ""), "counties", view, section, step=blocks.apply_first(lens))
        for county in self._directory.counties:
            place = ("county", county.code)
            yield self._page(place, "county", county_view(self._lens(*place), county), section)

    def _areas(self) -> Iterator[Page]:
        areas = self._directory.registry.service_areas
        yield self._area_list(areas)
        for key in areas:
            yield self.area(key)

    def _area_list(self, keys: Iterable[str]) -> Page:
        lens, areas = self._lens("areas"), self._directory.registry.service_areas
        entries = tuple(Entry(lens.voice.plain(areas[key].name), lens.at("area", key)) for key in keys)
        view = ListView(self._head(lens, "area.index_"), entries)
        return self._page(("areas", ""), "list", view, "municipalities", step=blocks.look_up_first(lens))

    def area(self, key: str) -> Page:
        """The page of one service area."""
        lens = self._lens("area", key)
        step = blocks.look_up_first(lens)
        return self._page(("area", key), "area", area_view(lens, key), "municipalities", step=step)

    def _editions(self) -> Iterator[Page]:
        lens, editions = self._lens("editions"), self._site.editions
        look_up = blocks.look_up_first(lens)
        yield self._page(("editions", ""), "editions", editions_view(lens, editions), step=look_up)
        for key, kept in editions.all.items():
            here = self._lens("edition", key)
            view = edition_view(here, kept, editions)
            head = replace(view.head, title=f"{view.head.title} ({key})")
            yield self._page(("edition", key), "edition", view, head=head)

    def _missing_prose(self) -> Iterator[Page]:
        """A page that nobody has written in a language says so in that language."""
        shelf = self._site.shelf
        for key in shelf.all_keys():
            if key in shelf.articles[self._language]:
                continue
            lens = self._lens("page", key)
            head = Head(lens.words("frame.missing_title"), lens.words("frame.missing"), listed=False)
            folder = self._site.book.folder(self._language, "page", key)
            others = [
                Entry(article.head.title, self._site.book.seen_from(folder, other)("page", key), other)
                for other in self._site.languages
                if (article := shelf.articles[other].get(key))
            ]
            view = ListView(head, tuple(others))
            yield self._page(("page", key), "missing", view, step=blocks.apply_first(lens))
