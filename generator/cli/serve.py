"""``serve``: a live preview."""

from __future__ import annotations

import argparse
import datetime as dt
import errno
import sys
from dataclasses import replace
from functools import partial

from generator.cli.asked import add_build_options, add_host, messages, options_of, project_of
from generator.cli.command import Command
from generator.cli.ends import FINE, fail
from generator.publish.project import Silent
from generator.terminal import Lines

_HIGHEST_PORT = 2**16 - 1
_NOTE = """\
Saving units.yaml, a page of content/, a template or an override shows in the browser. Problems show there and here.
The sheets to print are not made; /sheets-html/ shows the HTML that they are printed from, in their own style.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    command.add_argument("--port", type=_port, default=8000, help="port on this machine (default: 8000)")
    command.add_argument(
        "--units", action="store_true", help="units' sites too, at /<unit>/ (none with a host of its own)"
    )
    command.set_defaults(pdf=False)
    add_build_options(command, now)
    add_host(command)


def _run(asked: argparse.Namespace) -> int:
    from generator.host import new_host  # noqa: PLC0415 - MkDocs is slow to start
    from generator.serve import Reader, serve  # noqa: PLC0415

    project = project_of(asked)
    options = options_of(asked, project, project.cache / "preview")
    if asked.units:
        options = replace(options, units=options.portal)
    reader = Reader(Silent() if asked.quiet else Lines(sys.stderr), messages(asked))
    try:
        serve(project, options, partial(new_host, options.host), asked.port, reader)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        return fail(f"Port {asked.port}: {error.strerror}. Choose another one, for example --port 8001.")
    return FINE


def _port(text: str) -> int:
    if text.isdecimal() and int(text) <= _HIGHEST_PORT:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a port (0 to {_HIGHEST_PORT}; 0 takes a free one)")


COMMAND = Command(
    name="serve",
    about="show the site on this machine, live",
    examples={"serve": "then open http://127.0.0.1:8000/", "serve --port 8080": "at another port"},
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
