"""The prose of one language through MkDocs, and single pages through the same template."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as HostPage

from generator.host.prose import Finish, ProsePlugin, Rendered, below, meta_of
from generator.publish.project import InputProblems, Project
from generator.publish.theme import Opening
from generator.registry.problems import Place, Problem
from generator.site.page import Page, ProsePage

# Material prints a long notice about MkDocs 2 at every start; this project stays on MkDocs 1.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


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
        config.plugins = PluginCollection()
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
        self._plugin = config.plugins["prose"] = ProsePlugin(levels, rendered)

    def prose(
        self, pages: Sequence[ProsePage], finish: Finish, alone: ProsePage | None = None
    ) -> Iterator[tuple[str, bytes]]:
        """The files of ``pages``, or that of the one ``alone``; ``finish`` makes the body from the Markdown's HTML.

        Raises ``InputProblems`` with all that MkDocs warns about, and for a page that it cannot take apart.
        """
        self._plugin.fill(pages, finish, alone)
        try:
            with complaints(f"content/{self._language}"):
                build(self._config)
        except RecursionError:
            place = Place(f"content/{self._language}/{self._plugin.at_work}")
            raise InputProblems([Problem("too-entangled", place)]) from None
        yield from self._plugin.done

    def pages(self, pages: Sequence[Page]) -> list[str]:
        """Whole pages around bodies that are ready, through the template that prose pages go through."""
        return [self._page(page) for page in pages]

    def _page(self, page: Page) -> str:
        file = File("page.md", None, "", use_directory_urls=True, dest_uri=below(page.path, self._levels))
        host_page = HostPage(None, file, self._config)
        host_page.meta, host_page.content = meta_of(page), page.body
        context = get_context(self._plugin.nav, self._plugin.files, self._config, host_page)
        return self._config.theme.get_env().get_template("main.html").render(context)


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
        self.lines.append(record.getMessage())
