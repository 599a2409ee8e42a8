"""The prose of one language through MkDocs, and single pages through the same template."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from generator.host.page import below, meta_of
from generator.publish.project import InputProblems, Project
from generator.publish.theme import Opening
from generator.registry.problems import Place, Problem
from generator.site.page import Page, ProsePage

# Material prints a long notice about MkDocs 2 at every start; this project stays on MkDocs 1.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

_FRAMES = re.compile(r'^  File ".*", line \d+, in .*\n(?: {4}.*\n)*', re.MULTILINE)

Rendered = dict[tuple[str, str, frozenset[str]], str]
"""The HTML of Markdown: by where the page is, by its text, and by where the pages are that it may link to."""


class MkDocsHost:
    """Opens MkDocs once for each language of one build.

    All sites and languages share the compiled templates, and the sites of a language what they all say alike.
    """

    def __init__(self) -> None:
        self._get_env: Callable[[], Any] | None = None
        self._configs: dict[str, MkDocsConfig] = {}
        self._rendered: Rendered = {}

    def __reduce__(self) -> tuple[type[MkDocsHost], tuple[()]]:
        return type(self), ()

    def expect(self, openings: Iterable[Opening]) -> None:
        """Nothing is made before it is asked for."""

    def __call__(self, project: Project, language: str, frame_words: Mapping[str, Any]) -> MkDocsTheme:
        """The theme of ``project`` in ``language``. Raises ``InputProblems`` if MkDocs refuses its settings."""
        if language not in self._configs:
            self._configs[language] = self._opened(project, language)
        config = copy(self._configs[language])
        config.extra = copy(config.extra)
        config.extra["frame"] = dict(frame_words)
        return MkDocsTheme(config, language, str(frame_words["up"]).count("../"), self._rendered)

    def _opened(self, project: Project, language: str) -> MkDocsConfig:
        with complaints(f"content/{language}"):
            config = load_config(
                str(project.host_settings),
                docs_dir=str(project.content / language),
                site_dir=str(staging(project)),
                plugins=[],
                validation={"links": {"not_found": "ignore"}},  # every link is checked when all pages are there
            )
        config.theme["language"] = language
        config.theme.static_templates.clear()
        self._get_env = self._get_env or _one_environment(config)
        setattr(config.theme, "get_env", self._get_env)  # noqa: B010 - MkDocs has no other way to hand one in
        return config


class MkDocsTheme:
    """MkDocs in one language, whose pages lie ``levels`` folders below the portal's root."""

    def __init__(self, config: MkDocsConfig, language: str, levels: int, rendered: Rendered) -> None:
        self._config = config
        self._language = language
        self._levels = levels
        self._rendered = rendered

    def prose(self, pages: Sequence[ProsePage], there: Sequence[ProsePage]) -> Sequence[str]:
        """The HTML of the Markdown of ``pages``, which may link to those that are ``there``.

        Raises ``InputProblems`` with all that MkDocs warns about, and for a page that it cannot take apart.
        """
        files = Files([self._file(page) for page in there])
        addresses = frozenset(file.dest_uri for file in files)
        with complaints(f"content/{self._language}"):
            return [self._html(page, files, addresses) for page in pages]

    def _html(self, page: ProsePage, files: Files, there: frozenset[str]) -> str:
        file = files.src_uris[_source(page)]
        key = file.dest_uri, page.markdown, there
        if key not in self._rendered:
            host_page = HostPage(None, file, self._config)
            host_page.markdown = page.markdown
            try:
                host_page.render(self._config, files)
            except RecursionError:
                raise InputProblems([Problem("too-entangled", Place(page.file))]) from None
            self._rendered[key] = host_page.content or ""
        return self._rendered[key]

    def _file(self, page: ProsePage) -> File:
        config, address = self._config, below(page.page.path, self._levels)
        return File(_source(page), config.docs_dir, config.site_dir, config.use_directory_urls, dest_uri=address)

    def pages(self, pages: Sequence[Page]) -> list[str]:
        """Whole pages around bodies that are ready."""
        return [self._page(page) for page in pages]

    def _page(self, page: Page) -> str:
        file = File("page.md", None, "", use_directory_urls=True, dest_uri=below(page.path, self._levels))
        host_page = HostPage(None, file, self._config)
        host_page.meta, host_page.content = meta_of(page), page.body
        context = get_context(Navigation([], []), Files([]), self._config, host_page)
        return self._config.theme.get_env().get_template("main.html").render(context)


def _source(page: ProsePage) -> str:
    """What MkDocs calls the file of a page: pages of all sites are in one folder for it."""
    return f"{page.key}.md"


def staging(project: Project) -> Path:
    """The folder that MkDocs may empty, in which it never gets to write anything."""
    return project.cache / "mkdocs"


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
        self.lines.append(_FRAMES.sub("", record.getMessage()))
