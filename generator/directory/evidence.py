"""What a unit's record rests on: the sources of what it states on the day, and how old they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.directory.facts import worst
from generator.directory.voice import told_once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.directory.parts import Mark
    from generator.directory.voice import Lens, Voice
    from generator.registry.freshness import Level
    from generator.registry.values import PartialDate


@told_once
def unit_level(lens: Lens, key: str) -> Level | None:
    """How fresh the unit's record is: its least fresh source, unless its owner has confirmed it since."""
    resolve, unit = lens.directory.resolve, lens.directory.units[key]
    if unit.verified:
        return resolve.record(unit).level
    return worst([resolve.source_level(source) for source in sources_of(lens, key)])


@told_once
def unit_mark(lens: Lens, key: str) -> Mark | None:
    """The same in words."""
    unit = lens.directory.units[key]
    if unit.verified:
        return lens.voice.freshness(lens.directory.resolve.record(unit))
    return lens.voice.mark(unit_level(lens, key))


@told_once
def sources_of(lens: Lens, key: str) -> tuple[str, ...]:
    """The sources of everything that the unit's record states on the day, each once."""
    return tuple(dict.fromkeys(source for part in lens.directory.stated(key) for source in part.source))


def latest(lens: Lens, sources: tuple[str, ...], verified: PartialDate | None = None) -> str:
    """The day of the newest of ``sources``, or of the confirmation, as exactly as it is known; "" where none is.

    An inexact date stands for its beginning: a page is not told to be newer than it is. (W3C date and time formats.)
    """
    newest = lens.directory.resolve.date_of(sources)
    if verified and (newest is None or verified.first > newest.first):
        newest = verified
    return day_of(newest)


def day_of(date: PartialDate | None) -> str:
    """The beginning of a date, as exactly as it is known; "" where none is."""
    return date.text.partition("/")[0].rstrip("~") if date else ""


def years(lens: Lens, sources: Iterable[str]) -> tuple[int, int, int]:
    """The first and the last year that the sources give as their own, and how many give none."""
    dates = [lens.directory.registry.sources[source].date for source in sources]
    dated = [date for date in dates if date]
    first = min((date.first.year for date in dated), default=0)
    last = max(((date.last or date.first).year for date in dated), default=0)
    return first, last, len(dates) - len(dated)


def confirmed(voice: Voice) -> str:
    """Whether units have confirmed what is told of them."""
    words, directory = voice.words, voice.directory
    number = len(directory.confirmed)
    if not number:
        return words("confirmed.none")
    return words("confirmed.all") if number == len(directory.units) else words.count("confirmed.some", number)
