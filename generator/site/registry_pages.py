"""The pages that are made from the registry, in the order that a reader would meet them, each when it is wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from generator.directory import blocks
from generator.directory.parts import Entry, Group
from generator.directory.views.about import data_view, statements_view, terms_view
from generator.directory.views.accessibility import accessibility_view
from generator.directory.views.changes import changes_view
from generator.directory.views.edition import edition_view, editions_view
from generator.directory.views.head import Head
from generator.directory.views.municipality import by_letter, merged_view, municipality_view
from generator.directory.views.offerings import offering_entries, offering_view
from generator.directory.views.places import area_view, by_county, county_mark, county_view
from generator.directory.views.shares import places_of_shares, share_view
from generator.directory.views.sheets import Offered, sheets_about, sheets_view
from generator.directory.views.unit import unit_view
from generator.directory.views.units import compare_view, map_view, units_view
from generator.exports.files import FORMATS
from generator.site.developers import developers_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.directory.editions import Kept
    from generator.directory.parts import NextStep
    from generator.directory.shares import Share
    from generator.directory.voice import Lens
    from generator.exports.catalogue import Format
    from generator.registry.places import Area, Municipality
    from generator.site.addresses import Place
    from generator.site.page import Page
    from generator.site.site import Site

    Made = tuple[Place, Callable[[], Page]]
    """The place of a page, and what makes the page."""

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

    def all(self, first: int = 0, end: int | None = None) -> Iterator[Page]:
        """The pages but those of the sheets, from the ``first`` up to the ``end``."""
        return (make() for _, make in islice(self.each(), first, end))

    def sheets(self, offered: Offered) -> Iterator[Page]:
        """The pages of the sheets that are ``offered``."""
        return (make() for _, make in self.each_of_sheets(offered))

    def each(self) -> Iterator[Made]:
        """Every page but those of the sheets, to be made."""
        yield from self._overviews()
        yield from self._units()
        yield from self._offerings()
        yield from self._municipalities()
        yield from self._counties()
        yield from self._areas()
        yield from self._editions()
        yield from self._missing_prose()

    def each_of_sheets(self, offered: Offered) -> Iterator[Made]:
        """The pages of the sheets that are ``offered``, to be made: one that leads to them, one for each subject."""
        yield ("sheets", ""), partial(self._sheets, offered)
        for subject in offered.subjects:
            yield ("sheets", subject), partial(self._sheets_about, subject, offered)

    def _sheets(self, offered: Offered) -> Page:
        lens = self._lens("sheets")
        return self._page(("sheets", ""), "sheets", sheets_view(lens, offered), step=blocks.look_up_first(lens))

    def _sheets_about(self, subject: str, offered: Offered) -> Page:
        lens = self._lens("sheets", subject)
        view, step = sheets_about(lens, subject, offered), blocks.look_up_first(lens)
        return self._page(("sheets", subject), "sheets_about", view, step=step)

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

    def _overviews(self) -> Iterator[Made]:
        look_up, apply = blocks.look_up_first, blocks.apply_first
        yield from self._lists_of_units()
        yield self._overview("map", map_view, look_up, "units")
        yield self._overview("terms", terms_view, apply)
        yield self._overview("statements", statements_view, apply)
        yield self._overview("data", data_view, look_up)
        yield ("developers", ""), partial(self._developers, FORMATS)
        yield self._overview("changes", changes_view, look_up)
        yield self._overview("accessibility", accessibility_view, apply)
        yield ("search", ""), partial(self._search, LISTS)
        yield ("situations", ""), self._situations

    def _overview(
        self, kind: str, view: Callable[[Lens], HasHead], step: Callable[[Lens], NextStep], section: str = ""
    ) -> Made:
        lens, place = self._lens(kind), (kind, "")
        return place, lambda: self._page(place, kind, view(lens), section, step=step(lens))

    def _situations(self) -> Page:
        lens = self._lens("situations")
        listed = ListView(self._head(lens, "situations."), tuple(self._site.situations(lens, described=True)))
        return self._page(("situations", ""), "list", listed, "situations", step=blocks.apply_first(lens))

    def _lists_of_units(self) -> Iterator[Made]:
        """All units by locality and side by side: on one page each, or on many that these two lead to."""
        lists: dict[str, Callable[[Lens], HasHead]] = {"units": units_view, "compare": compare_view}
        shares = self._directory.shares
        for kind, view in lists.items():
            if shares:
                yield (kind, ""), partial(self._shares, kind, view)
            else:
                yield self._overview(kind, view, blocks.look_up_first, "units")
        for key, share in shares.items():
            yield ("compare", key), partial(self._share, key, share)

    def _shares(self, kind: str, view: Callable[[Lens], HasHead]) -> Page:
        lens = self._lens(kind)
        led_to = GroupsView(view(lens).head, places_of_shares(lens))
        return self._page((kind, ""), "shares", led_to, "units", step=blocks.look_up_first(lens))

    def _share(self, key: str, share: Share) -> Page:
        lens = self._lens("compare", key)
        return self._page(("compare", key), "share", share_view(lens, share), "units", step=blocks.look_up_first(lens))

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
        view = developers_view(lens, self._site.example, formats, root, address)
        return self._page(place, "developers", view, step=blocks.look_up_first(lens))

    def paper(self, key: str) -> Page:
        """The page of one unit that prints well."""
        lens = self._lens("print", key)
        view = unit_view(lens, key)
        head = replace(view.head, title=f"{view.head.title}: {lens.words('sheet.name')}", listed=False)
        return self._page(("print", key), "print", view, "units", head)

    def _units(self) -> Iterator[Made]:
        for key in self._directory.units:
            yield ("unit", key), partial(self.unit, key)
            yield ("print", key), partial(self.paper, key)

    def _offerings(self) -> Iterator[Made]:
        yield ("offerings", ""), self._offering_list
        for key in self._directory.registry.offerings:
            yield ("offering", key), partial(self._offering, key)

    def _offering_list(self) -> Page:
        lens = self._lens("offerings")
        view = ListView(self._head(lens, "offering.index_"), offering_entries(lens))
        return self._page(("offerings", ""), "list", view, step=blocks.apply_first(lens))

    def _offering(self, key: str) -> Page:
        return self._page(("offering", key), "offering", offering_view(self._lens("offering", key), key))

    def _municipalities(self) -> Iterator[Made]:
        yield ("municipalities", ""), self._municipality_list
        for place in self._directory.municipalities:
            yield ("municipality", place.code), partial(self._municipality, place)
        for place in self._directory.ceased:
            yield ("municipality", place.code), partial(self._merged, place)

    def _municipality_list(self) -> Page:
        lens = self._lens("municipalities")
        count = lens.words.number(len(self._directory.municipalities))
        head = self._head(lens, "municipality.index_", count=count)
        index, apply = GroupsView(head, by_letter(lens, self._directory.municipalities)), blocks.apply_first(lens)
        return self._page(("municipalities", ""), "municipalities", index, "municipalities", step=apply)

    def _municipality(self, one: Municipality) -> Page:
        place = ("municipality", one.code)
        lens = self._lens(*place)
        view, urgent = municipality_view(lens, one), blocks.urgent(lens)
        return self._page(place, "municipality", view, "municipalities", urgent=urgent)

    def _merged(self, one: Municipality) -> Page:
        place = ("municipality", one.code)
        return self._page(place, "merged", merged_view(self._lens(*place), one), "municipalities")

    def _counties(self) -> Iterator[Made]:
        yield ("counties", ""), self._county_list
        for county in self._directory.counties:
            yield ("county", county.code), partial(self._county, county)

    def _county_list(self) -> Page:
        lens = self._lens("counties")
        counties = [
            Entry(one.name(lens.language), lens.at("county", one.code), note=county_mark(lens, one))
            for one in self._directory.counties
        ]
        counties.sort(key=lambda entry: lens.words.sort_key(entry.text))
        then = "" if counties else "_before"
        title, short = lens.words(f"county.index_title{then}"), lens.words(f"county.index_short{then}")
        head = Head(title, lens.words("county.index_description"), short)
        view, apply = GroupsView(head, by_county(lens), tuple(counties)), blocks.apply_first(lens)
        return self._page(("counties", ""), "counties", view, "municipalities", step=apply)

    def _county(self, county: Area) -> Page:
        place = ("county", county.code)
        return self._page(place, "county", county_view(self._lens(*place), county), "municipalities")

    def _areas(self, keys: Sequence[str] | None = None) -> Iterator[Made]:
        """The pages of service areas, all or those of ``keys``, and the list that leads to them."""
        listed = tuple(self._directory.registry.service_areas) if keys is None else keys
        yield ("areas", ""), partial(self._area_list, listed)
        for key in listed:
            yield ("area", key), partial(self._area, key)

    def _area_list(self, keys: Iterable[str]) -> Page:
        lens, areas = self._lens("areas"), self._directory.registry.service_areas
        entries = tuple(Entry(lens.voice.plain(areas[key].name), lens.at("area", key)) for key in keys)
        view = ListView(self._head(lens, "area.index_"), entries)
        return self._page(("areas", ""), "list", view, "municipalities", step=blocks.look_up_first(lens))

    def _area(self, key: str) -> Page:
        lens = self._lens("area", key)
        step = blocks.look_up_first(lens)
        return self._page(("area", key), "area", area_view(lens, key), "municipalities", step=step)

    def _editions(self) -> Iterator[Made]:
        yield ("editions", ""), self._edition_list
        for key, kept in self._site.editions.all.items():
            yield ("edition", key), partial(self._edition, key, kept)

    def _edition_list(self) -> Page:
        lens = self._lens("editions")
        view, step = editions_view(lens, self._site.editions), blocks.look_up_first(lens)
        return self._page(("editions", ""), "editions", view, step=step)

    def _edition(self, key: str, kept: Kept) -> Page:
        view = edition_view(self._lens("edition", key), kept, self._site.editions)
        head = replace(view.head, title=f"{view.head.title} ({key})")
        return self._page(("edition", key), "edition", view, head=head)

    def _missing_prose(self) -> Iterator[Made]:
        """A page that nobody has written in a language says so in that language."""
        shelf = self._site.shelf
        for key in shelf.all_keys():
            if key not in shelf.articles[self._language]:
                yield ("page", key), partial(self._missing, key)

    def _missing(self, key: str) -> Page:
        lens, articles = self._lens("page", key), self._site.shelf.articles
        head = Head(lens.words("frame.missing_title"), lens.words("frame.missing"), listed=False)
        folder = self._site.book.folder(self._language, "page", key)
        others = [
            Entry(article.head.title, self._site.book.seen_from(folder, other)("page", key), other)
            for other in self._site.languages
            if (article := articles[other].get(key))
        ]
        view = ListView(head, tuple(others))
        return self._page(("page", key), "missing", view, step=blocks.apply_first(lens))
