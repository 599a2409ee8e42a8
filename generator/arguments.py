"""What may be typed after the program's name, and the help that says so."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.publish.asked import day, public_address
from generator.registry.values import LANGUAGES

T = TypeVar("T")

_ABOUT = "Makes the directory's site from units.yaml and content/."
_EXIT_CODES = "exit codes: 0 fine, 1 problems in the input, 2 wrong usage"
_CHECK_EXAMPLES = """\
examples:
  python -m generator check                     the project's registry and prose
  python -m generator check --messages fi       the same, told in Finnish
  python -m generator check new-units.yaml      another registry file alone

"""
_BUILD_EXAMPLES = """\
examples:
  python -m generator build                     everything, into site/portal/
  python -m generator build --as-of 2020-09-03  what was valid on that day
  python -m generator build --out /srv/www      into /srv/www/portal/
  python -m generator build --language sv --no-pdf
                                                 quickly, only what is below sv/

Without --language all languages are built. A language keeps its addresses: Finnish is at the root, Swedish below
sv/ and English below en/, also when it is built alone.

"""
_SERVE_EXAMPLES = """\
examples:
  python -m generator serve                     then open http://127.0.0.1:8000/
  python -m generator serve --port 8080

Saving units.yaml, a page of content/, a template or an override shows in the browser. Problems show there and here.
The sheets to print are not made: they would take longer than everything else.

"""


def parser(today: dt.date) -> argparse.ArgumentParser:
    """The parser of the command line on a day; ``command`` is the chosen one: check, build or serve."""
    program = argparse.ArgumentParser(prog="python -m generator", description=_ABOUT, epilog=_EXIT_CODES)
    program.add_argument("--project", type=Path, metavar="DIR", help="the project's folder (default: around this one)")
    commands = program.add_subparsers(dest="command", required=True, metavar="check | build | serve")
    check = _command(commands, "check", "read the registry and the prose, tell every problem", _CHECK_EXAMPLES)
    check.add_argument("file", nargs="?", type=Path, metavar="FILE", help="check this registry file alone")
    check.add_argument("--messages", choices=("en", "fi"), help="language of the messages (default: yours)")
    build = _command(commands, "build", "make the site", _BUILD_EXAMPLES)
    build.add_argument("--out", type=Path, metavar="DIR", help="folder that gets portal/ (default: site)")
    build.add_argument("--no-pdf", dest="pdf", action="store_false", help="leave out the sheets to print")
    serve = _command(commands, "serve", "show the site on this machine, live", _SERVE_EXAMPLES)
    serve.add_argument("--port", type=_port, default=8000, help="port on this machine (default: 8000)")
    serve.set_defaults(pdf=False)
    for command in (build, serve):
        _add_build_options(command, today)
    return program


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, about: str, examples: str
) -> argparse.ArgumentParser:
    plain = argparse.RawDescriptionHelpFormatter
    description = f"{about[0].upper()}{about[1:]}."
    return commands.add_parser(
        name, help=about, description=description, epilog=examples + _EXIT_CODES, formatter_class=plain
    )


def _add_build_options(command: argparse.ArgumentParser, today: dt.date) -> None:
    as_of = _told(partial(day, today=today))
    command.add_argument("--as-of", type=as_of, metavar="DATE", help="what was valid on this day (default: today)")
    command.add_argument("--language", action="append", choices=LANGUAGES, help="only this one; may be repeated")
    command.add_argument(
        "--site-url",
        type=_told(public_address),
        metavar="URL",
        help="public address (default: as mkdocs.yml says)",
    )
    command.add_argument("--quiet", action="store_true", help="tell only the result and problems")


def _told(read: Callable[[str], T]) -> Callable[[str], T]:
    """``read`` with its reason for refusing a text shown to who typed it: argparse shows none of a ``ValueError``."""

    def reading(text: str) -> T:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return reading


def _port(text: str) -> int:
    if text.isdecimal() and int(text) < 2**16:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a port (0 to 65535; 0 takes a free one)")
