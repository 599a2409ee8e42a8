"""Which words of the glossary a text has, so that a page can lead to their meaning before it uses them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.directory import blocks
from generator.directory.parts import Entry
from generator.directory.voice import told_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.directory.voice import Lens

# A word is known by its beginning: Finnish and Swedish bend its last letters, seldom more than two.
_ENDING = 2
_SHORTEST = 4
_ASIDE = re.compile(r"\s*\(.*?\)")


def terms_in(lens: Lens, texts: Iterable[str]) -> tuple[Entry, ...]:
    """The words of the glossary that ``texts`` have in any form, each with the address of its meaning."""
    said = " ".join(texts).casefold()
    return tuple(Entry(term, href) for term, href, form in _forms(lens) if form.search(said))


@told_once
def terms_of_answers(lens: Lens) -> tuple[Entry, ...]:
    """The words of the glossary in what the pages of units, municipalities and counties say alike."""
    return terms_in(lens, _said_alike(lens))


def _said_alike(lens: Lens) -> Iterator[str]:
    yield from (one.text for one in blocks.leading(lens, "contact", "decision", "admission", "eligibility"))
    for conflict in blocks.conflicts(lens, "client-charge"):
        yield from (conflict.title, conflict.explanation, conflict.advice)
        yield from (side.text for side in conflict.statements)
    for turn in blocks.contact(lens).entries:
        yield from (turn.name, turn.text)


@told_once
def _forms(lens: Lens) -> list[tuple[str, str, re.Pattern[str]]]:
    """Each term of the glossary with the address of its meaning and what it looks like in a text, in any form."""
    found = []
    for key, one in lens.directory.registry.terms.items():
        term = _ASIDE.sub("", lens.voice.plain(one.term))
        words = [re.escape(word[: max(_SHORTEST, len(word) - _ENDING)]) for word in term.casefold().split()]
        found.append((term, f"{lens.at('terms')}#{key}", re.compile(r"\b" + r"\w*\s+".join(words))))
    return found
