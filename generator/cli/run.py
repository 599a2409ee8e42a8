"""The program as it is called: the command that was typed, what it ended with, and nothing that frightens."""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module

from generator.cli.asked import messages, today
from generator.cli.command import EXIT_CODES, add_command, program
from generator.cli.ends import INTERRUPTED, PROBLEMS, fail
from generator.cli.usage import Parser, typed_language
from generator.publish.project import InputProblems
from generator.publish.tree import PublishError
from generator.registry.problems import MessageLanguage
from generator.registry.sentences import sentence

MODULES: Mapping[str, str] = {
    "check": "check",
    "confirm": "confirm",
    "diff": "diff",
    "explain": "explain",
    "explain-code": "explain_code",
    "fmt": "fmt",
    "new": "new",
    "init": "init",
    "language": "language",
    "import": "import_",
    "build": "build",
    "brochures": "brochures",
    "editions": "editions",
    "handbook": "handbook",
    "review": "review",
    "translations": "translations",
    "owners": "owners",
    "schema": "schema",
    "admin": "admin",
    "serve": "serve",
}
"""Each command with its module, in the order in which help shows them; all of them together are slow to load."""

_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
}
_ABOUT = "Makes the directory's site from units.yaml and content/."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with ``arguments`` (default: those of the process) and tell the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What a terminal has no letter for is still told: a file may have any name.
            stream.reconfigure(errors="backslashreplace")
    typed = sys.argv[1:] if arguments is None else arguments
    asked = parser(typed_language(typed), typed_command(typed)).parse_args(typed)
    try:
        code: int = asked.run(asked)
        sys.stdout.flush()  # a reader who has gone is noticed here and not at the exit
    except KeyboardInterrupt:
        code = fail(sentence("generator.editing", messages(asked), "end.interrupted"), INTERRUPTED)
    except InputProblems as problems:
        code = fail(problems.text(messages(asked)))
    except PublishError as error:
        code = fail(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains once more at exit
        code = PROBLEMS
    except OSError as error:
        code = fail(_of_disk(error, messages(asked)))
    return code


def _of_disk(error: OSError, language: MessageLanguage) -> str:
    """What keeps a file from being read or written."""
    known = _REASONS.get(error.errno or 0)
    reason = sentence("generator.editing", language, f"end.{known}") if known else error.strerror or str(error)
    place = f"{error.filename}: " if error.filename else ""
    return sentence("generator.editing", language, "end.disk", place=place, reason=reason)


def typed_command(arguments: Sequence[str]) -> str:
    """The command that was typed; nothing where it cannot be told before all is understood."""
    first = next(iter(arguments[2:] if arguments[:1] == ["--project"] else arguments), "")
    return first if first in MODULES else ""


def parser(language: MessageLanguage = "en", command: str = "") -> argparse.ArgumentParser:
    """The parser of the whole command line, or of ``command`` alone, which tells of wrong usage in ``language``.

    ``run`` of what it reads is the function of the chosen command.
    """
    whole = Parser(language=language, prog=program(), description=_ABOUT, epilog=EXIT_CODES)
    whole.add_argument("--project", metavar="DIR", help="the project's folder (default: around this one)")
    kind = partial(Parser, language=language)
    # Whatever makes a parser will do, whatever its types say.
    commands = whole.add_subparsers(dest="command", required=True, metavar=" | ".join(MODULES), parser_class=kind)  # type: ignore[call-overload]
    for name in [command] if command else MODULES:
        add_command(commands, import_module(f"generator.cli.{MODULES[name]}").COMMAND, today())
    return whole
