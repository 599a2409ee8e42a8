"""What each page answers: its title, its keywords and the words in its text; and the units by their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.directory.blocks import urgent
from generator.directory.voice import Lens
from generator.registry.prose import PLACEHOLDER, PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.directory.voice import Voice
    from generator.registry.prose import Article
    from generator.search.scribe import Answering, Json

URGENT_PAGE = "urgent"
"""The page whose head lists the alarms: words that show the numbers of urgent help above all answers."""
OVERVIEWS = ("compare", "map", "terms", "data", "statements", "accessibility", "units", "municipalities", "counties")

_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_WORD = 3


def answers(voice: Voice, site: Answering, units: Sequence[Json], parts: Sequence[str]) -> Json:
    """The file of the language of ``voice``, as JSON values.

    ``pages``: ``{href, title, group, note, keys}``; group is "help", "offering" or "overview", keys are phrases.
    ``units``: ``{href, title, note, municipality, keys}``, or none where they are in ``parts``: the beginnings of words
    under which files have them. ``alarms``: phrases that call for urgent help; ``urgent``: its ``title``, and ``lines``
    of ``{name, number, tel, text}``. Addresses are below the site's root, or whole ones of another site.
    """
    language = voice.language
    folder = site.folder
    alarming = site.known.articles[language].get(URGENT_PAGE)
    return {
        "pages": [
            *(_help(one, folder(language, "page", one.key)) for one in _helping(site, language)),
            *_offerings(voice, site),
            *_overviews(voice, site),
        ],
        "units": [] if parts else list(units),
        "parts": list(parts),
        "alarms": list(alarming.head.alarms) if alarming else [],
        "urgent": _urgent(voice),
    }


def texts(voice: Voice, site: Answering) -> Json:
    """What the first of the ``pages`` say, in their order.

    ``texts``: the words of each that are not in its keys; ``notes``: what is shown below its title.
    """
    helping = _helping(site, voice.language)
    return {"texts": [" ".join(sorted(_said(one))) for one in helping], "notes": [one.head.short for one in helping]}


def _helping(site: Answering, language: str) -> list[Article]:
    return [one for one in site.shelf.articles[language].values() if one.head.kind != PLAIN]


def _said(article: Article) -> set[str]:
    head = article.head
    body = _LINK_TARGET.sub("] ", PLACEHOLDER.sub(" ", article.body))
    return _words(f"{head.short} {head.description} {body}") - _words(f"{head.title} {' '.join(head.keywords)}")


def _help(article: Article, href: str) -> Json:
    return _page(href, article.head.title, "help", keys=list(article.head.keywords))


def _offerings(voice: Voice, site: Answering) -> Iterator[Json]:
    for key, one in voice.directory.registry.offerings.items():
        if not site.has("offering", key):
            continue
        name, summary = voice.plain(one.name), voice.plain(one.summary)
        keys = _keywords(one.keywords, voice.language)
        yield _page(site.folder(voice.language, "offering", key), name, "offering", note=summary, keys=keys)


def _overviews(voice: Voice, site: Answering) -> Iterator[Json]:
    for kind in OVERVIEWS:
        if site.has(kind, ""):
            yield _page(site.folder(voice.language, kind, ""), voice.words(f"nav.{kind}"), "overview")


def _page(href: str, title: str, group: str, **more: object) -> Json:
    return {"href": href, "title": title, "group": group, "note": "", "keys": [], **more}


def units(voice: Voice, site: Answering) -> Iterator[Json]:
    """The units by their names, those of their operators, and the keywords that are about them alone."""
    directory = voice.directory
    topics = _topics(site.shelf.articles[voice.language].values())
    for key, unit in directory.units.items():
        if not site.has("unit", key):
            continue
        operators = [directory.registry.organisations[one.organisation] for one in directory.operators(unit)]
        names = [voice.plain(unit.name), *(voice.plain(one.name) for one in operators)]
        own = [word for word in _keywords(unit.keywords, voice.language) if not _words(word) <= topics]
        _, _, last = voice.plain(unit.name).rpartition(" ")
        own += [last] if last.istitle() and not _words(last) <= topics else []
        yield {
            "href": site.folder(voice.language, "unit", key),
            "title": voice.plain(unit.name),
            "note": unit.locality,
            "municipality": directory.place(unit.locality).code,
            "keys": [*names, *own],
        }


def _keywords(keywords: Mapping[Any, Sequence[str]], language: str) -> list[str]:
    return [word for code, words in keywords.items() if code == language for word in words]


def _topics(articles: Iterable[Article]) -> set[str]:
    """The words that help pages are found by: a unit that shares them is not meant by them."""
    return _words(" ".join(f"{one.head.title} {' '.join(one.head.keywords)}" for one in articles))


def _urgent(voice: Voice) -> Json:
    lines = urgent(Lens(voice, lambda *_: ""))
    return {
        "title": voice.words("urgent.title"),
        "lines": [{"name": one.name, "number": one.number, "tel": one.tel, "text": one.text} for one in lines],
    }


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if len(word) >= _SHORTEST_WORD}
