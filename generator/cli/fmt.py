"""``fmt``: the fields of each record in their order."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from generator.cli.asked import add_messages, messages, project_of, registry_of
from generator.cli.command import Command
from generator.cli.ends import FINE, PROBLEMS, code_of
from generator.editing.order import ordered
from generator.editing.restoring import comments_gone, restored
from generator.publish.comparing import content_in
from generator.publish.project import InputProblems, Project
from generator.registry.disk import content_of, write_whole
from generator.registry.problems import MessageLanguage, as_text
from generator.registry.text import MAX_BYTES

_NOTE = """\
With --like, a registry that a program or a web form has written anew gets its comments, order and quotes back: each
field that says the same keeps its lines of that revision. With --check too, only a file without any comment is told.

Without it, lines move with their comments; no value, quote or empty line changes, and what the file says stays the
same: the command compares both before it writes. A record in braces, or with a field that does not exist, is left as it
is.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("file", nargs="?", type=Path, metavar="FILE", help="this registry file (default: units.yaml)")
    command.add_argument("--like", metavar="REVISION", help="give back the comments, order and quotes of this revision")
    command.add_argument("--check", action="store_true", help="write nothing; exit code 1 if anything is out of order")
    add_messages(command)


def _run(asked: argparse.Namespace) -> int:
    language = messages(asked)
    if asked.like:
        return _like(project_of(asked), asked.like, language, check=asked.check)
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


def _like(project: Project, revision: str, language: MessageLanguage, *, check: bool) -> int:
    """Bring back what a program has lost that wrote the whole file; ``check`` only tells whether all of it is lost."""
    file = project.registry
    before, (now, _) = content_in(project, revision), registry_of(project)
    if check:
        gone = comments_gone(before, now, file.name, revision)
        for problem in gone:
            print(as_text(problem, language))
        return code_of(gone)
    result = restored(before, now, file.name)
    if result.problems:
        raise InputProblems(result.problems)
    told = "same" if result.data == now else "restored"
    if told == "restored":
        write_whole(file, result.data)
    print(f"{file.name}: {_LIKE[language][told].format(revision=revision)}")
    return FINE


_LIKE = {
    "fi": {"same": "sellaisena kuin se on", "restored": "muoto palautettu versiosta {revision}"},
    "en": {"same": "as it is", "restored": "given back the form of {revision}"},
}


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
        "fmt --like main": "after a program has written all of it anew",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
