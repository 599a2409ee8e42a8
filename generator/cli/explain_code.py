"""``explain-code``: the page of a kind of problem, on the terminal."""

from __future__ import annotations

import argparse
import datetime as dt

from generator.cli.asked import add_messages, messages
from generator.cli.command import Command
from generator.cli.ends import FINE, USAGE, fail

_NOTE = """\
A code is what stands in square brackets in a message of check: error[bad-phone]. The example is checked as it is shown,
so that its message is the one that you would see.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("code", metavar="CODE", help="the code of a message, such as bad-phone")
    add_messages(command)


def _run(asked: argparse.Namespace) -> int:
    from generator.handbook.examples import examples  # noqa: PLC0415 - other commands start faster without
    from generator.handbook.explained import as_page, explained  # noqa: PLC0415
    from generator.handbook.words import words  # noqa: PLC0415
    from generator.registry.meaning import nearest  # noqa: PLC0415

    language, codes = messages(asked), list(examples())
    if asked.code in codes:
        print(as_page(explained(asked.code, language), language))
        return FINE
    say, meant = words(language), nearest(asked.code, codes)
    told = say["none"].format(given=asked.code)
    return fail(f"{told} {say['meant'].format(word=meant)}" if meant else told, USAGE)


COMMAND = Command(
    name="explain-code",
    about="explain a kind of problem, with an example",
    examples={
        "explain-code bad-phone": "what is wrong, why, and what to write instead",
        "explain-code bad-phone --messages fi": "the same in Finnish",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
