"""``confirm``: the day on which the owner of a fact was asked."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from generator.cli.asked import add_messages, messages, project_of, registry_of, today
from generator.cli.command import Command
from generator.cli.ends import FINE, USAGE, fail
from generator.cli.meant import meant
from generator.cli.record import record_of
from generator.editing.confirm import CannotConfirmError, Confirmed, confirmed
from generator.publish.asked import written_day
from generator.registry.disk import write_whole
from generator.registry.other_forms import day_meant
from generator.registry.problems import MessageLanguage
from generator.registry.sentences import sentence

_NOTE = """\
The day is written to verified: in units.yaml, and nothing else in the file changes: comments, quotes and order stay. A
record's day holds for all of its facts that have none of their own. Confirm only what somebody asked its owner.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    command.add_argument(
        "record", metavar="RECORD", help="the id of a unit (lahti) or of another record (fees/day-price)"
    )
    command.add_argument(
        "--field", action="append", default=[], metavar="FIELD", help="only this fact; may be repeated"
    )
    command.add_argument(
        "--on", default=now.isoformat(), metavar="DATE", help="the day on which somebody asked (default: today)"
    )
    command.add_argument("--force", action="store_true", help="also where a later day stands there")
    add_messages(command)


def _run(asked: argparse.Namespace) -> int:
    language = messages(asked)
    project = project_of(asked)
    data, document = registry_of(project)
    day = written_day(asked.on)
    if day is None:
        near = day_meant(asked.on)
        question = sentence("generator.editing", language, "record.meant", given=near) if near else ""
        return fail(_say(language, "not-a-day", given=asked.on, meant=question), USAGE)
    if day > today():
        return fail(_say(language, "future", day=day), USAGE)
    record = record_of(asked.record, document.value, language)
    try:
        found = confirmed(data, record, list(dict.fromkeys(asked.field)), day)
    except CannotConfirmError as error:
        parts = {"field": error.about, "known": ", ".join(error.known)}
        return fail(_say(language, error.code, meant=meant(error.about, error.known, language), **parts), USAGE)
    return _written(project.registry, "/".join(record), found, asked, language)


def _written(file: Path, record: str, found: Confirmed, asked: argparse.Namespace, language: MessageLanguage) -> int:
    day = asked.on
    later = [one for one in found.former.values() if one[:1].isdigit() and one > day]
    if later and not asked.force:
        return fail(_say(language, "older", record=record, former=later[0], day=day), USAGE)
    if not found.lines:
        print(_say(language, "same", record=record))
        return FINE
    write_whole(file, found.data)
    for field, before in found.former.items():
        former = _say(language, "before", day=before) if before[:1].isdigit() else _say(language, "first")
        code = "done_field" if field else "done"
        print(_say(language, code, record=record, field=field, day=day, former=former))
    for line in found.lines:
        print(_say(language, "line", file=file.name, number=line.number))
        print("\n".join(f"    {sign} {side.strip()}" for sign, side in (("-", line.before), ("+", line.after)) if side))
    if found.own:
        print(_say(language, "own", fields=", ".join(f"{field} ({one})" for field, one in found.own.items())))
    print(_say(language, "asked"))
    return FINE


def _say(language: MessageLanguage, code: str, **parts: object) -> str:
    return sentence("generator.editing", language, f"confirm.{code}", **parts)


COMMAND = Command(
    name="confirm",
    about="write the day on which the owner of a fact was asked",
    examples={
        "confirm lahti": "the whole record of the unit, today",
        "confirm lahti --field phone": "its phone number alone",
        "confirm lahti --on 2026-11-20": "asked on an earlier day",
        "confirm organisations/liitto": "a record of another section",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
