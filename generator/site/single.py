"""Single pages of a site, found by their path: for whoever needs one and no other."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from generator.directory.views.sheets import Offered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.site.page import Page, ProsePage
    from generator.site.site import Site


class SinglePages:
    """The pages of a ``site`` that makes no sheets as PDF, each made only when it is asked for."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._made: dict[str, Mapping[str, Callable[[], Page]]] = {}

    def prose(self, path: str) -> tuple[list[ProsePage], ProsePage] | None:
        """The pages of prose in the language of the one at ``path``, and that one; ``None`` if there is none."""
        if path not in self._articles:
            return None
        language, key = self._articles[path]
        pages = self._site.prose(language)
        return pages, next(page for page in pages if page.key == key)

    def made(self, path: str) -> Page | None:
        """The page at ``path`` that is made from the registry; ``None`` if there is none."""
        book = self._site.book
        above = [language for language in self._site.languages if path.startswith(book.root(language))]
        language = max(above, key=lambda one: len(book.root(one)), default="")
        make = self._makers(language).get(path) if language else None
        return make() if make else None

    def file(self, path: str) -> bytes | None:
        """The file at ``path`` beside the pages, unless it tells of all pages; ``None`` if there is none."""
        return self._apart.get(path)

    @cached_property
    def _apart(self) -> Mapping[str, bytes]:
        return dict(self._site.files_apart())

    @cached_property
    def _articles(self) -> Mapping[str, tuple[str, str]]:
        articles = self._site.shelf.articles
        places = ((language, key) for language in self._site.languages for key in articles[language])
        return {self._path(language, "page", key): (language, key) for language, key in places}

    def _makers(self, language: str) -> Mapping[str, Callable[[], Page]]:
        if language not in self._made:
            pages = self._site.pages_by_place(language)
            each = chain(pages.each(), pages.each_of_sheets(Offered()))
            self._made[language] = {self._path(language, *place): make for place, make in each}
        return self._made[language]

    def _path(self, language: str, kind: str, key: str) -> str:
        return f"{self._site.book.folder(language, kind, key)}index.html"
