"""Zensical as the host: the same pages as by MkDocs, from frames and prose that Zensical has rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from generator.host.page import below, meta_of
from generator.host.rendering import render
from generator.host.scratch import FRAME, PROSE, Leaf, told
from generator.publish.project import InputProblems, Project
from generator.publish.theme import Opening
from generator.site.page import Page, ProsePage

_MISSING = """\
error[host]: Zensical is not installed. Type: python -m pip install "zensical<0.0.74"
Or build with --host mkdocs, which makes the same pages."""
# What the two engines write differently where they escape; a browser reads the same.
_ENTITIES = {"&#x27;": "&#39;", "&quot;": "&#34;", "&#x2f;": "/"}


class ZensicalHost:
    """Starts Zensical as seldom as it can: what one site asks for is made for all that it was told to expect."""

    def __init__(self) -> None:
        """Raises ``InputProblems`` if Zensical is not installed."""
        if find_spec("zensical") is None:
            raise InputProblems(lines=[_MISSING])
        self._expected: list[Opening] = []
        self._made: dict[Leaf, str] = {}

    def __reduce__(self) -> tuple[type[ZensicalHost], tuple[()]]:
        return type(self), ()

    def expect(self, openings: Iterable[Opening]) -> None:
        """Remember the languages of the sites that will be opened, to render for all of them at once."""
        self._expected = list(openings)

    def __call__(self, project: Project, language: str, frame_words: Mapping[str, Any]) -> ZensicalTheme:
        """The theme of ``project`` in ``language``."""
        return ZensicalTheme(self, project, Opening(language, frame_words))

    def prose(self, project: Project, leaves: Sequence[Leaf]) -> list[str]:
        """The HTML of ``leaves`` of prose. Raises ``InputProblems`` if Zensical refuses the settings or a page."""
        expected = [_prose(*prose) for one in self._expected for prose in one.prose]
        return self._rendered(project, leaves, expected)

    def pages(self, project: Project, opening: Opening, pages: Sequence[Page]) -> list[str]:
        """``pages`` in the frame of ``opening``. Raises ``InputProblems`` if Zensical refuses a template."""
        kinds = [(below(page.path, _levels(opening)).count("/"), page) for page in pages]
        expected = [_framed(one, *kind) for one in self._expected if _alike(one, opening) for kind in kinds]
        return self._rendered(project, [_framed(opening, *kind) for kind in kinds], expected)

    def _rendered(self, project: Project, wanted: Sequence[Leaf], expected: Iterable[Leaf]) -> list[str]:
        if not self._made.keys() >= set(wanted):
            new = [leaf for leaf in dict.fromkeys([*wanted, *expected]) if leaf not in self._made]
            self._made.update(zip(new, render(project, new), strict=True))
        return [self._made[leaf] for leaf in wanted]


class ZensicalTheme:
    """Zensical in one language of one site."""

    def __init__(self, host: ZensicalHost, project: Project, opening: Opening) -> None:
        self._host, self._project, self._opening = host, project, opening

    def prose(self, pages: Sequence[ProsePage], there: Sequence[ProsePage]) -> list[str]:
        """The HTML of the Markdown of ``pages``. Raises ``InputProblems`` if Zensical refuses the settings or a page.

        Links lead where they were written to: Zensical is shown one page at a time.
        """
        del there
        leaves = [_prose(page.file, page.markdown) for page in pages]
        return self._host.prose(self._project, leaves)

    def pages(self, pages: Sequence[Page]) -> list[str]:
        """Whole pages around bodies that are ready; what is escaped in them is the template's and the frame's own."""
        return [_as_mkdocs_escapes(html) for html in self._host.pages(self._project, self._opening, pages)]


def _prose(file: str, markdown: str) -> Leaf:
    """What Zensical is asked for to get the HTML of a page's Markdown."""
    return Leaf(1, PROSE, markdown=markdown, place=file)


def _framed(opening: Opening, depth: int, page: Page) -> Leaf:
    """What Zensical is asked for to get the whole of ``page``, so many folders below the root of its language."""
    content, meta = page.body, meta_of(page)
    return Leaf(depth, FRAME, told(language=opening.language, words=opening.frame_words, content=content, meta=meta))


def _levels(opening: Opening) -> int:
    """How many folders the root of the language lies below that of the site."""
    return str(opening.frame_words["up"]).count("../")


def _alike(one: Opening, other: Opening) -> bool:
    """Whether the two have pages of the same kinds, as the sites of units have, and the portal in all languages."""
    return bool(one.frame_words.get("portal")) == bool(other.frame_words.get("portal"))


def _as_mkdocs_escapes(html: str) -> str:
    for theirs, ours in _ENTITIES.items():
        html = html.replace(theirs, ours)
    return html
