"""Puts the prose pages of one language into MkDocs' hands and takes the finished ones out again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from generator.site.page import Page, ProsePage

Finish = Callable[[ProsePage, str], str]
Rendered = dict[tuple[str, str, frozenset[str]], str]
"""The HTML of Markdown: by where the page is, by its text, and by where the pages are that it may link to."""


class ProsePlugin(BasePlugin[LegacyConfig]):
    """Puts the prose pages of one language in MkDocs' place for files and takes the finished ones out of its hands."""

    def __init__(self, levels: int, rendered: Rendered) -> None:
        self.done: list[tuple[str, bytes]] = []
        self.at_work = ""
        self.files = Files([])
        self.nav = Navigation([], [])
        self._levels = levels
        self._rendered = rendered
        self._there: frozenset[str] = frozenset()
        self._pages: dict[str, ProsePage] = {}
        self._alone: ProsePage | None = None
        self._finish: Finish = lambda _, text: text

    def fill(self, pages: Sequence[ProsePage], finish: Finish, alone: ProsePage | None) -> None:
        """Take the ``pages`` and what completes them; ``alone`` is the one of them to render, else all are."""
        self._alone = alone
        self._pages = {page.file: page for page in pages}
        self._finish = finish
        self.done = []

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Only the prose pages, at their addresses; nothing of the theme."""
        del files
        self.files = Files([self._file(page, config) for page in self._pages.values()])
        self._there = frozenset(file.dest_uri for file in self.files)
        return self.files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Remember the navigation for pages that are rendered later."""
        del config, files
        self.nav = nav

    def on_page_read_source(self, *, page: HostPage, config: MkDocsConfig) -> str:
        """Nothing: else MkDocs would look for front matter in text that has none left."""
        del page, config
        return ""

    def on_page_markdown(self, markdown: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        """The Markdown with placeholders filled, or nothing if it has been rendered; and the values of the frame."""
        del markdown, config, files
        self.at_work = page.file.src_uri
        prose = self._pages[self.at_work]
        page.meta = meta_of(prose.page)
        return "" if self._key(page) in self._rendered else prose.markdown

    def on_page_content(self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        """The body of the page around the HTML of its Markdown."""
        del config, files
        rendered = self._rendered.setdefault(self._key(page), html)
        return self._finish(self._pages[page.file.src_uri], rendered)

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        """Keep the finished page; MkDocs writes no file for an empty one."""
        del config
        path = self._pages[page.file.src_uri].page.path
        self.done.append((path, output.encode("utf-8", "xmlcharrefreplace")))
        return ""

    def _key(self, page: HostPage) -> tuple[str, str, frozenset[str]]:
        return page.file.dest_uri, self._pages[page.file.src_uri].markdown, self._there

    def _file(self, page: ProsePage, config: MkDocsConfig) -> File:
        address = below(page.page.path, self._levels)
        is_asked = self._alone is None or page.key == self._alone.key
        return File(
            page.file,
            config.docs_dir,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=address,
            inclusion=InclusionLevel.NOT_IN_NAV if is_asked else InclusionLevel.EXCLUDED,
        )


def meta_of(page: Page) -> dict[str, str]:
    """What the template reads of ``page.meta``."""
    return {**page.head, "section": page.section, "robots": page.robots}


def below(path: str, levels: int) -> str:
    """``path`` as seen from the folder that lies ``levels`` folders down on its way."""
    return PurePosixPath(*PurePosixPath(path).parts[levels:]).as_posix()
