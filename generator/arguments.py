"""What may be typed after the program's name, and the help that says so."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from urllib.parse import urlsplit

from generator.registry.places import REGISTER_BEGINS
from generator.registry.values import LANGUAGES

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


def parser() -> argparse.ArgumentParser:
    """The parser of the command line; ``command`` is the chosen one: check, build or serve."""
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
        _add_build_options(command)
    return program


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, about: str, examples: str
) -> argparse.ArgumentParser:
    plain = argparse.RawDescriptionHelpFormatter
    description = f"{about[0].upper()}{about[1:]}."
    return commands.add_parser(
        name, help=about, description=description, epilog=examples + _EXIT_CODES, formatter_class=plain
    )


def _add_build_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as-of", type=_day, metavar="DATE", help="what was valid on this day (default: today)")
    command.add_argument("--language", action="append", choices=LANGUAGES, help="only this one; may be repeated")
    command.add_argument(
        "--site-url",
        type=_address,
        metavar="URL",
        help="public address (default: as mkdocs.yml says)",
    )
    command.add_argument("--quiet", action="store_true", help="tell only the result and problems")


def _day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day such as 2020-09-03") from None
    if day < REGISTER_BEGINS:
        raise argparse.ArgumentTypeError(f"the municipalities are known from {REGISTER_BEGINS} on, not of {day}")
    return day


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError(f"{text} is not an address such as https://directory.example/")
    return text if text.endswith("/") else f"{text}/"


def _port(text: str) -> int:
    if text.isdecimal() and int(text) < 2**16:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a port (0 to 65535; 0 takes a free one)")
