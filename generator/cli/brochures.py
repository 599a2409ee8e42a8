"""``brochures``: some of the sheets, without the site."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from generator.cli.asked import add_build_options, options_of, project_of, site_of
from generator.cli.command import Command
from generator.cli.ends import FINE, USAGE, fail
from generator.terminal import progress

_NOTE = """\
The sheets are those of build, byte for byte; what is unchanged is not printed again. If a text does not fit, its line
is told and no file is written. The site is left as it is: make it with build.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    command.add_argument("--unit", action="append", metavar="ID", help="about this unit or county; may be repeated")
    command.add_argument("--kind", action="append", metavar="KIND", help="of this kind; may be repeated")
    command.add_argument("--out", type=Path, metavar="DIR", help="folder that gets sheets/ (default: site)")
    command.set_defaults(pdf=True)
    add_build_options(command, now)


def _run(asked: argparse.Namespace) -> int:
    from generator.publish.crew import processes  # noqa: PLC0415 - the other commands start faster without
    from generator.publish.sheets import Asked, some_sheets  # noqa: PLC0415

    project = project_of(asked)
    folder = asked.out or project.output
    with progress(quiet=asked.quiet) as shown:
        shown.step("reading")
        site = site_of(project, options_of(asked, project, folder))
        shown.step("sheets")
        try:
            written = some_sheets(project, site, folder, Asked(asked.kind or (), asked.unit or ()), processes())
        except LookupError as error:
            return fail(str(error), USAGE)
    for one in written:
        state = "" if one.changed else ", unchanged"
        print(f"{one.file}: {one.pages} page{'s' * (one.pages != 1)}, {one.size / 1000:.0f} kB{state}")
    return FINE


COMMAND = Command(
    name="brochures",
    about="make some of the sheets",
    examples={
        "brochures": "all sheets, into site/sheets/",
        "brochures --unit lahti --language fi": "what there is about one unit in Finnish",
        "brochures --kind factsheet --out paper": "one kind, into paper/sheets/",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
