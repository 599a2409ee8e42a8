"""Whole pages by MkDocs' own build, to hold ours against."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.commands.build import build
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, PluginCollection
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage

from generator.host.page import below, meta_of
from generator.host.theme import MkDocsTheme
from generator.site.page import Page


def built(theme: MkDocsTheme, pages: Sequence[Page]) -> dict[str, bytes]:
    """The files of ``pages``, whose bodies are ready, by path, as MkDocs makes them in ``theme``."""
    given = _Given({f"{number}.md": page for number, page in enumerate(pages)}, theme._levels)
    theme._config.plugins = PluginCollection()
    theme._config.plugins["given"] = given
    build(theme._config)
    return given.done


class _Given(BasePlugin[LegacyConfig]):
    """Gives MkDocs pages with their bodies and takes the finished files out of its hands."""

    def __init__(self, pages: dict[str, Page], levels: int) -> None:
        self.done: dict[str, bytes] = {}
        self._pages, self._levels = pages, levels

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        del files
        return Files([self._file(name, page, config) for name, page in self._pages.items()])

    def _file(self, name: str, page: Page, config: MkDocsConfig) -> File:
        address, outside = below(page.path, self._levels), InclusionLevel.NOT_IN_NAV
        return File(
            name, config.docs_dir, config.site_dir, use_directory_urls=True, dest_uri=address, inclusion=outside
        )

    def on_page_read_source(self, *, page: HostPage, config: MkDocsConfig) -> str:
        del page, config
        return ""

    def on_page_markdown(self, markdown: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        del config, files
        page.meta = meta_of(self._pages[page.file.src_uri])
        return markdown

    def on_page_content(self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        del html, config, files
        return self._pages[page.file.src_uri].body

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        del config
        self.done[self._pages[page.file.src_uri].path] = output.encode("utf-8", "xmlcharrefreplace")
        return ""
