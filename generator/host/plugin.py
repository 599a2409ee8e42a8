"""The plugin that lets plain ``mkdocs build`` and ``mkdocs serve`` make the portal, as the command line does."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from mkdocs.config import base, load_config
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files

from generator.host.theme import MkDocsHost, complaints, staging
from generator.publish.asked import day, public_address
from generator.publish.fresh import forget_what_was_read
from generator.publish.places import beside
from generator.publish.problems_page import problems_page
from generator.publish.project import DEFAULT_SITE_URL, InputProblems, Options, Project, Silent
from generator.publish.tree import PublishError, replace_tree

NAME = "service-directory"
_log = get_plugin_logger(NAME)


class Settings(base.Config):
    """What ``mkdocs.yml`` may say: the day of the answers (else today) and the public address."""

    as_of = option.Optional(option.Type((str, dt.date)))
    site_url = option.Type(str, default=DEFAULT_SITE_URL)


def settings(project: Project) -> tuple[dt.date | None, str]:
    """What ``mkdocs.yml`` says, for the command line: the day and the public address.

    Raises ``InputProblems`` if MkDocs refuses the file.
    """
    with complaints(project.host_settings.name):
        plugin = load_config(str(project.host_settings)).plugins.get(NAME)
        stated = plugin.config if plugin else Settings()
        return _as_of(stated), _site_url(stated)


class DirectoryPlugin(BasePlugin[Settings]):
    """Takes the place of MkDocs' own build: the same build as the command line, published with the same care."""

    def __init__(self) -> None:
        self._serving = False
        self._project = Project(Path())
        self._portal = Path()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep this instance for all builds of ``mkdocs serve``."""
        del dirty
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Point MkDocs, which empties its output before it builds, at a folder that nobody needs."""
        self._project = Project(Path(config.config_file_path).absolute().parent)
        self._portal = Path(config.site_dir)
        config.site_dir = str(staging(self._project))
        config.theme.static_templates.clear()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave MkDocs nothing to render or copy."""
        del files, config
        return Files([])

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build and publish. Problems stop ``mkdocs build`` with their text and show in ``mkdocs serve``."""
        try:
            self._build()
        except (InputProblems, PublishError) as error:
            text = error.text() if isinstance(error, InputProblems) else str(error)
            if not self._serving:
                raise PluginError(text) from None
            _log.error("%s", text)
            self._show(text)
        config.site_dir = str(self._portal)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., object]
    ) -> LiveReloadServer:
        """Watch everything that the pages are made from."""
        del config, builder
        for path in self._project.sources:
            server.watch(str(path))
        return server

    def on_shutdown(self) -> None:
        """Remove what publishing keeps beside the preview's folder, which MkDocs removes itself."""
        if self._serving:
            shutil.rmtree(beside(self._portal, "spare"), ignore_errors=True)
            beside(self._portal, "lock").unlink(missing_ok=True)

    def _build(self) -> None:
        from generator.publish.build import build  # noqa: PLC0415 - MkDocs loads this module to read settings too

        if self._serving:
            forget_what_was_read()
        today = _today()
        as_of, site_url = _as_of(self.config), _site_url(self.config)
        # The script with which MkDocs loads a page again stands in the page, where the policy forbids it.
        final = not self._serving
        options = Options(self._portal, today, as_of or today, site_url, pdf=final, policy=final)
        report = build(self._project, options, MkDocsHost(), Silent())
        _log.info("%s: %s", self._portal, report.summary)

    def _show(self, text: str) -> None:
        page = problems_page(text)
        paths = {path.relative_to(self._portal).as_posix() for path in self._portal.rglob("*.html")}
        replace_tree(self._portal, dict.fromkeys(sorted(paths | {"index.html", "404.html"}), page))


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def _as_of(stated: base.Config) -> dt.date | None:
    if stated["as_of"] is None:
        return None
    try:
        return day(str(stated["as_of"]), _today())
    except ValueError as error:
        raise PluginError(f"as_of: {error}") from None


def _site_url(stated: base.Config) -> str:
    try:
        return public_address(str(stated["site_url"]))
    except ValueError as error:
        raise PluginError(f"site_url: {error}") from None
