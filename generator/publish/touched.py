"""Which files differ between two versions, without making any of them whole: the portal's, and units' own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.difference.difference import Outputs
from generator.exports.files import files
from generator.publish.units import unit_sites

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.site.page import ProsePage
    from generator.site.site import Site

OWN = "own"
"""The kind of the pages that the site of a unit alone has."""
_KINDS = ("unit", "print", "municipality", "county", "area", "offering", "page", OWN, "edition")
"""The kinds that are counted by themselves, in this order; all other pages are overviews."""
_OVERVIEW = "overview"


def touched(before: Site, after: Site) -> Outputs:
    """The pages, sheets and data files that are in one version only or say something else in the other.

    Pages are compared before the frame is put around them, prose before its Markdown is rendered, sheets by the HTML
    that they are printed from. The pages that list the sheets, and the index of the search, are left out, and of the
    sites of units all but the pages that these alone have.
    """
    kinds, languages = {**_kinds(before), **_kinds(after)}, after.directory.languages
    pages: dict[str, list[str]] = {kind: [] for kind in (*_KINDS, _OVERVIEW)}
    for path in _differing(dict(_pages(before)), dict(_pages(after)), languages):
        pages[kinds.get(path, _OVERVIEW)].append(path)
    pages[OWN] = _differing(dict(_own_pages(before)), dict(_own_pages(after)), languages)
    sheets = _differing(dict(_sheets(before)), dict(_sheets(after)), languages)
    return Outputs(
        {kind: paths for kind, paths in pages.items() if paths},
        sheets,
        _differing(dict(files(before.scribe)), dict(files(after.scribe)), languages),
    )


def _differing(before: Mapping[str, object], after: Mapping[str, object], languages: Sequence[str]) -> list[str]:
    """The paths, language by language: the first one is at the root, the folder of another begins a path."""

    def order(path: str) -> tuple[int, str]:
        first = path.partition("/")[0]
        return languages.index(first) if first in languages else 0, path

    return sorted((path for path in {*before, *after} if before.get(path) != after.get(path)), key=order)


def _kinds(site: Site) -> dict[str, str]:
    return {
        f"{folder}index.html": kind
        for language in site.languages
        for (kind, _), folder in site.book.places(language).items()
        if kind in _KINDS
    }


def _pages(site: Site) -> Iterator[tuple[str, object]]:
    for language in site.languages:
        for page in site.registry_pages(language):
            yield page.path, page
        for prose in site.prose(language):
            yield prose.page.path, _prose(site, prose)


def _prose(site: Site, prose: ProsePage) -> object:
    return prose.page, site.prose_body(prose, prose.markdown)


def _own_pages(portal: Site) -> Iterator[tuple[str, object]]:
    for key, site in unit_sites(portal).items():
        for language, own in site.own.articles.items():
            pages = site.prose(language) if own and language in site.languages else ()
            yield from ((f"{key}/{one.page.path}", _prose(site, one)) for one in pages if one.key in own)


def _sheets(site: Site) -> Iterator[tuple[str, str]]:
    from generator.brochures.desk import Desk  # noqa: PLC0415 - only who compares sheets needs it

    for sheet in Desk(site).sheets():
        for path in sheet.paths:
            yield path, sheet.html
