"""The site: its pages, its files, and what is wrong with the placeholders of its prose."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.directory import blocks
from generator.directory.directory import Directory
from generator.directory.editions import Editions
from generator.directory.evidence import latest
from generator.directory.parts import Entry, NextStep
from generator.directory.views.head import Head
from generator.directory.views.offerings import offering_entries
from generator.directory.views.sheets import Offered
from generator.directory.voice import Lens, Voice
from generator.exports.scribe import Scribe
from generator.registry.editions import Recorded
from generator.registry.prose import sources_of_pages, with_addresses
from generator.site.addresses import AddressBook, sheet_path
from generator.site.environment import new_environment
from generator.site.heads import Heads
from generator.site.page import Page, ProsePage
from generator.site.placeholders import Placeholders, placeholder_problems, put_blocks
from generator.site.profile import portal_profile
from generator.site.prose_problems import page_problems
from generator.site.registry_pages import RegistryPages
from generator.site.safety import guard, not_found_style, policy, server_files

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Environment

    from generator.directory.own_words import OwnWords
    from generator.exports.catalogue import Format
    from generator.registry.nouns import Registry
    from generator.registry.places import Places
    from generator.registry.problems import Place, Problem
    from generator.registry.prose import Article, Shelf
    from generator.registry.prose import Head as ArticleHead


# Code hosts and editors lead a link to the file of a page to that file; on the site it leads to the page.
_PAGE_BY_FILE = re.compile(r"([^/#]+)\.md(#.*)?")


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """How a site is made: the day it shows, its public address, its languages in their order.

    ``today`` is the day on which it is made (default: the day it shows); ``pdf`` whether sheets are made as PDF;
    ``policy`` whether pages forbid scripts that are not theirs.
    """

    as_of: dt.date
    site_url: str = "https://directory.example/"
    languages: tuple[str, ...] = ("fi", "sv", "en")
    today: dt.date | None = None
    pdf: bool = True
    policy: bool = True


class Site:
    """All pages of one portal.

    ``shelf`` is the prose that it shows, ``known`` all prose that its pages may lead to.
    """

    def __init__(
        self,
        directory: Directory,
        shelf: Shelf,
        options: SiteOptions,
        recorded: Recorded | None = None,
    ) -> None:
        self.directory = directory
        self.shelf = shelf
        self.options = options
        self.languages = options.languages
        self.environment: Environment = new_environment()
        self.editions = Editions(directory, recorded or Recorded())
        self.book = AddressBook(directory, shelf, options.languages, self.editions, sheets=options.pdf)
        self.voices = {language: Voice(directory, language) for language in options.languages}
        self.known = shelf
        self._lenses: dict[tuple[str, int], Lens] = {}
        profile = portal_profile(directory.registry.network.name)
        self.heads = Heads(self.voices, self.book, options, self.environment, profile)

    @cached_property
    def scribe(self) -> Scribe:
        """Writes the files for programs."""
        sheet = sheet_path if self.options.pdf else None
        return Scribe(self.directory, self.shelf, self.languages, self.book.folder, sheet, self.heads.site_url)

    @cached_property
    def _placeholders(self) -> dict[str, Placeholders]:
        return {language: Placeholders(voice, self.book) for language, voice in self.voices.items()}

    def example(self, of: Format) -> tuple[str, str]:
        """The path of a file of a format and an excerpt of it, out of the facts of the day: alike in all languages."""
        if of.key not in self._examples:
            self._examples[of.key] = of.example(self.scribe)
        return self._examples[of.key]

    @cached_property
    def _examples(self) -> dict[str, tuple[str, str]]:
        return {}

    def problems(self) -> list[Problem]:
        """What the prose asks for and the registry does not have, and how its pages do not fit into the site."""
        known = list(self.directory.registry.sources)
        return [
            *placeholder_problems(self.shelf, self._placeholders),
            *sources_of_pages(self.shelf, known),
            *page_problems(self.shelf, self.directory.registry.network.topics),
        ]

    def render(self, template: str, lens: Lens, view: object, **more: object) -> str:
        """The HTML of ``template`` for ``view`` (called ``v`` in it), with the words ``w`` and the addresses ``at``."""
        made = self.environment.get_template(template)
        return made.render(v=view, w=lens.words, at=lens.at, pdf=self.options.pdf, **more)

    def lens(self, language: str, folder: str) -> Lens:
        """The directory as told on the page in ``folder``: one lens for all pages at the same depth."""
        depth = folder.count("/")
        if (language, depth) not in self._lenses:
            self._lenses[language, depth] = Lens(self.voices[language], self.book.seen_from(folder, language))
        return self._lenses[language, depth]

    def lens_of_editors(self, language: str) -> Lens:
        """The directory as told to people who work on it, also in a language of messages that has no pages."""
        if language in self.voices:
            return self.lens(language, "")
        return Lens(Voice(self.directory, language), self.book.seen_from("", self.languages[0]))

    def frame_words(self, language: str) -> dict[str, object]:
        """The words and links of the frame in ``language``."""
        return self.heads.frame_words(language)

    def registry_pages(self, language: str, first: int = 0, end: int | None = None) -> Iterator[Page]:
        """The pages that are made from the registry, but those of sheets: all, or from the ``first`` to the ``end``."""
        return self.pages_by_place(language).all(first, end)

    @property
    def brief(self) -> list[str]:
        """The folders of pages of which the full text is not searched: others say the same, or they are too many."""
        kinds = ("municipality", "compare", "unit") if self.directory.shares else ("municipality",)
        return [folder for kind in kinds for folder in self.book.folders(kind)]

    def forget(self) -> None:
        """Let go of what was told on the pages that are made."""
        self._lenses.clear()

    def sheets_pages(self, language: str, offered: Offered) -> Iterator[Page]:
        """The pages of the sheets that are ``offered``, which are known when they are made."""
        return self.pages_by_place(language).sheets(offered)

    def pages_by_place(self, language: str) -> RegistryPages:
        """What makes the pages from the registry, all or one."""
        return RegistryPages(self, language)

    def prose(self, language: str) -> list[ProsePage]:
        """The pages of people's prose, their Markdown ready to be rendered by the host."""
        return [self._prose_page(article) for article in self.shelf.articles[language].values()]

    def prose_markdown(self, language: str) -> list[tuple[str, str]]:
        """The file and the Markdown of each of these pages, for who need not know more of them."""
        articles = self.shelf.articles[language].values()
        return [(one.file, self.markdown(one, self._lens_of(one).at)) for one in articles]

    def _lens_of(self, article: Article) -> Lens:
        return self.lens(article.language, self.book.folder(article.language, "page", article.key))

    def _prose_page(self, article: Article) -> ProsePage:
        language, lens = article.language, self._lens_of(article)
        dated = latest(lens, article.head.sources)
        head = Head(article.head.title, article.head.description, article.head.short, dated=dated)
        section = self._section(article)
        page = self.heads.page(language, ("page", article.key), head, section, "")
        return ProsePage(article.key, page, article.file, self.markdown(article, lens.at))

    def markdown(self, article: Article, at: Callable[..., str]) -> str:
        """The Markdown of an article with values, and with addresses as ``at`` gives them; a token for each block."""
        language = article.language
        linked = with_addresses(article.body, lambda address: self._to_page(address, language, at))
        return self._placeholders[language].expand(linked, at)

    def _to_page(self, address: str, language: str, at: Callable[..., str]) -> str:
        """``address``, or that of the page whose file it names."""
        named = _PAGE_BY_FILE.fullmatch(address)
        if named is None or named[1] not in self.known.articles[language]:
            return address
        return at("page", named[1]) + (named[2] or "")

    def _section(self, article: Article) -> str:
        """The entry of the menu that a page belongs to; a page in plain words belongs where the usual one does."""
        key = article.head.plain_of or article.key
        return "situations" if self._usual(article.language, article.head).kind == "situation" else key

    def _usual(self, language: str, head: ArticleHead) -> ArticleHead:
        """The head of the page that says the same in the usual words; of any other page its own."""
        usual = self.known.articles[language].get(head.plain_of or "")
        return usual.head if usual else head

    def links_in_prose(self) -> Iterator[tuple[str, str, Place]]:
        """The links that people wrote: the page's path, the address as it is on the page, and where it is written."""
        for language, fill in self._placeholders.items():
            for article in self.shelf.articles[language].values():
                folder = self.book.folder(language, "page", article.key)
                at = self.book.seen_from(folder, language)
                for link in article.links():
                    address = fill.expand(self._to_page(link.address, language, at), at)
                    yield f"{folder}index.html", address, link.place

    def prose_body(self, prose: ProsePage, html: str) -> str:
        """The main part of a prose page: heading, short answer, the rendered Markdown with its blocks, sources."""
        language = prose.page.language
        lens = self.lens(language, self.book.folder(language, "page", prose.key))
        head = self.shelf.articles[language][prose.key].head
        filled = put_blocks(html, lambda name: self.block(name, lens))
        view = {
            "title": head.title,
            "short": head.short,
            "sources": lens.voice.source_lines(head.sources),
            "next_step": self._next_step(head.plain_of or prose.key, self._usual(language, head).next_step or "", lens),
            "switch": self._switch(prose.key, lens),
        }
        return self.render("pages/prose.html", lens, view, html=Markup(filled))  # noqa: S704 - HTML is refused in prose

    def _switch(self, key: str, lens: Lens) -> Entry | None:
        """The way between a page and the one that says the same in plain words, or in the usual ones."""
        articles, words = self.known.articles[lens.language], lens.words
        usual = articles[key].head.plain_of
        if usual is not None:
            return Entry(words("plain.usual"), lens.at("page", usual)) if usual in articles else None
        plain = self.known.plain(lens.language, key)
        return Entry(words("plain.name"), lens.at("page", plain.key)) if plain else None

    def _next_step(self, key: str, asked: str, lens: Lens) -> NextStep:
        """What a page of prose leads to at its end: what its head asks for, else how one gets in."""
        asked = asked or ("apply" if key != "apply" else "municipalities")
        first = {"apply": blocks.ask_first, "municipalities": blocks.look_up_first, "urgent": blocks.help_first}
        if asked == key == "urgent":
            step = blocks.call_first(lens)
        elif asked in first:
            step = first[asked](lens)
        else:
            kind, page = self._placeholders[lens.language].step(asked)
            article = self.known.articles[lens.language].get(page)
            title = article.head.title if article else lens.words(f"nav.{asked}")
            step = blocks.step_to(lens, title, lens.at(kind, page))
        here = lens.at("page", key)
        return replace(step, others=tuple(one for one in step.others if one.href != here))

    def block(self, name: str, lens: Lens) -> str:
        """The HTML of a block of the prose."""
        makers: dict[str, Any] = {
            "urgent": blocks.urgent,
            "calls": blocks.urgent,
            "contact": blocks.contact,
            "decision": blocks.decision,
            "cost": blocks.cost,
            "steps": blocks.steps,
            "offerings": offering_entries,
            "units": blocks.unit_cards,
            "situations": self.situations,
            "search": lambda _: None,
        }
        return self.render(f"blocks/{name}.html", lens, makers[name](lens))

    def situations(self, lens: Lens, *, described: bool = False) -> list[Entry]:
        """The pages about situations, as seen from one page."""
        return [
            Entry(one.head.title, lens.at("page", one.key), note=one.head.description if described else "")
            for one in self.known.articles[lens.language].values()
            if one.head.kind == "situation"
        ]

    def files(self, listed: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        """The files beside the pages, of which the sitemap has those that are ``listed``: folders with their days."""
        yield from self.files_apart()
        yield "sitemap.xml", self.heads.sitemap(listed).encode()

    def files_apart(self) -> Iterator[tuple[str, bytes]]:
        """Those of the files that tell nothing of the pages."""
        yield "404.html", self._not_found().encode()
        yield from server_files(not_found_style())
        yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {self.heads.site_url}sitemap.xml\n".encode()

    def _not_found(self) -> str:
        languages = [self._not_found_in(voice) for voice in self.voices.values()]
        style = not_found_style()
        return self.environment.get_template("pages/not_found.html").render(
            languages=languages,
            base=self.heads.base,
            exit_url=self.directory.registry.network.exit_address,
            guard=Markup(guard()),  # noqa: S704 - our own script
            policy=policy(style, search=False) if self.options.policy else "",
            style=Markup(style),  # noqa: S704 - our own style
        )

    def _not_found_in(self, voice: Voice) -> dict[str, object]:
        words, at = voice.words, self.heads.absolute(voice.language)
        return {
            "language": voice.language,
            "title": words("not_found.title"),
            "short": words("not_found.short"),
            **{name: words(f"frame.{name}") for name in ("skip", "exit", "exit_two", "exit_one", "exit_over")},
            "ways": [
                Entry(words("nav.search"), at("search")),
                Entry(words("not_found.municipalities"), at("municipalities")),
                Entry(words("not_found.home"), at("page", "index")),
            ],
            "urgent": blocks.urgent(Lens(voice, at)),
        }


def open_site(
    registry: Registry, shelf: Shelf, places: Places, options: SiteOptions, own_words: OwnWords | None = None
) -> Site:
    """The site of a registry and its prose, as of the day of ``options``; neither tests nor a past are known of it."""
    today = options.today or options.as_of
    return Site(Directory(registry, places, options.as_of, today, own_words=own_words or {}), shelf, options)
