"""What commands are asked for in the same way: the project, the day, the language of messages, a build."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from generator.cli.ends import USAGE
from generator.publish.asked import day, public_address
from generator.publish.project import HOSTS, InputProblems, Options, Project
from generator.registry import reader
from generator.registry.disk import content_of
from generator.registry.problems import MessageLanguage
from generator.registry.sentences import sentence
from generator.registry.text import MAX_BYTES
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from generator.registry.document import Document
    from generator.site.site import Site

T = TypeVar("T")


def today() -> dt.date:
    """The day on this machine's clock."""
    return dt.datetime.now().astimezone().date()


def project_of(asked: argparse.Namespace) -> Project:
    """The project that is asked for or lies around this folder. Ends the program where there is none."""
    project = Project.around(Path(asked.project) if asked.project else Path.cwd())
    if project is None:
        print(sentence("generator.editing", messages(asked), "end.no_project"), file=sys.stderr)
        raise SystemExit(USAGE)
    return project


def options_of(asked: argparse.Namespace, project: Project, out: Path) -> Options:
    """What a build into ``out`` is asked to do; what was not typed is as mkdocs.yml says, and MkDocs the host."""
    from generator.host import settings  # noqa: PLC0415 - MkDocs is slow to start

    as_of, site_url = settings(project)
    now = today()
    languages = tuple(language for language in LANGUAGES if language in (asked.language or LANGUAGES))
    valid_on, address = asked.as_of or as_of or now, asked.site_url or site_url
    host = getattr(asked, "host", HOSTS[0])
    return Options(out / "portal", now, valid_on, address, languages, asked.pdf, host=host)


def site_of(project: Project, options: Options) -> Site:
    """What a build would publish. Raises ``InputProblems`` where the input has errors."""
    from generator.publish.reading import read_sound  # noqa: PLC0415 - commands that make no pages start faster without

    return read_sound(project, options)[0]


def registry_of(project: Project) -> tuple[bytes, Document]:
    """The bytes of the project's registry, and where everything in it stands.

    Raises ``InputProblems`` if it cannot be read; what it says is not checked.
    """
    file = project.registry
    data, problems = content_of(file, file.name, MAX_BYTES)
    document = reader.read(data, file.name)
    if problems or document.problems:
        raise InputProblems(problems or document.problems)
    return data, document


def messages(asked: argparse.Namespace) -> MessageLanguage:
    """The language of messages: the one that is typed, where a command has a place for it, else that of the system."""
    chosen: MessageLanguage | None = getattr(asked, "messages", None)
    if chosen:
        return chosen
    set_first = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "fi" if set_first.startswith("fi") else "en"


def add_messages(command: argparse.ArgumentParser, of: str = "the messages") -> None:
    """Let one choose the language of messages."""
    command.add_argument("--messages", choices=("en", "fi"), help=f"language of {of} (default: yours)")


def add_languages(command: argparse.ArgumentParser) -> None:
    """Let one choose languages of the site."""
    command.add_argument("--language", action="append", choices=LANGUAGES, help="only this one; may be repeated")


def add_build_options(command: argparse.ArgumentParser, now: dt.date) -> None:
    """Let one choose the day, the languages and the address of a build."""
    as_of = told_reason(partial(day, today=now))
    command.add_argument("--as-of", type=as_of, metavar="DATE", help="what was valid on this day (default: today)")
    add_languages(command)
    command.add_argument(
        "--site-url",
        type=told_reason(public_address),
        metavar="URL",
        help="public address (default: as mkdocs.yml says)",
    )
    command.add_argument("--quiet", action="store_true", help="tell only the result and problems")


def add_host(command: argparse.ArgumentParser) -> None:
    """Let one choose what renders the frames and the prose."""
    command.add_argument(
        "--host", choices=HOSTS, default=HOSTS[0], help=f"what renders frames and prose (default: {HOSTS[0]})"
    )


def told_reason(read: Callable[[str], T]) -> Callable[[str], T]:
    """``read`` with its reason for refusing a text shown to who typed it: argparse shows none of a ``ValueError``."""

    def reading(text: str) -> T:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return reading
