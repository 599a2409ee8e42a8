"""All units of a large directory: an index of municipalities, and a page for each share of their units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.directory import blocks
from generator.directory.parts import Entry, Group, Table
from generator.directory.views.about import freshness_table
from generator.directory.views.head import Head
from generator.directory.views.units import compare_table

if TYPE_CHECKING:
    from generator.directory.shares import Share
    from generator.directory.voice import Lens


@dataclass(frozen=True, slots=True)
class ShareView:
    """The same facts of the units of a share side by side, and how old they are."""

    head: Head
    tables: tuple[Table, ...]
    municipality: Entry


def places_of_shares(lens: Lens) -> tuple[Group, ...]:
    """The municipalities with units, each with how many and the way to them, by their first letter."""
    shares = lens.directory.shares
    entries = []
    for key in sorted(shares, key=lambda key: (lens.words.sort_key(_name(lens, shares[key])), shares[key].number)):
        count = lens.words.count("capacity.units", len(shares[key].units))
        entries.append(Entry(_name(lens, shares[key]), lens.at("compare", key), note=f"({count})"))
    return blocks.by_first_letter(entries)


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
