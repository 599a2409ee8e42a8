"""All units of a large directory: an index of municipalities, and a page for each share of their units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.directory.parts import Entry, Group, Table
from generator.directory.views.about import freshness_table
from generator.directory.views.head import Head
from generator.directory.views.units import compare_table

if TYPE_CHECKING:
    from generator.directory.shares import Share
    from generator.directory.voice import Lens


@dataclass(frozen=True, slots=True)
class SharesView:
    """The municipalities with units, each with how many; instead of a list of all units."""

    head: Head
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class ShareView:
    """The same facts of the units of a share side by side, and how old they are."""

    head: Head
    tables: tuple[Table, ...]
    municipality: Entry


def shares_view(lens: Lens, head: Head) -> SharesView:
    """The index of all shares, under the ``head`` of a list of all units."""
    entries: dict[str, list[Entry]] = {}
    shares = lens.directory.shares
    for key in sorted(shares, key=lambda key: (lens.words.sort_key(_name(lens, shares[key])), shares[key].number)):
        name, count = _name(lens, shares[key]), lens.words.count("capacity.units", len(shares[key].units))
        entries.setdefault(name[0].upper(), []).append(Entry(name, lens.at("compare", key), note=f"({count})"))
    groups = (Group(letter, f"letter-{at}", tuple(items)) for at, (letter, items) in enumerate(entries.items(), 1))
    return SharesView(head, tuple(groups))


def share_view(lens: Lens, share: Share) -> ShareView:
    """The view of the units of a share."""
    words, place = lens.words, share.place.name(lens.language)
    title = f"{words('compare.title')}: {_name(lens, share)}"
    head = Head(title, words("compare.description"), words("compare.short"))
    tables = (compare_table(lens, share.units), freshness_table(lens, share.units))
    return ShareView(head, tables, Entry(place, lens.at("municipality", share.place.code)))


def _name(lens: Lens, share: Share) -> str:
    name = share.place.name(lens.language)
    return name if share.number == 1 else f"{name} {share.number}"
