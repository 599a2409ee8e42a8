"""``init``: a new directory for another network."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from generator.beginning.asked import Asked, CannotBeginError
from generator.beginning.project import begin
from generator.cli.asked import add_messages, messages
from generator.cli.command import Command, program
from generator.cli.ends import FINE, USAGE, fail
from generator.registry.sentences import sentence
from generator.registry.values import LANGUAGES

_ROOM = "generator.beginning"
_NOTE = """\
The folder gets a registry with placeholders, the pages that no site can do without, the frame of the pages, settings
and a README.md with the next steps. It builds and passes check as it is. The first language is at the root of the
site, and texts are translated from it. The program does not inflect: after --service, write the forms in units.yaml.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")
    command.add_argument("--language", action="append", choices=LANGUAGES,
                         help="a language of the site, in their order; may be repeated (default: all)")  # fmt: skip
    command.add_argument("--service", default="", metavar="NAME", help="what the service is called, in its basic form")
    command.add_argument("--name", default="", metavar="NAME", help="what the directory is called")
    add_messages(command, "the messages, of comments and of the README")


def _run(asked: argparse.Namespace) -> int:
    told_in, folder = messages(asked), asked.folder
    wanted = Asked(tuple(asked.language or LANGUAGES), asked.service.strip(), asked.name.strip(), told_in, program())
    try:
        begin(folder, wanted)
    except CannotBeginError as error:
        return fail(sentence(_ROOM, told_in, f"init.{error.code}", **error.parts), USAGE)
    print(sentence(_ROOM, told_in, "init.done", folder=folder, program=program()))
    return FINE


COMMAND = Command(
    name="init",
    about="begin a directory for another network, in a new folder",
    examples={
        "init ../library": "in Finnish, Swedish and English",
        "init ../library --language fi": "in Finnish alone",
        "init ../x --language sv --language en": "in Swedish at the root, and English",
        'init ../x --service "kotikirjasto"': "with the name of its service",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
