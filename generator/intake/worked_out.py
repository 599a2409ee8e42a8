"""Dates that an export works out of the sources are no dates that an editor stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.registry.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.registry.document import Value

    Sources = Mapping[str, Value]


def without_worked_out_dates(value: Value, sources: Sources, *, below_a_date: bool = False) -> Value:
    """A record without dates that are the newest of its sources' dates: other facts would inherit them."""
    if isinstance(value, list):
        return [without_worked_out_dates(one, sources, below_a_date=below_a_date) for one in value]
    if not isinstance(value, dict):
        return value
    stated = dict(value)
    if not below_a_date and "source" in stated and stated.get("date") == _newest(stated["source"], sources):
        stated.pop("date", None)
    dated = below_a_date or "date" in stated
    return {name: without_worked_out_dates(part, sources, below_a_date=dated) for name, part in stated.items()}


def _newest(keys: Value, sources: Sources) -> str | None:
    dates: list[PartialDate] = []
    for key in keys if isinstance(keys, list) else ():
        record = sources.get(key) if isinstance(key, str) else None
        given = record.get("date") if isinstance(record, dict) else None
        if isinstance(given, str) and given != "unknown":
            try:
                dates.append(PartialDate.parse(given))
            except ValueError:
                continue
    return max(dates, key=lambda date: date.first).text if dates else None
