"""What may be typed after the program's name, and the help that says so."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.intake.kinds import KINDS
from generator.publish.asked import day, public_address
from generator.registry.formats import FORMATS
from generator.registry.values import LANGUAGES

T = TypeVar("T")

_ABOUT = "Makes the directory's site from units.yaml and content/."
_EXIT_CODES = "exit codes: 0 fine, 1 problems in the input, 2 wrong usage"
_CHECK_EXAMPLES = {
    "check": "the project's registry and prose",
    "check --messages fi": "the same, told in Finnish",
    "check new-units.yaml": "another registry file alone",
    "check --format github": "at the lines of a pull request, all in its summary",
}
_FMT_EXAMPLES = {
    "fmt": "in units.yaml of the project",
    "fmt --check": "tells what is out of order, and writes nothing",
    "fmt draft.yaml": "in another registry file",
}
_FMT_NOTE = """\
Lines move with their comments; no value, quote or empty line changes, and what the file says stays the same: the
command compares both before it writes. A record in braces, or with a field that does not exist, is left as it is.

"""
_LANGUAGE_EXAMPLES = {
    "language": "all pages and the registry's texts, the worst first",
    "language cost units.yaml": "one page in all languages, and the registry",
    "language --language fi --messages fi": "Finnish alone, told in Finnish",
}
_LANGUAGE_NOTE = """\
Long sentences, long words, passives, words that the dictionary does not know (Finnish), and terms of the glossary
that a page uses without a link or an explanation. Everything is advice: the exit code stays 0.

"""
_BUILD_EXAMPLES = {
    "build": "everything, into site/portal/",
    "build --as-of 2020-09-03": "what was valid on that day",
    "build --out /srv/www": "into /srv/www/portal/",
    "build --language sv --no-pdf": "quickly, only what is below sv/",
}
_BUILD_NOTE = """\
Without --language all languages are built. A language keeps its addresses: Finnish is at the root, Swedish below
sv/ and English below en/, also when it is built alone.

"""
_BROCHURES_EXAMPLES = {
    "brochures": "all sheets, into site/sheets/",
    "brochures --unit lahti --language fi": "what there is about one unit in Finnish",
    "brochures --kind factsheet --out paper": "one kind, into paper/sheets/",
}
_BROCHURES_NOTE = """\
The sheets are those of build, byte for byte; what is unchanged is not printed again. If a text does not fit, its line
is told and no file is written. The site is left as it is: make it with build.

"""
_IMPORT_EXAMPLES = {
    "import service.json": "tells what a draft would have, and writes nothing",
    "import service.json --out draft.yaml": "writes the draft, for an editor to finish",
    "import ptv/ --out - --messages fi": "a folder of services, to the standard output",
    "import hsds/ --out draft.yaml": "the tables of HSDS 3.2, our own or of others",
    "import units.csv --out draft.yaml": "a list of units with columns as in data/tables/units.csv",
}
_IMPORT_NOTE = """\
The draft has the network, helplines, offerings and terms of the project, and of units only what was imported. What the
source does not say and the registry needs stands beside its place; what the registry has no place for is listed. The
draft is checked at once: 0 where it passes, 1 where something is missing. Sentences of the source are marked: say them
in your own words.

"""
_EDITIONS_EXAMPLES = {
    "editions": "what would be recorded",
    "editions --record": "before sheets are printed and given out",
}
_EDITIONS_NOTE = """\
A printed sheet carries a code, and the page behind it tells what has changed since. That page stays for ever where the
edition has been recorded; keep content/editions.yaml in version control.

"""
_SERVE_EXAMPLES = {"serve": "then open http://127.0.0.1:8000/", "serve --port 8080": "at another port"}
_SERVE_NOTE = """\
Saving units.yaml, a page of content/, a template or an override shows in the browser. Problems show there and here.
The sheets to print are not made; /sheets-html/ shows the HTML that they are printed from, in their own style.

