"""What is to be reviewed, as a mail to an owner and as reminders in a calendar."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.exports.reminders import Reminder, calendar_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from generator.editing.due import Due
    from generator.editing.review import Review, Teller


def mail(owner: str, review: Review, say: Teller) -> str:
    """A mail to an owner, ready to be pasted: what the directory tells of them, and what it does not know."""
    its = [one for one in review.due if say.owner(one.owner) == owner]
    rows = [say("mail_subject", name=owner), "", say("mail_hello"), "", say("mail_about")]
    for _, of_record in groupby(its, lambda one: one.record):
        group = list(of_record)
        rows += ["", group[0].name]
        rows += [row for one in group for row in _asked(one, say)]
        if group[0].unknown:
            rows.append(f"- {say('mail_unknown', fields=', '.join(group[0].unknown))}")
    return "\n".join([*rows, "", say("mail_thanks")])


def _asked(one: Due, say: Teller) -> Iterator[str]:
    """What an owner is asked to confirm: each fact on a line, then where it is from."""
    for fact in one.facts:
        yield f"- {say('mail_fact', label=fact.label, value=fact.value) if fact.value else fact.label}"
    if not one.facts:
        yield f"- {say.fields(one)}"
    if one.sources:
        yield f"  ({say('mail_source', sources=', '.join(one.sources))})"


def calendar(review: Review, say: Teller, today: dt.date) -> bytes:
    """A calendar (iCalendar) with a day for each record, and an alarm a week before.

    It is the day on which something in the record comes of age, or ``today`` where that has passed.
    """
    found = []
    for record, of_record in groupby(review.due, lambda one: one.record):
        group = list(of_record)
        day = min((max(one.day, today) if one.day else today) for one in group)
        lines = (say("event_owner", owner=say.owner(group[0].owner)), *map(say.row, group), say.command(group[0]))
        found.append(Reminder(record, day, say("event", name=group[0].name), lines))
    return calendar_of(found, say("calendar"), today)
