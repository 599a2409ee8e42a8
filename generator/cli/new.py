"""``new``: a skeleton of a record."""

from __future__ import annotations

import argparse
import datetime as dt

from generator.cli.asked import add_messages, messages, project_of, registry_of, today
from generator.cli.command import Command, program
from generator.cli.ends import FINE, USAGE, fail
from generator.editing.new import KINDS, CannotAddError, added
from generator.registry.disk import write_whole
from generator.registry.sentences import sentence

_NOTE = """\
The record stands at the end of its section, each field with a comment that says what to write. What is not typed is
unknown; check then tells what the record cannot do without. Nothing else in the file changes.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    command.add_argument("id", metavar="ID", help="small letters, digits and hyphens; it becomes part of an address")
    for name, about in (
        ("name", "its name or title"),
        ("locality", "the municipality where a unit is, or one of an area"),
        ("organisation", "the id of who runs a unit, or answers for an area"),
        ("source", "the id of the source that it is from"),
        ("kind-of", "the kind of unit or organisation, such as general or company"),
    ):
        command.add_argument(f"--{name}", default="", metavar="TEXT", help=about)
    command.add_argument("--print", dest="only_print", action="store_true", help="write nothing, print the skeleton")
    add_messages(command)


def _run(asked: argparse.Namespace) -> int:
    language, project = messages(asked), project_of(asked)
    data, _ = registry_of(project)
    given = {name: getattr(asked, name) for name in ("name", "locality", "organisation", "source")}
    try:
        found = added(data, asked.kind, asked.id, given | {"kind": asked.kind_of, "today": today().isoformat()})
    except CannotAddError as error:
        return fail(sentence("generator.editing", language, f"new.{error.code}", id=asked.id), USAGE)
    if asked.only_print:
        print("\n".join(found.lines))
        return FINE
    write_whole(project.registry, found.data)
    parts = {"file": project.registry.name, "number": found.number, "program": program()}
    print(sentence("generator.editing", language, "new.done", **parts))
    return FINE


COMMAND = Command(
    name="new",
    about="write a skeleton of a new record",
    examples={
        "new source lahti-2026": "a source, to be filled in",
        'new unit lahti --name "Unit"': "a unit at the end of units:",
        "new unit lahti --print": "only shows it",
        "new organisation owner": "an organisation",
        "new service-area north": "an area with its municipalities",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
