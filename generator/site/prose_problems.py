"""What is wrong with the prose as part of the site: pages that it cannot do without, addresses that it needs itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.registry.meaning import nearest
from generator.registry.problems import Place, Problem
from generator.registry.prose import PLAIN, START_PAGE
from generator.registry.values import LANGUAGES
from generator.site.addresses import FOLDERS, PRINT_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.registry.prose import Article, Shelf

NEEDED = (START_PAGE, "urgent", "safe", "apply", "professional", "cost")
"""The pages that menus and next steps lead to."""

_FILE_FOLDERS = ("assets", "data", "sheets")


def page_problems(shelf: Shelf, promised: Iterable[str] = ()) -> Iterator[Problem]:
    """Pages that are needed or ``promised`` and missing in all languages; those whose address belongs to another."""
    for key in dict.fromkeys((*NEEDED, *promised)):
        if key not in shelf.all_keys():
            yield Problem("page-needed", Place(f"content/*/{key}.md"), {"page": key})
    yield from _misfits(shelf, shelf)


def own_page_problems(own: Shelf, site: Shelf, known: Shelf) -> Iterator[Problem]:
    """What keeps a unit's ``own`` pages out of its ``site``, whose pages may lead to those ``known``."""
    yield from _misfits(own, known)
    for language, articles in own.articles.items():
        taken = {one.head.slug: one.file for one in site.articles[language].values() if not one.unit}
        for article in articles.values():
            slug = article.head.slug
            if slug in taken:
                yield Problem("slug-taken", article.place_in_head("slug"), {"slug": slug, "first": taken[slug]})


def _misfits(pages: Shelf, known: Shelf) -> Iterator[Problem]:
    """Those of ``pages`` at an address that belongs to another, or in plain words beside none of those ``known``."""
    plain = {key for articles in known.articles.values() for key, one in articles.items() if one.head.kind == PLAIN}
    usual = [key for key in known.all_keys() if key not in plain]
    first = next(iter(known.articles))
    for language, articles in pages.articles.items():
        own = _own_folders(language, is_root=language == first)
        for article in articles.values():
            yield from _address(article, own | {PRINT_FOLDER[language]} if article.unit else own)
            yield from _plain(article, known.articles[language], usual)


def _address(article: Article, own: frozenset[str]) -> Iterator[Problem]:
    slug, is_start = article.head.slug, article.key == START_PAGE
    if is_start != (slug == ""):
        yield Problem("start-page", article.place_in_head("slug"), {"page": START_PAGE})
    if slug in own:
        yield Problem("slug-reserved", article.place_in_head("slug"), {"given": slug})
    if article.key in FOLDERS:
        yield Problem("file-name-reserved", Place(article.file), {"given": article.key})


def _plain(article: Article, articles: dict[str, Article], usual: list[str]) -> Iterator[Problem]:
    """A page in plain words stands beside one of the ``usual`` pages, and no other in plain words stands there too.

    That the usual page is missing in one language is told of that page.
    """
    topic = article.head.plain_of
    if (article.head.kind == PLAIN) != (topic is not None):
        yield Problem("plain-or-not", article.place_in_head("kind"))
    elif topic is not None:
        if topic not in usual:
            yield Problem("plain-of", article.place_in_head("plain_of"), {"given": topic}, nearest(topic, usual))
        elif (first := next(one for one in articles.values() if one.head.plain_of == topic)) is not article:
            place = article.place_in_head("plain_of")
            yield Problem("plain-twice", place, {"given": topic, "first": first.file})


def _own_folders(language: str, *, is_root: bool) -> frozenset[str]:
    """The folders below the root of ``language`` that are not for prose."""
    lists = frozenset(names[language] for names in FOLDERS.values())
    return lists.union(_FILE_FOLDERS, LANGUAGES) if is_root else lists
