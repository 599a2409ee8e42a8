"""The prose of one language through MkDocs, and single pages through the same template."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from generator.publish.project import InputProblems, Project
from generator.site.page import Page, ProsePage

Finish = Callable[[ProsePage, str], str]

# Material prints a long notice about MkDocs 2 at every start; this project stays on MkDocs 1.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


class MkDocsHost:
    """Opens MkDocs once for each language of one build; the languages share the compiled templates."""

    def __init__(self) -> None:
        self._get_env: Callable[[], Any] | None = None

    def __call__(self, project: Project, language: str, frame_words: Mapping[str, Any]) -> MkDocsTheme:
        """The theme of ``project`` in ``language``. Raises ``InputProblems`` if MkDocs refuses its settings."""
        with complaints(f"content/{language}"):
            config = load_config(
                str(project.host_settings),
                docs_dir=str(project.content / language),
                site_dir=str(staging(project)),
                plugins=[],
            )
        config.theme["language"] = language
        config.theme.static_templates.clear()
        config.extra["frame"] = dict(frame_words)
        self._get_env = self._get_env or _one_environment(config)
        setattr(config.theme, "get_env", self._get_env)  # noqa: B010 - MkDocs has no other way to hand one in
        return MkDocsTheme(config, language, str(frame_words["up"]).count("../"))


class MkDocsTheme:
    """MkDocs in one language, whose pages lie ``levels`` folders below the portal's root."""

    def __init__(self, config: MkDocsConfig, language: str, levels: int) -> None:
        self._config = config
        self._language = language
        self._levels = levels
        self._shelf = _Shelf(levels)

    def prose(self, pages: Sequence[ProsePage], finish: Finish) -> Iterator[tuple[str, bytes]]:
        """The files of ``pages``; ``finish`` makes the body from the HTML of the Markdown.

        Raises ``InputProblems`` with all that MkDocs warns about.
        """
        self._shelf.fill(pages, finish)
        self._config.plugins["prose"] = self._shelf
        with complaints(f"content/{self._language}"):
            build(self._config)
        yield from self._shelf.done

    def page(self, page: Page) -> str:
        """One whole page around a body that is ready, through the template that prose pages go through."""
        file = File("page.md", None, "", use_directory_urls=True, dest_uri=_below(page.path, self._levels))
        host_page = HostPage(None, file, self._config)
        host_page.meta, host_page.content = _meta(page), page.body
        context = get_context(self._shelf.nav, self._shelf.files, self._config, host_page)
        return self._config.theme.get_env().get_template("main.html").render(context)


class _Shelf(BasePlugin[LegacyConfig]):
    """Puts the prose pages of one language in MkDocs' place for files and takes the finished ones out of its hands."""

    def __init__(self, levels: int) -> None:
        self.done: list[tuple[str, bytes]] = []
        self.files = Files([])
        self.nav = Navigation([], [])
        self._levels = levels
        self._pages: dict[str, ProsePage] = {}
        self._finish: Finish = lambda _, text: text

    def fill(self, pages: Sequence[ProsePage], finish: Finish) -> None:
        self._pages = {page.file: page for page in pages}
        self._finish = finish
        self.done = []

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        del files
        self.files = Files([self._file(page, config) for page in self._pages.values()])
        return self.files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        del config, files
        self.nav = nav

    def on_page_read_source(self, *, page: HostPage, config: MkDocsConfig) -> str:
        del page, config
        return ""  # else MkDocs would look for front matter in text that has none left

    def on_page_markdown(self, markdown: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        del markdown, config, files
        prose = self._pages[page.file.src_uri]
        page.meta = _meta(prose.page)
        return prose.markdown

    def on_page_content(self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        del config, files
        return self._finish(self._pages[page.file.src_uri], html)

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        del config
        path = self._pages[page.file.src_uri].page.path
        self.done.append((path, output.encode("utf-8", "xmlcharrefreplace")))
        return ""  # MkDocs writes no file for an empty page

    def _file(self, page: ProsePage, config: MkDocsConfig) -> File:
        address = _below(page.page.path, self._levels)
        return File(
            page.file,
            config.docs_dir,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=address,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )


def staging(project: Project) -> Path:
    """The folder that MkDocs may empty, in which it never gets to write anything."""
    return project.cache / "mkdocs"


def _meta(page: Page) -> dict[str, str]:
    return {**page.head, "section": page.section, "robots": page.robots}


def _below(path: str, levels: int) -> str:
    return PurePosixPath(*PurePosixPath(path).parts[levels:]).as_posix()


def _one_environment(config: MkDocsConfig) -> Callable[[], Any]:
    env = config.theme.get_env()
    # MkDocs lists the theme's 14 000 files to copy them; none of them is published.
    setattr(env, "list_templates", lambda **_: [])  # noqa: B010
    return lambda: env


@contextmanager
def complaints(place: str) -> Iterator[None]:
    """Keep MkDocs quiet; what it warns about is raised as ``InputProblems`` with the ``place`` where it lies."""
    log = logging.getLogger("mkdocs")
    before = log.handlers, log.propagate
    collector = _Collector(logging.WARNING)
    log.handlers, log.propagate = [collector], False
    try:
        yield
    except MkDocsException as error:
        collector.lines.append(str(error))
    finally:
        log.handlers, log.propagate = before
    if collector.lines:
        raise InputProblems(lines=[f"error[host]: {place}: {line}" for line in collector.lines])


class _Collector(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
