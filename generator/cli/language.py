"""``language``: what is hard to read."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from generator.cli.asked import add_languages, add_messages, messages, project_of, today
from generator.cli.command import Command
from generator.cli.ends import FINE, USAGE
from generator.publish.project import InputProblems, Project
from generator.registry.finland.dictionary import DictionaryMissingError, VoikkoDictionary
from generator.registry.load import load
from generator.registry.meaning import nearest
from generator.registry.places import Places
from generator.registry.problems import as_text
from generator.registry.prose import Shelf, read_prose
from generator.registry.spoken import spoken_in

_NOTE = """\
Long sentences, long words, passives, words that the dictionary does not know (Finnish), and terms of the glossary
that a page uses without a link or an explanation. Everything is advice: the exit code stays 0.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument(
        "pages", nargs="*", metavar="PAGE", help="this page (cost, units/lahti/cost, content/fi/cost.md) or units.yaml"
    )
    add_languages(command)
    add_messages(command)


def _run(asked: argparse.Namespace) -> int:
    from generator.language.findings import SecondReader, counts  # noqa: PLC0415 - only this command needs dictionaries

    project, places, told_in = project_of(asked), Places.finland(), messages(asked)
    loaded = load(project.registry, places, today(), name=project.registry.name, cache=project.cache)
    spoken = spoken_in(loaded.document.value)
    shelf, problems = read_prose(project.content, spoken)
    errors = [*loaded.errors, *(problem for problem in problems if problem.is_error)]
    if loaded.registry is None or errors:
        raise InputProblems(errors)
    files = _files(asked.pages, project, shelf)
    languages = [one for one in spoken if one in (asked.language or spoken)]
    dictionary = _dictionary() if "fi" in languages else None
    reader = SecondReader(loaded.registry, loaded.document, places, dictionary, languages)
    found = reader.findings(shelf, files)
    for finding in found:
        print(as_text(finding, told_in), end="\n\n")
    numbers = ", ".join(f"{kind} {number}" for kind, number in counts(found).items())
    print(f"huomioita {len(found)}: {numbers}" if told_in == "fi" else f"warnings {len(found)}: {numbers}")
    return FINE


def _files(pages: Sequence[str], project: Project, shelf: Shelf) -> frozenset[str] | None:
    """The files that are asked for, as messages call them; ``None`` for all. Stops where one is no page."""
    articles = chain.from_iterable(map(shelf.every, shelf.articles))
    by_name: dict[str, set[str]] = {project.registry.name: {project.registry.name}}
    for article in articles:
        by_name.setdefault(article.name, set()).add(article.file)
        by_name[article.file] = {article.file}
    found: set[str] = set()
    for page in pages:
        path = Path(page).absolute()
        name = path.relative_to(project.root).as_posix() if path.is_relative_to(project.root) else page
        if not (files := by_name.get(page) or by_name.get(name)):
            meant = nearest(page, list(by_name))
            print(f"{page} is no page" + (f"; did you mean {meant}?" if meant else "."), file=sys.stderr)
            raise SystemExit(USAGE)
        found |= files
    return frozenset(found) if pages else None


def _dictionary() -> VoikkoDictionary | None:
    try:
        return VoikkoDictionary.open()
    except DictionaryMissingError as error:
        print(f"Passives, terms and spelling of Finnish are left out. {error}", file=sys.stderr)
        return None


COMMAND = Command(
    name="language",
    about="tell what is hard to read",
    examples={
        "language": "all pages and the registry's texts, the worst first",
        "language cost units.yaml": "one page in all languages, and the registry",
        "language --language fi --messages fi": "Finnish alone, told in Finnish",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
