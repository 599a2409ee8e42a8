"""``fmt``: the fields of each record in their order."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from generator.cli.asked import add_messages, messages, project_of
from generator.cli.command import Command
from generator.cli.ends import FINE, PROBLEMS
from generator.editing.order import ordered
from generator.publish.project import InputProblems
from generator.registry.disk import content_of, write_whole
from generator.registry.problems import MessageLanguage, as_text
from generator.registry.text import MAX_BYTES

_NOTE = """\
Lines move with their comments; no value, quote or empty line changes, and what the file says stays the same: the
command compares both before it writes. A record in braces, or with a field that does not exist, is left as it is.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("file", nargs="?", type=Path, metavar="FILE", help="this registry file (default: units.yaml)")
    command.add_argument("--check", action="store_true", help="write nothing; exit code 1 if anything is out of order")
    add_messages(command)


def _run(asked: argparse.Namespace) -> int:
    language = messages(asked)
    file = asked.file or project_of(asked).registry
    name = str(asked.file or file.name)
    data, problems = content_of(file, name, MAX_BYTES)
    if problems:
        raise InputProblems(problems)
    result = ordered(data, name)
    if result.refused:
        raise InputProblems(result.problems)
    if asked.check:
        for problem in result.problems:
            print(as_text(problem, language), end="\n\n")
    elif result.problems:
        write_whole(file, result.data)
    print(f"{name}: {_out_of_order(len(result.problems), language, mended=not asked.check)}")
    return PROBLEMS if asked.check and result.problems else FINE


def _out_of_order(records: int, language: MessageLanguage, *, mended: bool) -> str:
    if not records:
        return "kentät ovat järjestyksessä" if language == "fi" else "the fields are in their order"
    if language == "fi":
        return f"{'järjestettyjä' if mended else 'järjestettäviä'} tietueita {records}"
    return f"{records} record{'s' * (records != 1)} {'put in order' if mended else 'out of order'}"


COMMAND = Command(
    name="fmt",
    about="put the fields of each record in their order",
    examples={
        "fmt": "in units.yaml of the project",
        "fmt --check": "tells what is out of order, and writes nothing",
        "fmt draft.yaml": "in another registry file",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
