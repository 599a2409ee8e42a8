"""A poster of a unit for a wall: what it is, for whom, how to get in, and strips to tear off.

A poster hangs where anybody reads it, a violent person too: it tells no address, nor where a unit lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.directory import blocks
from generator.directory.parts import Entry, Helpline, Row
from generator.directory.views.head import Head
from generator.directory.views.unit import unit_view

if TYPE_CHECKING:
    from generator.directory.voice import Lens

_WAY = ("unit.contact", "unit.admission")


@dataclass(frozen=True, slots=True)
class PosterView:
    """What a poster says. ``ask`` is who knows more where no source gives a ``phone`` number ("").

    ``eligibility`` is who can come, ``way`` what a stay needs; ``url`` is the unit's page, ``strip_name`` its name
    without the locality that stands beside it.
    """

    head: Head
    name: Entry
    locality: str
    summary: Entry
    kind: str
    eligibility: Row
    way: tuple[Row, ...]
    phone: str
    tel: str
    ask: str
    site: Entry | None
    urgent: tuple[Helpline, ...]
    checked: Row
    url: str


def poster_view(lens: Lens, key: str) -> PosterView:
    """The view of the poster of the unit ``key``."""
    page, words, unit = unit_view(lens, key), lens.words, lens.directory.units[key]
    rows = {row.key: row for row in (*page.facts, *page.access)}
    summary = lens.directory.registry.network.service.summary if unit.answers_municipalities else None
    number = unit.phone.value or ""
    site = rows["unit.website"].value
    return PosterView(
        head=page.head,
        name=lens.voice.text(unit.name),
        locality=lens.directory.answers.home(unit).name(lens.language),
        summary=lens.voice.text(summary) if summary else Entry(words("unit.page_short_apart")),
        kind=words.capital(blocks.kinds(lens, unit)),
        eligibility=rows["unit.eligibility"],
        way=tuple(rows[topic] for topic in _WAY),
        phone=number,
        tel=blocks.telephone(number),
        ask=words("municipality.decision_ask" if unit.answers_municipalities else "poster.ask_apart"),
        site=site if isinstance(site, Entry) else None,
        urgent=page.urgent,
        checked=page.checked,
        url=lens.at("unit", key),
    )
