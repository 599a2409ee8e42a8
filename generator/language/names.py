"""Names that editors do not choose, and the terms that the glossary explains: words that may be long or unheard of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from generator.registry.nouns import Registry
from generator.registry.place_names import fold
from generator.registry.places import Places
from generator.registry.texts import texts
from generator.registry.values import LANGUAGES

_PART = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
_LONGEST_ENDING = 7


class Names:
    """The words of all names and terms, also with an ending."""

    def __init__(self, names: Iterable[str]) -> None:
        words = {fold(word) for name in names for word in _PART.findall(name)}
        # "Helsinki" is "helsing-" before an ending, and "turvakoti" is "turvakod-".
        stems = {word[:-cut] for word in words for cut in (1, 2) if len(word) - cut > _SHORTEST}
        self._words = words | stems

    @classmethod
    def known(cls, registry: Registry, places: Places) -> Names:
        """The names of the registry and of the register of places, and the terms."""
        return cls([*_of_registry(registry), *_of_places(places)])

    def __contains__(self, word: str) -> bool:
        folded = fold(word)
        shortest = max(_SHORTEST, len(folded) - _LONGEST_ENDING)
        return folded in self._words or any(folded[:end] in self._words for end in range(shortest, len(folded)))


def _of_registry(registry: Registry) -> Iterator[str]:
    called = [text for _, text, is_name in texts(registry) if is_name]
    called += [term.term for term in registry.terms.values()] + [line.name for line in registry.helplines.values()]
    yield from (name for one in called for language in LANGUAGES if (name := one.get(language)))
    for organisation in registry.organisations.values():
        yield from organisation.predecessor_names


def _of_places(places: Places) -> Iterator[str]:
    for municipality in places.all():
        yield from municipality.forms
    for kind in ("county", "region"):
        yield from (area.name(language) for area in places.areas(kind, date.max) for language in LANGUAGES)
