"""The one placeholder of the prose: ``{{ name }}`` asks the registry for a value, an address or a block.

========================================  ==========================================================
``claim.<id>.value``, ``claim.<id>.date``  a figure that somebody states, and its year
``helpline.<id>.number``                   the number of a helpline
``count.units`` (localities, ...)          what the registry counts
``page.<key>``                             the address of a page of prose or a list (units, terms, ...)
``page.<kind>.<key>``                      the address of a record's page (unit, offering, area)
``block.<name>``                           a block of its own: urgent, calls, contact, decision, cost, search, ...
========================================  ==========================================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.registry.meaning import nearest
from generator.registry.problems import Problem
from generator.registry.prose import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.directory.voice import Voice
    from generator.registry.prose import Article, Shelf
    from generator.site.addresses import AddressBook, Place

BLOCKS = ("urgent", "calls", "contact", "decision", "cost", "search", "steps", "situations", "offerings", "units")
"""The blocks; each is a template of the same name in ``templates/blocks/``."""

# Control characters, which are refused in whatever people write, so that nobody's words are taken for a block.
_MARK = "\x0e{name}\x0f"
_TOKEN = re.compile("<p>{0}</p>|{0}".format(_MARK.format(name=f"({'|'.join(BLOCKS)})")))


class Placeholders:
    """Fills the placeholders of one language."""

    def __init__(self, voice: Voice, book: AddressBook) -> None:
        self._values = dict(_values(voice))
        self._places = book.known(voice.language)

    def step(self, name: str) -> Place:
        """The list or page of prose of a name; the page of a single record is no step for everyone.

        Raises ``KeyError`` where there is no such page, which ``problems`` tells of a page's head.
        """
        if place := self._page(f"page.{name}"):
            return place
        raise KeyError(name)

    def expand(self, text: str, at: Callable[[str, str], str]) -> str:
        """An article's Markdown, or a part of it, with values and addresses filled in and a token for each block."""
        return PLACEHOLDER.sub(lambda match: self._one(match[1], at), text)

    def _one(self, name: str, at: Callable[[str, str], str]) -> str:
        if page := self._page(name):
            return at(*page)
        kind, _, rest = name.partition(".")
        return _MARK.format(name=rest) if kind == "block" else self._values[name]

    def _page(self, name: str) -> Place | None:
        match name.split("."):
            case "page", key:
                places = [(key, ""), ("page", key)]
            case "page", kind, key if kind != "page":
                places = [(kind, key)]
            case _:
                places = []
        return next((place for place in places if place in self._places), None)

    def problems(self, article: Article) -> Iterator[Problem]:
        """The placeholders that mean nothing, and a next step that leads nowhere."""
        step = article.head.next_step
        if step and not self._page(f"page.{step}"):
            place = article.place_in_head("next_step")
            steps = [key or kind for kind, key in self._places if kind == "page" or not key]
            yield Problem("next-step", place, {"given": step}, nearest(step, steps))
        for placeholder in article.placeholders():
            name = placeholder.name
            if name not in self._values and not self._page(name) and name not in _BLOCK_NAMES:
                pages = (f"{kind}.{key}" if kind != "page" and key else key or kind for kind, key in self._places)
                known = [*self._values, *(f"page.{page}" for page in pages), *_BLOCK_NAMES]
                yield Problem("unknown-placeholder", placeholder.place, {"given": name}, nearest(name, known))


def put_blocks(html: str, block: Callable[[str], str]) -> str:
    """Replace the tokens that ``expand`` left, and the paragraphs that Markdown made of them, with blocks, in order."""
    return _TOKEN.sub(lambda match: block(match[1] or match[2]), html)


_BLOCK_NAMES = tuple(f"block.{name}" for name in BLOCKS)


def _values(voice: Voice) -> Iterator[tuple[str, str]]:
    directory, words = voice.directory, voice.words
    for key, claim in directory.registry.claims.items():
        shown = words.percent(claim.value) if claim.form == "percent" else words.number(claim.value)
        date = directory.resolve.value(claim.value, claim).date
        yield f"claim.{key}.value", shown
        yield f"claim.{key}.date", str(date.first.year) if date else words("date.unknown")
    for key, line in directory.registry.helplines.items():
        yield f"helpline.{key}.number", line.number.value or words("urgent.unknown_number")
    counts = {
        "units": len(directory.units),
        "localities": len(directory.localities),
        "municipalities": len(directory.municipalities),
        "counties": len(directory.counties),
        "offerings": len(directory.registry.offerings),
    }
    for key, number in counts.items():
        yield f"count.{key}", words.number(number)


def placeholder_problems(shelf: Shelf, placeholders: dict[str, Placeholders]) -> Iterator[Problem]:
    """The placeholders of all articles that mean nothing."""
    for language, fill in placeholders.items():
        for article in shelf.articles[language].values():
            yield from fill.problems(article)
