"""Reminders of what somebody has to review, as a calendar of one's own (iCalendar, RFC 5545, with alarms)."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event
from icalendar.prop import vText

from generator.exports.records import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEFORE = dt.timedelta(days=-7)
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "service-directory/reminders")


@dataclass(frozen=True, slots=True)
class Reminder:
    """A day with what is to be done; ``about`` names it, so that a newer calendar replaces it."""

    about: str
    day: dt.date
    title: str
    lines: tuple[str, ...]


def calendar_of(reminders: Iterable[Reminder], name: str, today: dt.date) -> bytes:
    """The calendar called ``name`` with a day for each reminder, and an alarm a week before it."""
    calendar = Calendar()
    calendar.add("prodid", "-//service-directory//reminders//EN")
    calendar.add("version", "2.0")
    calendar.add("name", vText(one_line(name)))
    calendar.add("x-wr-calname", vText(one_line(name)))
    stamp = dt.datetime.combine(today, dt.time(), dt.UTC)
    for one in reminders:
        event, alarm = Event(), Alarm()
        event.add("uid", str(uuid.uuid5(_NAMESPACE, one.about)))
        event.add("dtstamp", stamp)
        event.add("dtstart", one.day)
        event.add("dtend", one.day + dt.timedelta(days=1))
        event.add("summary", vText(one_line(one.title)))
        event.add("description", vText("\n".join(map(one_line, one.lines))))
        event.add("transp", "TRANSPARENT")
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", _BEFORE)
        alarm.add("description", vText(one_line(one.title)))
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
