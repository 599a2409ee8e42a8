"""What is wrong with the prose as part of the site: pages that it cannot do without, addresses that it needs itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.registry.problems import Place, Problem
from generator.registry.prose import START_PAGE
from generator.registry.values import LANGUAGES
from generator.site.addresses import FOLDERS, ROOT_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.prose import Article, Shelf

NEEDED = (START_PAGE, "urgent", "apply", "professional", "cost")
"""The pages that menus and next steps lead to."""

_FILE_FOLDERS = ("assets", "data", "sheets")


def page_problems(shelf: Shelf) -> Iterator[Problem]:
    """Pages that are missing in all languages, and pages whose address belongs to something else."""
    for key in NEEDED:
        if key not in shelf.all_keys():
            yield Problem("page-needed", Place(f"content/*/{key}.md"), {"page": key})
    for language, articles in shelf.articles.items():
        own = _own_folders(language)
        for article in articles.values():
            yield from _address(article, own)


def _address(article: Article, own: frozenset[str]) -> Iterator[Problem]:
    slug, is_start = article.head.slug, article.key == START_PAGE
    if is_start != (slug == ""):
        yield Problem("start-page", article.place_in_head("slug"), {"page": START_PAGE})
    if slug in own:
        yield Problem("slug-reserved", article.place_in_head("slug"), {"given": slug})
    if article.key in FOLDERS:
        yield Problem("file-name-reserved", Place(article.file), {"given": article.key})


def _own_folders(language: str) -> frozenset[str]:
    """The folders below the root of ``language`` that are not for prose."""
    lists = frozenset(names[language] for names in FOLDERS.values())
    return lists if language != ROOT_LANGUAGE else lists.union(_FILE_FOLDERS, LANGUAGES)
