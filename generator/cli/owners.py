"""``owners``: who approves a change, for the host of the repository."""

from __future__ import annotations

import argparse
import datetime as dt

from generator.cli.asked import add_messages, messages, project_of, today
from generator.cli.command import Command, program
from generator.cli.made import write_or_compare
from generator.editing.owners import code_owners
from generator.publish.project import InputProblems
from generator.registry.load import load
from generator.registry.places import Places

_NOTE = """\
The names are those of `owners:` in the registry: of the network for all files, of a unit, an organisation or a service
area for its record. `diff --format markdown` tells in a pull request whose records it changes.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("--check", action="store_true", help="write nothing; exit code 1 if the file is out of date")
    add_messages(command)


def _run(asked: argparse.Namespace) -> int:
    project = project_of(asked)
    loaded = load(project.registry, Places.finland(), today(), name=project.registry.name, cache=project.cache)
    if loaded.registry is None or loaded.errors:
        raise InputProblems(loaded.errors)
    files = {project.root / "CODEOWNERS": code_owners(loaded.registry, project.registry.name)}
    return write_or_compare(files, f"{program()} owners", messages(asked), project.root, check=asked.check)


COMMAND = Command(
    name="owners",
    about="write who approves changes, for GitHub and GitLab (CODEOWNERS)",
    examples={"owners": "into CODEOWNERS", "owners --check": "tells whether it is up to date"},
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
