"""Where the texts of a sheet stand in the registry, so that a message can name the line to shorten."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.brochures.sheet import Origin
    from generator.directory.voice import Lens
    from generator.registry.values import Text

Written = tuple["Origin", "Text"]


def longest(lens: Lens, texts: Iterable[Written]) -> Origin | None:
    """Where the longest of ``texts`` stands, as it reads in the lens's language; ``None`` where there is none."""
    languages = lens.directory.languages
    found = [
        (len(words), (*origin, language))
        for origin, text in texts
        for words, language in [text.best(lens.language, languages)]
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def of_unit(lens: Lens, unit: str) -> Iterator[Written]:
    """The texts of a unit's own record that hold on the day, and those about all units that stand beside them."""
    directory, record = lens.directory, lens.directory.registry.units[unit]
    for number, one in enumerate(record.statements):
        if one.valid.holds(directory.as_of):
            yield ("units", unit, "statements", number, "text"), one.text
    for name in ("place", "occupancy"):
        text = getattr(record, name).value
        if text is not None:
            yield ("units", unit, name), text
    for key in directory.fees_of(record):
        yield ("fees", key, "text"), directory.registry.fees[key].text


def of_topics(lens: Lens, *topics: str) -> Iterator[Written]:
    """The general texts about ``topics`` that hold on the day."""
    directory = lens.directory
    for key, one in directory.registry.statements.items():
        if one.topic in topics and one.valid.holds(directory.as_of):
            yield ("statements", key, "text"), one.text
