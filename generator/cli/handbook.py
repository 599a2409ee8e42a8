"""``handbook``: the documentation for editors as a small site."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from generator.cli.asked import project_of
from generator.cli.command import Command
from generator.cli.ends import FINE

_NOTE = """\
Each example is checked while the site is made, and the message beside it is the one that the check has given.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("--out", type=Path, metavar="DIR", help="folder that gets handbook/ (default: site)")


def _run(asked: argparse.Namespace) -> int:
    from generator.handbook.site import Handbook  # noqa: PLC0415 - other commands start faster without
    from generator.publish.tree import replace_tree  # noqa: PLC0415

    project = project_of(asked)
    target = (asked.out or project.output) / "handbook"
    done = replace_tree(target, Handbook(project.content, project.overrides / "assets").files())
    print(f"{target}: {len(done.written)} files written, {len(done.removed)} removed, {len(done.unchanged)} unchanged")
    return FINE


COMMAND = Command(
    name="handbook",
    about="make the handbook for editors",
    examples={
        "handbook": "into site/handbook/: open index.html there",
        "handbook --out paper": "into paper/handbook/",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
