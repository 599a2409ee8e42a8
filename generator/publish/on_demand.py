"""Single files of the sites for whoever looks at them one by one: byte for byte those of a whole build."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from generator.publish.folders import folder_of, placed_units
from generator.publish.maker import Maker
from generator.publish.mistakes import told_as_problems
from generator.publish.sites import assets
from generator.search.places import PlaceNames
from generator.site.single import SinglePages

if TYPE_CHECKING:
    from generator.publish.project import Options, Project
    from generator.publish.theme import Host
    from generator.site.site import Site


class OnDemand:
    """The files of the portal's folder that need no other page, made when somebody asks for them, then remembered.

    They are those of a build without sheets. Several threads may ask.
    """

    def __init__(self, project: Project, options: Options) -> None:
        self._project, self._options = project, options
        self._lock = threading.Lock()
        self._sites: dict[str, _OneSite] = {}
        self._made: dict[str, bytes | None] = {}

    def show(self, site: Site, host: Host) -> None:
        """Make files of the portal ``site`` from now on, and of the units' sites in it, in frames of ``host``."""
        units = placed_units(site, self._options).values()
        with self._lock:
            folders = ((one, folder_of(self._options, one)) for one in (site, *units))
            self._sites = {at.below: _OneSite(self._project, one, host) for one, at in folders if at}
            self._made = {}

    def file(self, path: str) -> bytes | None:
        """The file at ``path`` in the portal's folder; ``None`` if there is none, or none without a whole build.

        Raises ``InputProblems`` where a template, a word or the host's settings are wrong.
        """
        with self._lock:
            if path not in self._made:
                with told_as_problems():
                    self._made[path] = self._file(path)
            return self._made[path]

    def _file(self, path: str) -> bytes | None:
        unit = f"{path.partition('/')[0]}/"
        below = unit if unit in self._sites else ""
        site = self._sites.get(below)
        return site.file(path.removeprefix(below)) if site else None


class _OneSite:
    """One site, whose themes are opened when a page first needs them."""

    def __init__(self, project: Project, site: Site, host: Host) -> None:
        self._project, self._site = project, site
        self._pages = SinglePages(site)
        self._maker = Maker(project, site, host, PlaceNames(site.directory))

    def file(self, path: str) -> bytes | None:
        """The file at ``path`` below the site's root."""
        if prose := self._pages.prose(path):
            return self._maker.alone(*prose)
        if page := self._pages.made(path):
            return next(content for _, content in self._maker.filled(page.language, [page]))
        if asset := dict(assets(self._project)).get(path):
            return asset.read_bytes()
        return self._pages.file(path)
