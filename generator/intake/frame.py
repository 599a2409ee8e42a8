"""What a source never says and a registry needs: the network, vocabulary and urgent help, from the project's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.registry.place_names import fold
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from generator.registry.document import Value
    from generator.registry.nouns import Registry
    from generator.registry.places import Places
    from generator.registry.values import Text

_KEPT = ("version", "network", "helplines", "offerings", "statements", "terms")
_IMPORTED = ("sources", "organisations", "fees", "conflicts", "claims", "service_areas", "units")


@dataclass(frozen=True)
class Frame:
    """The project's registry on the day ``today``: ``registry`` is its meaning, ``stated`` what its file states."""

    registry: Registry
    stated: Value
    places: Places
    today: dt.date

    @property
    def first(self) -> str:
        """The first language of the site, in which a name is that is written once."""
        return self.registry.network.languages[0]

    @cached_property
    def values(self) -> dict[str, Value]:
        """The parts of the registry that every draft has, and empty sections for what is imported."""
        kept = {name: self._stated[name] for name in _KEPT}
        return {**kept, **{name: {} for name in _IMPORTED}, "sources": self.sources}

    @cached_property
    def sources(self) -> dict[str, Value]:
        """The sources of what the draft has from the registry."""
        return self.sources_of({name: self._stated[name] for name in _KEPT})

    def sources_of(self, value: Value) -> dict[str, Value]:
        """The records of the sources that ``value`` names, in the registry's order."""
        named = set(_sources_in(value))
        return {key: record for key, record in self.section("sources").items() if key in named}

    @property
    def _stated(self) -> dict[str, Value]:
        return self.stated if isinstance(self.stated, dict) else {}

    def section(self, name: str) -> dict[str, Value]:
        """The records of a section as they are stated."""
        found = self._stated.get(name)
        return found if isinstance(found, dict) else {}

    def record(self, section: str, key: str) -> dict[str, Value]:
        """A record as it is stated; empty where there is none."""
        found = self.section(section).get(key)
        return found if isinstance(found, dict) else {}

    def match(self, section: str, names: dict[str, str], key: str = "") -> str:
        """The id of the record that is meant: the one with the id ``key`` or one of the names, else an empty text."""
        if key in self.section(section):
            return key
        wanted = set(map(fold, names.values())) - {""}
        records = getattr(self.registry, section).items()
        return next((known for known, record in records if not wanted.isdisjoint(_names(record.name))), "")


def _names(name: Text) -> set[str]:
    return {fold(name.get(language) or "") for language in LANGUAGES}


def _sources_in(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name == "source":
                yield from [part] if isinstance(part, str) else [key for key in part if isinstance(key, str)]
            else:
                yield from _sources_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from _sources_in(part)
