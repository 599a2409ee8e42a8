"""Lists of units that are too long for one page: shares by municipality, and the first ones of a longer list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.directory.directory import Directory
    from generator.registry.places import Municipality

T = TypeVar("T")

MANY = 300
"""Of more units than so many, no page lists all."""
LARGEST_SHARE = 100
SHOWN = 50
"""How many cards of a longer list a page shows."""
BESIDE = 5
"""How many others of the same locality the page of a unit shows."""


class Share(NamedTuple):
    """Units of one municipality that a page lists; the ``number`` tells shares of the same municipality apart."""

    place: Municipality
    number: int
    units: tuple[str, ...]


def shares(directory: Directory) -> dict[str, Share]:
    """All units of the day in shares, by the keys of their pages; none where one page can list all units."""
    if len(directory.units) <= MANY:
        return {}
    homes: dict[str, tuple[Municipality, list[str]]] = {}
    for keys in directory.units_in.values():
        home = directory.answers.home(directory.units[keys[0]])
        homes.setdefault(home.code, (home, []))[1].extend(keys)
    found = {}
    for code, (home, keys) in homes.items():
        for number, start in enumerate(range(0, len(keys), LARGEST_SHARE), 1):
            share = Share(home, number, tuple(keys[start : start + LARGEST_SHARE]))
            found[code if number == 1 else f"{code}-{number}"] = share
    return found


def shown(directory: Directory, units: Sequence[T], most: int = SHOWN) -> Sequence[T]:
    """The units of a list that a page shows: all, or the first ones where the directory is large."""
    return units[:most] if directory.shares else units
