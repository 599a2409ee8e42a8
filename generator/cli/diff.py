"""``diff``: what a change means to readers."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from generator.cli.asked import add_messages, messages, project_of, today
from generator.cli.command import Command
from generator.cli.ends import FINE
from generator.difference.difference import Form, as_form, outputs_in_words
from generator.difference.words import Telling
from generator.publish.project import InputProblems
from generator.terminal import progress

if TYPE_CHECKING:
    from generator.difference.difference import Difference
    from generator.publish.comparing import Comparison
    from generator.publish.project import Progress

_NOTE = """\
A revision is a branch, a tag, a commit, or one of these with ~1. Facts are told first that families act on: phone,
address, area, fee, secrecy. A secret address and what is withheld is not repeated. Pages, sheets and data files that
say something else are counted as they would be today. What differs is no error: the exit code stays 0.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("before", metavar="BASE", help="the revision to compare with")
    command.add_argument("after", nargs="?", metavar="HEAD", help="this revision (default: the files as they are now)")
    command.add_argument(
        "--format", choices=get_args(Form), default="text", help="form of what is told (default: text)"
    )
    command.add_argument(
        "--report", type=Path, metavar="DIR", help="pages before and after side by side, for a browser"
    )
    command.add_argument("--quiet", action="store_true", help="tell only what differs, and problems")
    add_messages(command)


def _run(asked: argparse.Namespace) -> int:
    from generator.publish.comparing import Comparison  # noqa: PLC0415 - only this command needs two sites

    telling = Telling(messages(asked))
    wanted = project_of(asked), asked.before, asked.after, today(), telling
    with Comparison.of(*wanted) as both, progress(quiet=asked.quiet) as shown:
        found = both.difference(shown)
        if asked.report:
            _report(asked.report, found, both, shown)
    print(as_form(asked.format, found, telling))
    return FINE


def _report(folder: Path, found: Difference, both: Comparison, shown: Progress) -> None:
    from generator.host import MkDocsHost  # noqa: PLC0415 - MkDocs is slow to start
    from generator.publish.side_by_side import write_report  # noqa: PLC0415

    if found.outputs is None:
        raise InputProblems(lines=outputs_in_words(found, both.telling))
    write_report(folder, found, both, MkDocsHost(), shown)


COMMAND = Command(
    name="diff",
    about="tell what a change means to readers",
    examples={
        "diff main": "from main to the files as they are now",
        "diff main my-branch": "from one branch to another",
        "diff HEAD~1 HEAD --messages fi": "the last commit, told in Finnish",
        "diff main --format markdown": "for a comment on a pull request",
        "diff main --report changes": "changes/index.html shows pages side by side",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
