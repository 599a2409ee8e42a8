"""The site as a list of pages: which there are, what is in them, and how they point at each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.directory import blocks
from generator.directory.directory import Directory
from generator.directory.parts import Entry
from generator.directory.views.about import data_view, terms_view
from generator.directory.views.head import Head
from generator.directory.views.municipality import by_letter, merged_view, municipality_view
from generator.directory.views.offerings import offering_entries, offering_view
from generator.directory.views.places import area_view, by_county, county_view
from generator.directory.views.unit import unit_view
from generator.directory.views.units import compare_view, map_view, units_view
from generator.directory.voice import Lens, Voice
from generator.site.addresses import ROOT_LANGUAGE, AddressBook
from generator.site.environment import new_environment
from generator.site.heads import Heads
from generator.site.look_up import look_up_data
from generator.site.page import Page, ProsePage
from generator.site.placeholders import Placeholders, placeholder_problems, put_blocks

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from jinja2 import Environment

    from generator.registry.nouns import Registry
    from generator.registry.places import Places
    from generator.registry.problems import Problem
    from generator.registry.prose import Article, Shelf


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """How a site is made: the day it shows, its public address, its languages in their order.

    ``today`` is the day on which it is made (default: the day it shows); ``pdf`` whether sheets are made as PDF.
    """

    as_of: dt.date
    site_url: str = "https://ensikoti.example/"
    languages: tuple[str, ...] = ("fi", "sv", "en")
    today: dt.date | None = None
    pdf: bool = True
    reload_templates: bool = False


class Site:
    """All pages of one portal."""

    def __init__(self, directory: Directory, shelf: Shelf, options: SiteOptions) -> None:
        self.directory = directory
        self.shelf = shelf
        self.options = options
        self.languages = options.languages
        self.book = AddressBook(directory, shelf, options.languages)
        self.voices = {language: Voice(directory, language) for language in options.languages}
        self.heads = Heads(self.voices, self.book, options.site_url, self.environment)

    @cached_property
    def environment(self) -> Environment:
        """The Jinja environment of the pages."""
        return new_environment(reload=self.options.reload_templates)

    @cached_property
    def _placeholders(self) -> dict[str, Placeholders]:
        return {language: Placeholders(voice, self.book) for language, voice in self.voices.items()}

    def problems(self) -> list[Problem]:
        """What is wrong with the placeholders of the prose."""
        return list(placeholder_problems(self.shelf, self._placeholders))

    def render(self, template: str, lens: Lens, view: object, **more: object) -> str:
        """The HTML of ``template`` for ``view`` (called ``v`` in it), with the words ``w`` and the addresses ``at``."""
        pdf = self.options.pdf
        return self.environment.get_template(template).render(v=view, w=lens.words, at=lens.at, pdf=pdf, **more)

    def lens(self, language: str, folder: str) -> Lens:
        """The directory as told on the page in ``folder``."""
        return Lens(self.voices[language], self.book.seen_from(folder, language))

    def frame_words(self, language: str) -> dict[str, object]:
        """The words and links of the frame in ``language``."""
        return self.heads.frame_words(language)

    # Prose

    def prose(self, language: str) -> list[ProsePage]:
        """The pages of people's prose, their Markdown ready to be rendered by the host."""
        return [self._prose_page(article) for article in self.shelf.articles[language].values()]

    def _prose_page(self, article: Article) -> ProsePage:
        language = article.language
        folder = self.book.folder(language, "page", article.key)
        assert folder is not None
        head = Head(article.head.title, article.head.description, article.head.short)
        section = {"situation": "situations"}.get(article.head.kind, article.key)
        page = self.heads.page(language, "page", article.key, head, section, "")
        markdown = self._placeholders[language].expand(article, self.book.seen_from(folder, language))
        return ProsePage(article.key, page, f"{article.key}.md", markdown)

    def prose_body(self, prose: ProsePage, html: str) -> str:
        """The main part of a prose page: heading, short answer, the rendered Markdown with its blocks, sources."""
        language = prose.page.language
        folder = prose.page.path.removesuffix("index.html")
        lens = self.lens(language, folder)
        article = self.shelf.articles[language][prose.key]
        filled = put_blocks(html, lambda name: self._block(name, lens))
        sources = lens.voice.source_lines(article.head.sources)
        view = {"title": article.head.title, "short": article.head.short, "sources": sources}
        return self.render("pages/prose.html", lens, view, html=Markup(filled))  # noqa: S704 - Markdown without HTML

    def _block(self, name: str, lens: Lens) -> str:
        made: dict[str, Any] = {
            "urgent": blocks.urgent,
            "contact": blocks.contact,
            "decision": blocks.decision,
            "cost": blocks.cost,
            "steps": blocks.steps,
            "offerings": offering_entries,
            "units": lambda lens: [blocks.unit_card(lens, key) for key in self.directory.units],
            "situations": self._situations,
            "lookup": self._lookup,
        }
        return self.render(f"blocks/{name}.html", lens, made[name](lens))

    def _situations(self, lens: Lens) -> list[Entry]:
        articles = self.shelf.articles[lens.language].values()
        return [
            Entry(one.head.title, lens.at("page", one.key), note=one.head.description)
            for one in articles
            if one.head.kind == "situation"
        ]

    def _lookup(self, lens: Lens) -> dict[str, str]:
        root = lens.at("page", "index")
        up = "" if lens.language == ROOT_LANGUAGE else "../"
        root = "" if root == "./" else root
        return {"places": f"{root}{up}data/look-up-{lens.language}.json", "root": f"{root}{up}" or "./"}

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files beside the pages: the page for addresses that lead nowhere, the look-up's data, robots, sitemap."""
        yield "404.html", self._not_found().encode()
        yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {self.heads.site_url}sitemap.xml\n".encode()
        yield "sitemap.xml", self.heads.sitemap().encode()
        for language in self.languages:
            yield f"data/look-up-{language}.json", look_up_data(self.directory, self.book, language)

    def _not_found(self) -> str:
        languages = []
        for language, voice in self.voices.items():
            words = voice.words
            at = self.heads.absolute(language)
            languages.append(
                {
                    "language": language,
                    "title": words("not_found.title"),
                    "short": words("not_found.short"),
                    "exit": words("frame.exit"),
                    "municipalities": Entry(words("not_found.municipalities"), at("municipalities")),
                    "home": Entry(words("not_found.home"), at("page", "index")),
                    "urgent": blocks.urgent(Lens(voice, at)),
                }
            )
        template = self.environment.get_template("pages/not_found.html")
        exit_url = self.directory.registry.network.exit_address
        return template.render(languages=languages, exit_url=exit_url)

    # Pages made from the registry

    def registry_pages(self, language: str) -> Iterator[Page]:
        """Every page that is made from the registry, in the order that a reader would meet them."""
        yield from self._lists(language)
        yield from self._units(language)
        yield from self._offerings(language)
        yield from self._municipalities(language)
        yield from self._counties(language)
        yield from self._areas(language)
        yield from self._missing_prose(language)

    def _made(self, language: str, kind: str, key: str, template: str, view: Any, section: str, **more: object) -> Page:
        folder = self.book.folder(language, kind, key)
        assert folder is not None
        body = self.render(f"pages/{template}.html", self.lens(language, folder), view, **more)
        return self.heads.page(language, kind, key, view.head, section, body)

    def _seen(self, language: str, kind: str, key: str = "") -> Lens:
        return self.lens(language, self.book.folder(language, kind, key) or "")

    def _lists(self, language: str) -> Iterator[Page]:
        words = self.voices[language].words
        yield self._made(language, "units", "", "units", units_view(self._seen(language, "units")), "units")
        yield self._made(language, "compare", "", "compare", compare_view(self._seen(language, "compare")), "units")
        yield self._made(language, "map", "", "map", map_view(self._seen(language, "map")), "units")
        yield self._made(language, "terms", "", "terms", terms_view(self._seen(language, "terms")), "")
        files = [Entry(name, self._seen(language, "data").at("file", path)) for name, path in self._data_files()]
        yield self._made(language, "data", "", "data", data_view(self._seen(language, "data")), "", files=files)
        situations = self._list_view("situations", self._situations(self._seen(language, "situations")), words)
        yield self._made(language, "situations", "", "list", situations, "situations")

    def _list_view(self, name: str, entries: Any, words: Any) -> ListView:
        head = Head(words(f"{name}.title"), words(f"{name}.description"), words(f"{name}.short"))
        return ListView(head, tuple(entries))

    def _data_files(self) -> Iterator[tuple[str, str]]:
        for name in ("municipalities.json", "units.json", "topics.json"):
            yield name, f"data/{name}"
        yield "README", "data/README.txt"

    def _units(self, language: str) -> Iterator[Page]:
        for key in self.directory.units:
            yield self._made(language, "unit", key, "unit", unit_view(self._seen(language, "unit", key), key), "units")
            yield self._made(language, "print", key, "print", unit_view(self._seen(language, "print", key), key), "units")

    def _offerings(self, language: str) -> Iterator[Page]:
        lens = self._seen(language, "offerings")
        head = Head(lens.words("offering.index_title"), lens.words("offering.index_description"), lens.words("offering.index_short"))
        yield self._made(language, "offerings", "", "list", ListView(head, offering_entries(lens)), "")
        for key in self.directory.registry.offerings:
            view = offering_view(self._seen(language, "offering", key), key)
            yield self._made(language, "offering", key, "offering", view, "")

    def _municipalities(self, language: str) -> Iterator[Page]:
        lens = self._seen(language, "municipalities")
        words = lens.words
        count = words.number(len(self.directory.municipalities))
        head = Head(
            words("municipality.index_title"),
            words("municipality.index_description", count=count),
            words("municipality.index_short"),
        )
        index = GroupsView(head, by_letter(lens, self.directory.municipalities))
        yield self._made(language, "municipalities", "", "municipalities", index, "municipalities")
        for place in self.directory.municipalities:
            here = self._seen(language, "municipality", place.code)
            view = municipality_view(here, place)
            urgent = blocks.urgent(here)
            yield self._made(
                language, "municipality", place.code, "municipality", view, "municipalities", urgent=urgent
            )
        for place in self.directory.ceased:
            merged = merged_view(self._seen(language, "municipality", place.code), place)
            yield self._made(language, "municipality", place.code, "merged", merged, "municipalities")

    def _counties(self, language: str) -> Iterator[Page]:
        lens = self._seen(language, "counties")
        words = lens.words
        counties = [Entry(one.name(language), lens.at("county", one.code)) for one in self.directory.counties]
        counties.sort(key=lambda entry: words.sort_key(entry.text))
        short = words("county.index_short" if counties else "county.index_short_before")
        head = Head(words("county.index_title"), words("county.index_description"), short)
        view = GroupsView(head, by_county(lens), tuple(counties))
        yield self._made(language, "counties", "", "counties", view, "municipalities")
        for county in self.directory.counties:
            view_ = county_view(self._seen(language, "county", county.code), county)
            yield self._made(language, "county", county.code, "county", view_, "municipalities")

    def _areas(self, language: str) -> Iterator[Page]:
        lens = self._seen(language, "areas")
        words = lens.words
        areas = self.directory.registry.service_areas
        entries = [Entry(lens.voice.plain(one.name), lens.at("area", key)) for key, one in areas.items()]
        head = Head(words("area.index_title"), words("area.index_description"), words("area.index_short"))
        yield self._made(language, "areas", "", "list", ListView(head, tuple(entries)), "municipalities")
        for key in areas:
            yield self._made(language, "area", key, "area", area_view(self._seen(language, "area", key), key), "municipalities")

    def _missing_prose(self, language: str) -> Iterator[Page]:
        """A page that nobody has written in a language says so in that language."""
        words = self.voices[language].words
        for key in self.shelf.keys():
            if key in self.shelf.articles[language]:
                continue
            head = Head(words("frame.missing_title"), words("frame.missing"), listed=False)
            folder = self.book.folder(language, "page", key) or ""
            others = [
                Entry(article.head.title, self.book.seen_from(folder, other)("page", key), other)
                for other in self.languages
                if (article := self.shelf.articles[other].get(key))
            ]
            body = self.render("pages/missing.html", self.lens(language, folder), others)
            yield self.heads.page(language, "page", key, head, "", body)


@dataclass(frozen=True, slots=True)
class ListView:
    """A plain list of links under a head."""

    head: Head
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class GroupsView:
    """Groups of links under a head."""

    head: Head
    groups: Any
    counties: tuple[Entry, ...] = ()



def open_site(registry: Registry, shelf: Shelf, places: Places, options: SiteOptions) -> Site:
    """The site of a registry and its prose, as of the day of ``options``."""
    directory = Directory(registry, places, options.as_of, options.today or options.as_of)
    return Site(directory, shelf, options)
