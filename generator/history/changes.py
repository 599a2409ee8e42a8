"""What changed in the registry, day by day, in a form that may be published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.history.git import HistoryError, versions
from generator.history.kept import Comparisons
from generator.history.telling import Item, Present, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.history.compare import Change
    from generator.history.git import Line, Version
    from generator.registry.document import Value
    from generator.registry.places import Places

MOST = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """What changed in one record on one day.

    ``kind`` is ``added`` or ``removed`` for the whole record (then ``items`` is empty), else ``changed``. ``updated``
    is the time of the day's last version. ``present`` tells whether today's registry still has the record.
    """

    updated: dt.datetime
    section: str
    key: str
    kind: str
    present: bool
    items: tuple[Item, ...] = ()

    @property
    def day(self) -> dt.date:
        """The day of the change."""
        return self.updated.date()


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes from ``since`` on, the newest day first and in it what matters most to families first.

    ``began`` is when the registry's first version was recorded, if that lies in the time; ``all_of_them`` is false
    where the time has more changes than are told.
    """

    entries: tuple[Entry, ...]
    since: dt.date
    began: dt.datetime | None
    all_of_them: bool


def changes(file: Path, present: Value, places: Places, until: dt.date, cache: Path) -> Changes | None:
    """What changed in the registry ``file`` in the last twelve months before the end of ``until``.

    Told is what was committed to Git; ``present`` is today's document, which decides what may be shown of former
    versions. ``None`` where no history can be read. Comparisons are kept in the folder ``cache``.
    """
    since = _a_year_before(until)
    compared = Comparisons(cache)
    try:
        line = versions(file, since, until)
        today = Present(present, places)
        entries = [one for version, found in _steps(line, compared) for one in entries_of(version, found, today)]
    except HistoryError:
        return None
    compared.save()
    recent = [one for one in entries if one.day >= since]
    # The sort keeps the order within a day.
    recent.sort(key=lambda one: one.day, reverse=True)
    first = line.versions[0].when if line.begins and line.versions else None
    began = first if first and first.date() >= since else None
    return Changes(tuple(recent[:MOST]), since, began, len(recent) <= MOST)


def _steps(line: Line, compared: Comparisons) -> Iterator[tuple[Version, list[Change]]]:
    """Each version with what it changed; one that cannot be read is passed over."""
    if not line.versions:
        return
    before, *rest = line.versions
    for version in rest:
        found = compared(before, version)
        if found is not None:
            yield version, found
            before = version


def entries_of(version: Version, found: list[Change], present: Present) -> Iterator[Entry]:
    """One entry for each record, in the order of its first change."""
    records: dict[tuple[str, str], list[Change]] = {}
    for one in found:
        records.setdefault((one.section, one.key), []).append(one)
    for (section, key), its in records.items():
        there = present.has(section, key)
        if not its[0].path:
            yield Entry(version.when, section, key, its[0].kind, there)
        elif items := told(its, present):
            yield Entry(version.when, section, key, "changed", there, items)


def _a_year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
