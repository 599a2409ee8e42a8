"""``build``: the site."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from generator.cli.asked import add_build_options, messages, options_of, project_of
from generator.cli.command import Command, program
from generator.cli.editions import not_recorded
from generator.cli.ends import FINE, counts
from generator.terminal import progress

_NOTE = """\
Without --language all languages of the site are built. A language keeps its addresses, also when it is built alone: the
first one of the registry is at the root, another one below its sign, such as sv/.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    command.add_argument("--out", type=Path, metavar="DIR", help="folder that gets portal/ (default: site)")
    command.add_argument("--no-pdf", dest="pdf", action="store_false", help="leave out the sheets to print")
    add_build_options(command, now)


def _run(asked: argparse.Namespace) -> int:
    from generator.host import MkDocsHost  # noqa: PLC0415 - MkDocs is slow to start, and only a build needs it
    from generator.publish.build import build  # noqa: PLC0415

    project = project_of(asked)
    options = options_of(asked, project, asked.out or project.output)
    with progress(quiet=asked.quiet) as shown:
        report = build(project, options, MkDocsHost(), shown)
    if report.warnings:
        print(f"{counts(report.warnings, messages(asked))} ({program()} check)", file=sys.stderr)
    if report.unrecorded:
        print(not_recorded(report.unrecorded), file=sys.stderr)
    print(f"{options.portal}: {report.summary}")
    return FINE


COMMAND = Command(
    name="build",
    about="make the site",
    examples={
        "build": "everything, into site/portal/",
        "build --as-of 2020-09-03": "what was valid on that day",
        "build --out /srv/www": "into /srv/www/portal/",
        "build --language sv --no-pdf": "quickly, only what is below sv/",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
