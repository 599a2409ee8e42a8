"""``check``: what is wrong in the registry and the prose."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

from generator.cli.asked import add_messages, messages, project_of, today
from generator.cli.command import Command
from generator.cli.ends import code_of, counts
from generator.publish.project import Options
from generator.registry.formats import FORMATS, as_format
from generator.registry.load import load
from generator.registry.places import Places
from generator.registry.problems import Problem


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("file", nargs="?", type=Path, metavar="FILE", help="check this registry file alone")
    command.add_argument(
        "--format", choices=tuple(FORMATS), default="text", help="form of the messages (default: text)"
    )
    add_messages(command)


def _run(asked: argparse.Namespace) -> int:
    language = messages(asked)
    problems = _problems(asked)
    told = counts(problems, language)
    print(as_format(asked.format, problems, language, told))
    if asked.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_format("markdown", problems, language, told) + "\n")
    return code_of(problems)


def _problems(asked: argparse.Namespace) -> Sequence[Problem]:
    now = today()
    if asked.file:
        return load(asked.file, Places.finland(), now).problems
    from generator.publish.reading import read  # noqa: PLC0415 - one file is checked faster without the pages

    _, problems = read(project_of(asked), Options(Path(), now, now))
    return problems


COMMAND = Command(
    name="check",
    about="read the registry and the prose, tell every problem",
    examples={
        "check": "the project's registry and prose",
        "check --messages fi": "the same, told in Finnish",
        "check new-units.yaml": "another registry file alone",
        "check --format github": "at the lines of a pull request, all in its summary",
    },
    run=_run,
    add_arguments=_arguments,
)
