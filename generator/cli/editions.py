"""``editions``: which editions of sheets are not recorded."""

from __future__ import annotations

import argparse
import datetime as dt

from generator.cli.asked import options_of, project_of, site_of
from generator.cli.command import Command, program
from generator.cli.ends import FINE

_NOTE = """\
A printed sheet carries a code, and the page behind it tells what has changed since. That page stays for ever where the
edition has been recorded; keep content/editions.yaml in version control.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("--record", action="store_true", help="add today's editions to content/editions.yaml")
    command.set_defaults(as_of=None, language=None, site_url=None, pdf=True)


def _run(asked: argparse.Namespace) -> int:
    project = project_of(asked)
    options = options_of(asked, project, project.output)
    if asked.record:
        from generator.publish.editions import record_editions  # noqa: PLC0415 - only recording needs it

        print(record_editions(project, options).summary)
        return FINE
    for one in (unrecorded := site_of(project, options).editions.unrecorded):
        print(f"{one.code}  {one.edition.language}  {one.subject}")
    print(not_recorded(len(unrecorded)) if unrecorded else "All editions of today's sheets are recorded.")
    return FINE


def not_recorded(number: int) -> str:
    """That so many editions are not recorded, and what to type."""
    editions = "edition of today's sheets is" if number == 1 else "editions of today's sheets are"
    return f"{number} {editions} not recorded ({program()} editions --record)"


COMMAND = Command(
    name="editions",
    about="tell which editions of sheets are not recorded, or record them",
    examples={
        "editions": "what would be recorded",
        "editions --record": "before sheets are printed and given out",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
