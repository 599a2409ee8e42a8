"""``schema``: what a registry may hold, for the editors in which people change it."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import get_args

from generator.cli.asked import add_messages, messages, project_of
from generator.cli.command import Command, program
from generator.cli.made import write_or_compare
from generator.registry.problems import MessageLanguage
from generator.schema.json_schema import as_json

_NOTE = """\
VS Code with the extension "YAML" by Red Hat (redhat.vscode-yaml) shows names, explanations and mistakes while one
types, and so does every other editor that speaks to yaml-language-server: give it this file for units.yaml.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("--out", type=Path, metavar="DIR", help="folder for the files (default: .vscode)")
    command.add_argument("--check", action="store_true", help="write nothing; exit code 1 if a file is out of date")
    add_messages(command)


def _run(asked: argparse.Namespace) -> int:
    root = project_of(asked).root
    folder = asked.out or root / ".vscode"
    files = {folder / f"units.{language}.json": as_json(language) for language in get_args(MessageLanguage)}
    return write_or_compare(files, f"{program()} schema", messages(asked), root, check=asked.check)


COMMAND = Command(
    name="schema",
    about="write what editors need to help while one types (JSON Schema)",
    examples={
        "schema": "units.fi.json and units.en.json in .vscode",
        "schema --check": "tells whether they are up to date",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
