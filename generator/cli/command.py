"""A command: its name, what it takes, what it does, and the help that says so."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

EXIT_CODES = "exit codes: 0 fine, 1 problems in the input, 2 wrong usage"


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the program.

    ``examples`` are what may be typed, with what it gives. ``add_arguments`` gets the parser of the command and the
    day; ``run`` gets what was typed and gives the exit code, or raises what ``main`` tells people of.
    """

    name: str
    about: str
    examples: Mapping[str, str]
    run: Callable[[argparse.Namespace], int]
    add_arguments: Callable[[argparse.ArgumentParser, dt.date], None]
    note: str = ""


def program() -> str:
    """The program as it was called, for help and advice: the installed command, or Python with the package."""
    name = Path(sys.argv[0]).stem
    return name if name == "service-directory" else "python -m generator"


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser], command: Command, now: dt.date) -> None:
    """Let ``command`` be typed, as on the day ``now``."""
    plain = argparse.RawDescriptionHelpFormatter
    description = f"{command.about[0].upper()}{command.about[1:]}."
    typed = [f"  {program()} {arguments:28}  {gives}" for arguments, gives in command.examples.items()]
    epilog = "\n".join(["examples:", *typed, "", command.note + EXIT_CODES])
    own = commands.add_parser(
        command.name, help=command.about, description=description, epilog=epilog, formatter_class=plain
    )
    command.add_arguments(own, now)
    own.set_defaults(run=command.run)
