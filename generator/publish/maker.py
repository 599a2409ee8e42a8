"""Makes the files of one site, kind by kind; the theme of each of its languages is opened once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.exports import unit as data_of_unit
from generator.publish.errors import UNCHANGED, PublishError
from generator.search.files import files as search_files
from generator.search.scribe import Answering
from generator.search.texts import NotIndexedError, Texts
from generator.site.frame import Frames

if TYPE_CHECKING:
    from generator.directory.views.sheets import Offered
    from generator.publish.project import Project
    from generator.publish.theme import Host, Theme
    from generator.search.places import PlaceNames
    from generator.site.page import Page, ProsePage
    from generator.site.site import Site
    from generator.site.unit_site import UnitSite

File = tuple[str, bytes]
"""A path below the root of a site, and the content."""


class Maker:
    """Makes the files of ``site``; ``names`` is what its search box knows of places."""

    def __init__(self, project: Project, site: Site, host: Host, names: PlaceNames) -> None:
        self._project, self._site, self._host, self._names = project, site, host, names
        self._themes: dict[str, tuple[Theme, Frames]] = {}

    def prose(self, language: str) -> Iterator[File]:
        """The pages of people's prose."""
        pages = self._site.prose(language)
        return self._written(language, pages, pages)

    def alone(self, pages: Sequence[ProsePage], page: ProsePage) -> bytes:
        """The ``page`` of prose alone; the others of its language are there to be linked to."""
        return next(content for _, content in self._written(page.page.language, [page], pages))

    def _written(self, language: str, pages: Sequence[ProsePage], there: Sequence[ProsePage]) -> Iterator[File]:
        theme, frames = self._open(language)
        rendered = zip(pages, theme.prose(pages, there), strict=True)
        return frames.filled(replace(one.page, body=self._site.prose_body(one, html)) for one, html in rendered)

    def filled(self, language: str, pages: Iterable[Page]) -> Iterator[File]:
        """``pages`` in their frames."""
        _, frames = self._open(language)
        yield from frames.filled(pages)

    def search(self, language: str) -> Iterator[File]:
        """What the search box knows in a language."""
        site = self._site
        answering = Answering(site.shelf, site.known, site.book.address, site.book.has)
        return search_files(self._names, answering, language)

    def _open(self, language: str) -> tuple[Theme, Frames]:
        if language not in self._themes:
            theme = self._host(self._project, language, self._site.frame_words(language))
            self._themes[language] = theme, Frames(theme.pages)
        return self._themes[language]


def whole_site_of_unit(maker: Maker, site: UnitSite, offered: Offered, cache: Path) -> Iterator[File]:
    """Everything of the site of a unit but its sheets and the frame's own files."""
    with new_texts(site) as texts:
        for language in site.languages:
            yield from texts.overheard(maker.prose(language), language)
            yield from texts.overheard(maker.filled(language, site.registry_pages(language)), language)
        for language in site.languages:
            yield from texts.overheard(maker.filled(language, site.sheets_pages(language, offered)), language)
        yield from texts.files(cache / site.key)
    yield from site.files(site.heads.take_listed())
    yield from data_of_unit.files(site.scribe)
    for language in site.languages:
        yield from maker.search(language)


@contextmanager
def new_texts(site: Site) -> Iterator[Texts]:
    """What makes the index of the pages of ``site``: of municipalities the name alone counts.

    Raises ``PublishError`` if the pages that it is told of cannot be indexed.
    """
    with Texts(site.brief) as texts:
        try:
            yield texts
        except NotIndexedError as error:
            raise PublishError(f"{UNCHANGED}: the text of the pages could not be indexed: {error}") from error
