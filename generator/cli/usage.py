"""What was typed wrongly, in the language of the messages and with the nearest right word: argparse is English."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from generator.cli.asked import messages
from generator.cli.ends import USAGE
from generator.cli.meant import meant
from generator.registry.sentences import sentence

if TYPE_CHECKING:
    from generator.registry.problems import MessageLanguage

# What argparse says, from which only the words that were typed and the right ones are taken.
_SAID = {
    "missing": re.compile(r"the following arguments are required: (?P<what>.+)"),
    "unknown": re.compile(r"unrecognized arguments: (?P<what>.+)"),
    "choice": re.compile(r"argument (?P<where>.+?): invalid choice: '?(?P<what>.*?)'? \(choose from (?P<known>.+)\)"),
    "value": re.compile(r"argument (?P<where>.+?): expected (?:one|at least one) argument"),
}


class Parser(argparse.ArgumentParser):
    """A parser that tells of wrong usage in ``language``; it knows what may be typed instead."""

    def __init__(self, *, language: MessageLanguage, **how: Any) -> None:  # noqa: ANN401 - as argparse takes it
        super().__init__(**how, allow_abbrev=False)  # --fo shall not be --force
        self._language = language

    def error(self, message: str) -> NoReturn:
        """Tell how the command is typed and what was wrong with it, and end the program."""
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {self._in_words(message)}\n")

    def _in_words(self, message: str) -> str:
        for code, said in _SAID.items():
            if found := said.fullmatch(message):
                parts = {name: text.replace("'", "") for name, text in found.groupdict().items()}
                what = parts.get("what", "").partition(" ")[0]
                parts["meant"] = meant(what, self._known(code, parts), self._language)
                # The place of a command is named by all that it can be.
                is_command = " | " in parts.get("where", parts.get("what", ""))
                told = f"{code}_command" if is_command else code
                return sentence("generator.editing", self._language, f"usage.{told}", **parts)
        return message

    def _known(self, code: str, parts: dict[str, str]) -> list[str]:
        """The words that would have been right: those that argparse names, or the options of all commands."""
        if code == "choice":
            return parts["known"].split(", ")
        commands = [one.choices for one in self._actions if isinstance(one, argparse._SubParsersAction)]  # noqa: SLF001 - no other way
        parsers = [self, *(parser for known in commands for parser in (known or {}).values())]
        return [name for parser in parsers for name in parser._option_string_actions] if code == "unknown" else []  # noqa: SLF001 - no other way


def typed_language(arguments: Sequence[str]) -> MessageLanguage:
    """The language of messages that was typed, also where the rest cannot be understood; else that of the system."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--messages", choices=("en", "fi"))
    try:
        known, _ = early.parse_known_args(arguments)
    except argparse.ArgumentError:
        known = argparse.Namespace()
    return messages(known)
