"""What both files of linked data share: the names of things, texts in all languages, days, places."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from generator.directory import blocks
from generator.exports.scribe import text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.directory.voice import Lens
    from generator.exports.scribe import Record, Scribe
    from generator.registry.municipality import Municipality
    from generator.registry.nouns import Fee
    from generator.registry.values import Fact, PartialDate, Period, Text

    Speech = list[dict[str, str]]

COUNTRY = "http://publications.europa.eu/resource/authority/country/FIN"
"""Finland in the European Union's list of countries."""

_MUNICIPALITIES = "http://uri.suomi.fi/codelist/jhs/kunta_1_20240101/code/"
_DAY_OF_THE_LIST = dt.date(2024, 1, 1)
_SOFT_HYPHEN = "\u00ad"
PUBLIC = frozenset({"joint-authority", "wellbeing-services-county", "municipality", "state"})
"""The kinds of organisations that are public authorities."""


def page(scribe: Scribe, kind: str, key: str = "") -> str:
    """The public address of a page, in the first language that has it."""
    return f"{scribe.site_url}{next(iter(scribe.pages(kind, key).values()))}"


def thing(scribe: Scribe, kind: str, key: str) -> str:
    """The name of what a page is about, which is not the page: "https://…/yksikot/tampere/#unit"."""
    return f"{page(scribe, kind, key)}#{kind}"


def record(scribe: Scribe, collection: str, key: str) -> str:
    """The name of what has no page: where it stands in our own JSON (RFC 6901)."""
    return f"{scribe.site_url}data/units.json#/{collection}/{key}"


def municipality(scribe: Scribe, place: Municipality) -> str:
    """The name of a municipality: that of the national list of codes, which knows those of its day only."""
    if place.valid(_DAY_OF_THE_LIST):
        return f"{_MUNICIPALITIES}{place.code}"
    return f"{scribe.site_url}data/municipalities.json#{place.code}"


def tagged(given: Text | None) -> Speech:
    """A text as JSON-LD, in the languages in which somebody has written it."""
    return [{"@language": str(code), "@value": str(words)} for code, words in (text(given) or {}).items()]


def spoken(scribe: Scribe, tell: Callable[[Lens], str]) -> Speech:
    """What ``tell`` says in each language."""
    return [{"@language": code, "@value": tell(lens).replace(_SOFT_HYPHEN, "")} for code, lens in scribe.lenses.items()]


def word(scribe: Scribe, key: str) -> Speech:
    """The words under ``key`` in each language."""
    return spoken(scribe, lambda lens: lens.words(key))


def fee_words(scribe: Scribe, fee: Fee) -> Speech:
    """A fee in the site's languages in which it is told, with who pays, how much and per what in the pages' words."""
    told = []
    for one in tagged(fee.text):
        if one["@language"] not in scribe.lenses:
            continue
        details = "; ".join(entry.text for entry in blocks.fee_details(scribe.lenses[one["@language"]], fee))
        told.append({**one, "@value": f"{one['@value']} {details}." if details else one["@value"]})
    return told


def price(fee: Fee) -> str | None:
    """What a client pays, where the source gives a sum or says that it is nothing."""
    return fee.amount.value or ("0" if fee.client.value == "free" else None)


def untagged(line: str) -> dict[str, str]:
    """A line of which the registry does not say the language: a street, a post office (BCP 47: "und")."""
    return {"@language": "und", "@value": line}


def last_day(period: Period) -> dt.date | None:
    """The last day of a half-open period that has an end."""
    return period.end.first - dt.timedelta(days=1) if period.end else None


def is_day(date: PartialDate | None) -> bool:
    """Whether a date is one day and sure."""
    return date is not None and date.first == date.last and not date.approximate


def stated(*facts: Fact[Any]) -> tuple[str, ...]:
    """The sources that facts with a value name as their own."""
    return tuple(source for fact in facts if fact.known for source in fact.source)


def filled(node: Mapping[str, object]) -> Record:
    """The record without what is empty."""
    return {name: value for name, value in node.items() if value not in (None, [], "")}
