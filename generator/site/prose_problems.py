"""What is wrong with the prose as part of the site: pages that it cannot do without, addresses that it needs itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.registry.meaning import nearest
from generator.registry.problems import Place, Problem
from generator.registry.prose import PLAIN, START_PAGE
from generator.registry.values import LANGUAGES
from generator.site.addresses import FOLDERS

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
    plain = {key for articles in shelf.articles.values() for key, one in articles.items() if one.head.kind == PLAIN}
    usual = [key for key in shelf.all_keys() if key not in plain]
    first = next(iter(shelf.articles))
    for language, articles in shelf.articles.items():
        own = _own_folders(language, is_root=language == first)
        for article in articles.values():
            yield from _address(article, own)
            yield from _plain(article, articles, usual)


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
