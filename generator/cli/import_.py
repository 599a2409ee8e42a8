"""``import``: a draft of a registry from another description of services."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from generator.cli.asked import add_messages, messages, project_of, today
from generator.cli.command import Command
from generator.cli.ends import USAGE, code_of, counts, fail
from generator.intake.kinds import KINDS
from generator.publish.project import InputProblems
from generator.registry.disk import write_whole
from generator.registry.load import load
from generator.registry.places import Places

_NOTE = """\
The draft has the network, helplines, offerings and terms of the project, and of units only what was imported. What the
source does not say and the registry needs stands beside its place; what the registry has no place for is listed. The
draft is checked at once: 0 where it passes, 1 where something is missing. Sentences of the source are marked: say them
in your own words.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("source", type=Path, metavar="SOURCE", help="a file or folder of one of these standards")
    standards = ", ".join(f"{key} is {kind.standard}" for key, kind in KINDS.items())
    command.add_argument("--from", dest="kind", choices=tuple(KINDS), help=f"{standards} (default: as it looks)")
    command.add_argument("--out", type=Path, metavar="FILE", help="write the draft here; - is the standard output")
    command.add_argument("--force", action="store_true", help="write over a file that is there already")
    add_messages(command, "messages and comments")


def _run(asked: argparse.Namespace) -> int:
    from generator.intake import importing  # noqa: PLC0415 - only this command reads other descriptions
    from generator.intake.frame import Frame  # noqa: PLC0415

    language, project = messages(asked), project_of(asked)
    out = None if asked.out is None or str(asked.out) == "-" else asked.out
    if out and (hindrance := importing.hindrance(out, project.registry, language, force=asked.force)):
        return fail(hindrance, USAGE)
    now, places = today(), Places.finland()
    own = load(project.registry, places, now, name=project.registry.name, cache=project.cache)
    if own.registry is None or own.errors:
        raise InputProblems(own.errors)
    frame = Frame(own.registry, own.document.value, places, now)
    try:
        found = importing.run(asked.source, asked.kind, frame, language, name=str(out or importing.DRAFT_NAME))
    except importing.RefusedError as refused:
        raise InputProblems(refused.problems) from refused
    if out:
        write_whole(out, found.text.encode())
    to_stdout = str(asked.out) == "-"
    if to_stdout:
        print(found.text, end="")
    told = [*found.report(language, written=bool(out) or to_stdout), counts(found.problems, language)]
    print("\n".join(told), file=sys.stderr if to_stdout else sys.stdout)
    return code_of(found.problems)


COMMAND = Command(
    name="import",
    about="make a draft of a registry from another description",
    examples={
        "import service.json": "tells what a draft would have, and writes nothing",
        "import service.json --out draft.yaml": "writes the draft, for an editor to finish",
        "import ptv/ --out - --messages fi": "a folder of services, to the standard output",
        "import hsds/ --out draft.yaml": "the tables of HSDS 3.2, our own or of others",
        "import units.csv --out draft.yaml": "a list of units with columns as in data/tables/units.csv",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
