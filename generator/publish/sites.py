"""All that the sites are made of, in the order in which it is made: what one of them needs of another comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from generator.directory.views.sheets import Offered
from generator.exports import unit as data_of_unit
from generator.exports.files import files as data_files
from generator.publish.links import Content, Links
from generator.publish.sheets import sheets
from generator.publish.tree import PublishError
from generator.search.files import files as search_files
from generator.search.places import PlaceNames
from generator.search.scribe import Answering
from generator.search.texts import NotIndexedError, Texts
from generator.site.frame import Frames
from generator.site.page import Page, ProsePage
from generator.site.unit_site import UnitSite

if TYPE_CHECKING:
    from generator.publish.project import Progress, Project
    from generator.site.site import Site


class Theme(Protocol):
    """The host's theme in one language."""

    def prose(self, pages: Sequence[ProsePage], finish: Callable[[ProsePage, str], str]) -> Iterable[tuple[str, bytes]]:
        """The files of ``pages``: their Markdown made HTML, which ``finish`` completes to the body."""

    def page(self, page: Page) -> str:
        """One whole page around a body that is ready."""


Host = Callable[["Project", str, Mapping[str, Any]], Theme]
"""Opens the theme of a project in a language, with the words of its frame."""
File = tuple[str, Content]
FileOf = tuple["Site", str, Content]
"""A file of a site: its path below the site's root, and its content."""


def portal(project: Project, site: Site, host: Host, progress: Progress) -> Iterator[File]:
    """The files of the national directory alone."""
    for _, path, content in sites(project, site, (), host, progress):
        yield path, content


def sites(
    project: Project, portal: Site, units: Sequence[UnitSite], host: Host, progress: Progress
) -> Iterator[FileOf]:
    """The files of the portal and of the sites of ``units``."""
    names, offered = PlaceNames(portal.directory), Offered()
    making = _Making(project, portal, host, names)
    yield from _of(portal, making.pages(progress))
    if portal.options.pdf:
        progress.step("sheets")
        of_subject = {site.key: site for site in units}
        for subject, path, content in sheets(project, portal, offered):
            yield portal, path, content
            if subject in of_subject:
                yield of_subject[subject], path, content
    for site in units:
        progress.step(f"site of {site.key}")
        of_unit = _Making(project, site, host, names)
        yield from _of(site, of_unit.rest_of_unit(site, offered))
        making.texts.add(of_unit.texts, site.own_folders, site.heads.site_url)
        site.forget()
    yield from _of(portal, making.sheets_pages(offered))
    progress.step("search")
    yield from _of(portal, making.index("portal"))
    progress.step("files")
    yield from _of(portal, making.files(data_files(portal.scribe)))


def checked(links: Mapping[Site, Links], files: Iterable[FileOf]) -> Iterator[FileOf]:
    """Pass ``files`` on; after the last one raise ``InputProblems`` if a link within a site leads nowhere."""
    for site, path, content in files:
        links[site].overhear(path, content)
        yield site, path, content
    for one in links.values():
        one.refuse_broken()


def _of(site: Site, files: Iterable[File]) -> Iterator[FileOf]:
    return ((site, path, content) for path, content in files)


class _Making:
    """One site while it is made: its pages pass by what makes the index of their texts."""

    def __init__(self, project: Project, site: Site, host: Host, names: PlaceNames) -> None:
        self._project, self._site, self._host, self._names = project, site, host, names
        self._frames: dict[str, Frames] = {}
        self.texts = Texts(site.brief)

    def pages(self, progress: Progress | None = None) -> Iterator[File]:
        """All pages but those of sheets."""
        site = self._site
        for language in site.languages:
            theme = self._host(self._project, language, site.frame_words(language))
            self._frames[language] = Frames(theme.page)
            if progress:
                progress.step(f"prose in {language}")
            yield from self.texts.overheard(theme.prose(site.prose(language), site.prose_body), language)
            if progress:
                progress.step(f"pages in {language}")
            yield from self._filled(site.registry_pages(language), language)

    def sheets_pages(self, offered: Offered) -> Iterator[File]:
        """The pages of the sheets that are ``offered``; the frames are those of the pages before."""
        for language in self._site.languages:
            yield from self._filled(self._site.sheets_pages(language, offered), language)

    def index(self, name: str) -> Iterator[File]:
        """The full text of all pages, kept under ``name``."""
        try:
            yield from self.texts.files(self._project.cache / "texts" / name)
        except (NotIndexedError, OSError) as error:
            reason = f"the text of the pages could not be indexed: {error}"
            raise PublishError(f"nothing was published, the last good output is unchanged: {reason}") from error

    def files(self, data: Iterable[File]) -> Iterator[File]:
        """What is no page: the site's own files, the ``data`` for programs, what the search box knows, the frame's."""
        site = self._site
        yield from site.files()
        yield from data
        answering = Answering(site.shelf, site.known, site.book.address, site.book.has)
        yield from search_files(self._names, answering, site.languages)
        yield from _assets(self._project)

    def rest_of_unit(self, site: UnitSite, offered: Offered) -> Iterator[File]:
        """All of a unit's site but its sheets."""
        yield from self.pages()
        yield from self.sheets_pages(offered)
        yield from self.index(site.key)
        yield from self.files(data_of_unit.files(site.scribe))

    def _filled(self, pages: Iterable[Page], language: str) -> Iterator[File]:
        return self.texts.overheard(self._frames[language].filled(pages), language)


def _assets(project: Project) -> Iterator[tuple[str, Path]]:
    """The stylesheet, script and icon of the frame; nothing else of the theme is published."""
    folder = project.overrides / "assets"
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.name.startswith("."):
            yield f"assets/{file.relative_to(folder).as_posix()}", file