"""


def program() -> str:
    """The program as it was called, for help and advice: the installed command, or Python with the package."""
    name = Path(sys.argv[0]).stem
    return name if name == "service-directory" else "python -m generator"


def parser(today: dt.date) -> argparse.ArgumentParser:
    """The parser of the command line on a day; ``command`` is the chosen one of its commands."""
    whole = argparse.ArgumentParser(prog=program(), description=_ABOUT, epilog=_EXIT_CODES)
    whole.add_argument("--project", type=Path, metavar="DIR", help="the project's folder (default: around this one)")
    names = "check | fmt | language | import | build | brochures | editions | serve"
    commands = whole.add_subparsers(dest="command", required=True, metavar=names)
    check = _command(commands, "check", "read the registry and the prose, tell every problem", _CHECK_EXAMPLES)
    check.add_argument("file", nargs="?", type=Path, metavar="FILE", help="check this registry file alone")
    check.add_argument("--format", choices=tuple(FORMATS), default="text", help="form of the messages (default: text)")
    check.add_argument("--messages", choices=("en", "fi"), help="language of the messages (default: yours)")
    fmt = _command(commands, "fmt", "put the fields of each record in their order", _FMT_EXAMPLES, _FMT_NOTE)
    fmt.add_argument("file", nargs="?", type=Path, metavar="FILE", help="this registry file (default: units.yaml)")
    fmt.add_argument("--check", action="store_true", help="write nothing; exit code 1 if anything is out of order")
    fmt.add_argument("--messages", choices=("en", "fi"), help="language of the messages (default: yours)")
    language = _command(commands, "language", "tell what is hard to read", _LANGUAGE_EXAMPLES, _LANGUAGE_NOTE)
    language.add_argument("pages", nargs="*", metavar="PAGE", help="this page (cost, content/fi/cost.md) or units.yaml")
    language.add_argument("--language", action="append", choices=LANGUAGES, help="only this one; may be repeated")
    language.add_argument("--messages", choices=("en", "fi"), help="language of the messages (default: yours)")
    _add_import(commands)
    build = _command(commands, "build", "make the site", _BUILD_EXAMPLES, _BUILD_NOTE)
    build.add_argument("--out", type=Path, metavar="DIR", help="folder that gets portal/ (default: site)")
    build.add_argument("--no-pdf", dest="pdf", action="store_false", help="leave out the sheets to print")
    brochures = _command(commands, "brochures", "make some of the sheets", _BROCHURES_EXAMPLES, _BROCHURES_NOTE)
    brochures.add_argument("--unit", action="append", metavar="ID", help="about this unit or county; may be repeated")
    brochures.add_argument("--kind", action="append", metavar="KIND", help="of this kind; may be repeated")
    brochures.add_argument("--out", type=Path, metavar="DIR", help="folder that gets sheets/ (default: site)")
    brochures.set_defaults(pdf=True)
    _add_editions(commands)
    serve = _command(commands, "serve", "show the site on this machine, live", _SERVE_EXAMPLES, _SERVE_NOTE)
    serve.add_argument("--port", type=_port, default=8000, help="port on this machine (default: 8000)")
    serve.set_defaults(pdf=False)
    for command in (build, brochures, serve):
        _add_build_options(command, today)
    return whole


def _add_editions(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    about = "tell which editions of sheets are not recorded, or record them"
    editions = _command(commands, "editions", about, _EDITIONS_EXAMPLES, _EDITIONS_NOTE)
    editions.add_argument("--record", action="store_true", help="add today's editions to content/editions.yaml")
    editions.set_defaults(as_of=None, language=None, site_url=None, pdf=True)


def _add_import(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    about = "make a draft of a registry from another description"
    importing = _command(commands, "import", about, _IMPORT_EXAMPLES, _IMPORT_NOTE)
    importing.add_argument("source", type=Path, metavar="SOURCE", help="a file or folder of one of these standards")
    standards = ", ".join(f"{key} is {kind.standard}" for key, kind in KINDS.items())
    importing.add_argument("--from", dest="kind", choices=tuple(KINDS), help=f"{standards} (default: as it looks)")
    importing.add_argument("--out", type=Path, metavar="FILE", help="write the draft here; - is the standard output")
    importing.add_argument("--force", action="store_true", help="write over a file that is there already")
    importing.add_argument(
        "--messages", choices=("en", "fi"), help="language of messages and comments (default: yours)"
    )


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    about: str,
    examples: dict[str, str],
    note: str = "",
) -> argparse.ArgumentParser:
    plain = argparse.RawDescriptionHelpFormatter
    description = f"{about[0].upper()}{about[1:]}."
    typed = [f"  {program()} {arguments:28}  {gives}" for arguments, gives in examples.items()]
    epilog = "\n".join(["examples:", *typed, "", note + _EXIT_CODES])
    return commands.add_parser(name, help=about, description=description, epilog=epilog, formatter_class=plain)


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
