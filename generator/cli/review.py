"""``review``: what is to be reviewed, by who can say whether it still holds."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import get_args

from generator.cli.asked import add_messages, messages, project_of, registry_of, today
from generator.cli.command import Command, program
from generator.cli.ends import FINE, USAGE, fail
from generator.cli.meant import meant
from generator.editing.asking import calendar, mail
from generator.editing.review import Form, Review, Teller, as_form, waiting
from generator.publish.project import Options
from generator.registry.disk import write_whole
from generator.registry.sentences import sentence

_OLD = ("translation-old", "statement-old", "findings-old")
_NOTE = """\
A fact is due when its owner confirmed it, or its source gives it, twelve months ago; after eighteen it is too old, as
on the pages. Who runs a unit is asked about it, who answers for an area about that; all else is for whoever keeps the
directory. --mail writes what can be pasted into a mail; nothing is sent.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("--within", default="30", metavar="DAYS", help="also what will be due by then (30)")
    command.add_argument("--owner", metavar="TEXT", help="only owners whose name has this in it")
    command.add_argument("--mail", metavar="OWNER", help="a mail to this owner (or a part of the name), to be pasted")
    command.add_argument("--format", choices=get_args(Form), default="text", help="form of the list (default: text)")
    command.add_argument("--calendar", type=Path, metavar="FILE", help="write reminders to this .ics file too")
    add_messages(command)


def _run(asked: argparse.Namespace) -> int:
    from generator.editing.due import due  # noqa: PLC0415 - only this command needs the directory
    from generator.publish.reading import read_sound  # noqa: PLC0415

    language, now, project = messages(asked), today(), project_of(asked)
    within = _days(asked.within)
    if within is None:
        return fail(sentence("generator.editing", language, "review.not-days", given=asked.within), USAGE)
    site, problems = read_sound(project, Options(Path(), now, now, pdf=False))
    lens, (_, document) = site.lens_of_editors(language), registry_of(project)
    teller = Teller(language, lens.words, program(), project.registry.name)
    found = due(lens, document, within, language)
    wanted = [one for one in found if (asked.owner or "").lower() in teller.owner(one.owner).lower()]
    old = [problem for problem in problems if problem.code in _OLD]
    review = Review(within, wanted, waiting(lens, document), old)
    if asked.mail:
        return _mail(asked.mail, review, teller)
    print(as_form(asked.format, review, teller))
    if asked.calendar:
        write_whole(asked.calendar, calendar(review, teller, now))
        if asked.format == "text":
            print(teller("written", file=asked.calendar))
    return FINE


def _mail(owner: str, review: Review, teller: Teller) -> int:
    owners = list(dict.fromkeys(teller.owner(one.owner) for one in review.due))
    alike = [name for name in owners if owner.lower() in name.lower()]
    name = owner if owner in owners else alike[0] if len(alike) == 1 else ""
    if not name:
        question = meant(owner, alike or owners, teller.language)
        return fail(teller("mail_nobody", given=owner, meant=question), USAGE)
    print(mail(name, review, teller))
    return FINE


def _days(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < len("99999") else None


COMMAND = Command(
    name="review",
    about="tell which facts are due or too old, by who can confirm them",
    examples={
        "review": "what is due now or within a month",
        "review --owner oulu --messages fi": "of owners whose name has this in it",
        'review --mail "Owner ry"': "a mail that asks them, to be pasted",
        "review --calendar review.ics": "with reminders for your calendar",
        "review --format markdown": "as a list to tick off in an issue",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
