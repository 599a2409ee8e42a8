"""All that the sites are made of, in the order in which it is made: what one of them needs of another comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.directory.views.sheets import Offered
from generator.exports.files import read_first
from generator.publish import pieces
from generator.publish.crew import FEW, Here, made
from generator.publish.links import Content, Links
from generator.publish.maker import new_texts
from generator.publish.sheets import refuse_too_long, throw_old_ones_away
from generator.publish.workshop import opened

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from generator.brochures.sheet import TooLong
    from generator.publish.pieces import Made, Order, Piece
    from generator.publish.project import Progress, Project
    from generator.search.texts import Texts
    from generator.site.site import Site
    from generator.site.unit_site import UnitSite

FileOf = tuple["Site", str, Content]
"""A file of a site: its path below the site's root, and its content."""


def sites_here(order: Order, portal: Site, units: Mapping[str, UnitSite], progress: Progress) -> Iterator[FileOf]:
    """As ``sites``, made in this process."""
    with opened(order, portal):
        yield from sites(order, portal, units, Here(), progress)


def sites(
    order: Order, portal: Site, units: Mapping[str, UnitSite], executor: Executor, progress: Progress
) -> Iterator[FileOf]:
    """The files of the portal and of the sites of ``units``, made by ``executor`` in pieces.

    Raises ``InputProblems`` if a template, a word or a sheet is wrong, and ``PublishError`` if pieces cannot be made.
    """
    with new_texts(portal) as texts:
        work = _Work(order, portal, units, texts, progress)
        of_portal = made(executor, order, pieces.pages(portal))
        of_subjects = made(executor, order, pieces.subjects(portal, units))
        yield from work.done(of_portal)
        yield from work.done(of_subjects)
        if portal.options.pdf:
            throw_old_ones_away(order.project)
        of_sheets = made(executor, order, pieces.sheets(portal), work.offered())
        beside = made(executor, order, pieces.files(portal), ahead=FEW)
        yield from work.done(of_sheets)
        progress.step("search")
        yield from ((portal, *file) for file in texts.files(order.project.cache / "texts/portal"))
    yield from work.done(beside)
    yield from ((portal, path, content) for path, content in portal.files(work.listed))
    yield portal, *read_first(portal.scribe)
    for site in (portal, *units.values()):
        yield from ((site, path, file) for path, file in assets(order.project))


def checked(links: Mapping[Site, Links], files: Iterable[FileOf]) -> Iterator[FileOf]:
    """Pass ``files`` on; after the last one raise ``InputProblems`` if a link within a site leads nowhere."""
    for site, path, content in files:
        links[site].overhear(path, content)
        yield site, path, content
    for one in links.values():
        one.refuse_broken()


class _Work:
    """What finished pieces leave behind for those that come after them."""

    def __init__(
        self, order: Order, portal: Site, units: Mapping[str, UnitSite], texts: Texts, progress: Progress
    ) -> None:
        self._order, self._portal, self._units, self._progress = order, portal, units, progress
        self._texts = texts
        self._offered: dict[str, Offered] = {}
        self._step = ""
        self.listed: dict[str, str] = {}

    def done(self, finished: Iterable[tuple[Piece, Made]]) -> Iterator[FileOf]:
        """The files of pieces as they come; the text of pages is kept for the index."""
        too_long: list[TooLong] = []
        for piece, found in finished:
            if piece.step != self._step:
                self._step = piece.step
                self._progress.step(piece.step)
            self.listed |= found.listed
            self._offered[piece.about] = found.offered
            too_long += found.too_long
            for key, path, content in found.files:
                self._hear(piece, key, path, content)
                yield self._units[key] if key else self._portal, path, content
        refuse_too_long(self._order.project, self._portal, too_long)

    def offered(self) -> Offered:
        """All sheets that there are, subject by subject."""
        found = [self._offered[subject] for subject in pieces.of_sheets(self._portal)]
        sheets = [sheet for one in found for sheet in one.sheets]
        return Offered(sheets, [bundle for one in found for bundle in one.bundles])

    def _hear(self, piece: Piece, key: str, path: str, content: bytes) -> None:
        if not key and piece.language:
            self._texts.hear(path, content, piece.language)
        elif key and (language := self._own[key].get(path.removesuffix("index.html"))):
            self._texts.hear(path, content, language, self._units[key].heads.site_url)

    @cached_property
    def _own(self) -> Mapping[str, Mapping[str, str]]:
        return {key: site.own_folders for key, site in self._units.items()}


def assets(project: Project) -> Iterator[tuple[str, Path]]:
    """The stylesheet, script and icon of the frame; nothing else of the theme is published."""
    folder = project.overrides / "assets"
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.name.startswith("."):
            yield f"assets/{file.relative_to(folder).as_posix()}", file
