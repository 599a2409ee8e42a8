"""The prose of the site on paper. The only module that imports Markdown, which MkDocs renders the same pages with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]
from markupsafe import Markup

from generator.site.placeholders import put_blocks

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from generator.directory.voice import Lens
    from generator.registry.prose import Article, Shelf
    from generator.site.site import Site

# As in the settings of the host; the other extensions that it has by itself are of no use in this prose.
_EXTENSIONS = ("tables", "def_list")
_CHAPTER, _TERM = "#chapter-", "#term-"
# What a block that has been printed before is called where a text asks for it again.
_TITLES = {"urgent": "urgent.title", "contact": "contact.title", "decision": "decision.title"}
_SAME = {"calls": "urgent"}
_FOR_SCREENS = ("search",)


def chosen(shelf: Shelf, language: str) -> list[Article]:
    """The pages for paper: those so important to families that another page says them in plain words.

    First those of the kind "core", then situations, each in the order of their heads.
    """
    found = [one for key, one in shelf.articles[language].items() if shelf.plain(language, key)]
    return sorted(found, key=lambda one: one.head.kind != "core")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of prose as a chapter: its ``id``, title, short answer and HTML."""

    id: str
    title: str
    short: str
    html: Markup


class ProseOnPaper:
    """The ``articles`` as chapters of one booklet, in the language of ``lens``.

    A link to another chapter gets the number of its page, once in a chapter; to a word of the glossary, the word is
    marked and remembered in ``terms``; to a page on the web, the address is shown, once in the booklet. A block that
    has been printed becomes a line that tells on which page, and what only a screen can do is left out.
    """

    def __init__(self, site: Site, lens: Lens, articles: list[Article]) -> None:
        self.terms: dict[str, None] = {}
        self._site = site
        self._lens = lens
        self._here = {article.key for article in articles}
        self._addresses: set[str] = set()
        self._blocks: set[str] = set()
        self.chapters = [self._chapter(article) for article in articles]

    def _chapter(self, article: Article) -> Chapter:
        made = Markdown(extensions=list(_EXTENSIONS))
        made.treeprocessors.register(_Links(made, self._told), "links on paper", 0)
        html = put_blocks(made.convert(self._site.markdown(article, self._at)), self._block)
        name = f"{_CHAPTER[1:]}{article.key}"
        return Chapter(name, article.head.title, article.head.short, Markup(html))  # noqa: S704 - HTML is refused in prose

    def _at(self, kind: str, key: str = "") -> str:
        if kind == "page" and key in self._here:
            return f"{_CHAPTER}{key}"
        return _TERM if kind == "terms" else self._lens.at(kind, key)

    def _told(self, link: Element, chapter: set[str]) -> None:
        """Tell where ``link`` leads; ``chapter`` are the addresses that its chapter has told."""
        address = link.get("href", "").replace(f"{_TERM}#", _TERM)
        link.set("href", address)
        if address.startswith(_TERM):
            self.terms[address.removeprefix(_TERM)] = None
            link.set("class", "term")
        elif address.startswith(_CHAPTER) and address not in chapter:
            link.set("data-page", self._lens.words("booklet.page"))
        elif address.startswith("http") and address not in self._addresses:
            self._addresses.add(address)
            link.set("class", "away")
        chapter.add(address)

    def _block(self, name: str) -> str:
        if name in _FOR_SCREENS:
            return ""
        name = _SAME.get(name, name)
        words = self._lens.words
        if name in self._blocks and name in _TITLES:
            title = Markup.escape(words(_TITLES[name]))
            see, page = Markup.escape(words("booklet.see")), Markup.escape(words("booklet.page"))
            return f'<p class="see">{see}: <a href="#block-{name}" data-page="{page}">{title}</a></p>'
        self._blocks.add(name)
        return f'<div class="block" id="block-{name}">{self._site.block(name, self._lens)}</div>'


class _Links(Treeprocessor):  # type: ignore[misc]
    """Hands each link of a text to ``tell``, with the addresses that were told in it."""

    def __init__(self, made: Markdown, tell: Callable[[Element, set[str]], None]) -> None:
        super().__init__(made)
        self._tell = tell

    def run(self, root: Element) -> None:
        """Go through the links in the order of the text."""
        told: set[str] = set()
        for link in root.iter("a"):
            self._tell(link, told)
