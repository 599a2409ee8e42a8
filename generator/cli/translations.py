"""``translations``: which are out of date, and from which text each was made."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence

from generator.cli.asked import add_messages, messages, project_of, today
from generator.cli.command import Command
from generator.cli.ends import FINE, PROBLEMS, USAGE, fail
from generator.cli.meant import meant
from generator.publish.project import InputProblems
from generator.registry.disk import write_whole
from generator.registry.load import load
from generator.registry.places import Places
from generator.registry.problems import MessageLanguage, as_text
from generator.registry.prose import read_prose
from generator.registry.sentences import sentence
from generator.registry.spoken import spoken_in
from generator.registry.translations import (
    FILE,
    Remembered,
    Translation,
    out_of_date,
    problems_of,
    read_translations,
    recorded,
    translations,
    unrecorded,
    written,
)

_NOTE = """\
A translation is out of date when the text in the first language of the site has been changed since it was made. Mend
it, or accept that it still fits; both are kept by digests in content/translations.yaml. Keep that file in version
control. check and the pages tell of what is out of date too.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("--record", action="store_true", help="remember new translations, forget what is gone")
    command.add_argument("--accept", action="append", default=[], metavar="WHAT",
                         help="those of a record (units/lahti) or a page (content/sv/cost.md) still fit")  # fmt: skip
    command.add_argument("--check", action="store_true", help="exit code 1 if anything is out of date or not recorded")
    add_messages(command)


def _run(asked: argparse.Namespace) -> int:
    language, project = messages(asked), project_of(asked)
    loaded = load(project.registry, Places.finland(), today(), name=project.registry.name, cache=project.cache)
    shelf, prose_problems = read_prose(project.content, spoken_in(loaded.document.value))
    remembered, own_problems = read_translations(project.content)
    errors = [one for one in (*loaded.errors, *prose_problems, *own_problems) if one.is_error]
    if loaded.registry is None or errors:
        raise InputProblems(errors or loaded.problems)
    before = remembered or Remembered()
    found = list(translations(loaded.registry, loaded.document, shelf))
    old = out_of_date(found, before)
    accepted = [one for one in old if any(_is_meant(one, what) for what in asked.accept)]
    for what in asked.accept:
        if not any(_is_meant(one, what) for one in old):
            return fail(_nothing(what, old, language), USAGE)
    left = [one for one in old if one not in accepted]
    for problem in problems_of(left):
        print(as_text(problem, language), end="\n\n")
    new = unrecorded(found, before)
    if asked.record or accepted:
        kept = recorded(found if asked.record else [one for one in found if one not in new], before, accepted)
        write_whole(project.content / FILE, written(kept).encode())
        new = [] if asked.record else new
        print(_say(language, "written", file=f"content/{FILE}", number=len(found) - len(new)))
    print(_say(language, "counts", old=len(left), new=len(new), all=len(found)))
    return PROBLEMS if asked.check and (left or new) else FINE


def _is_meant(one: Translation, what: str) -> bool:
    """Whether somebody who writes ``what`` means the record or the file of a translation."""
    return what in (one.name, "/".join(one.owner).rstrip("/"), one.owner[1], one.place().file)


def _nothing(what: str, old: Sequence[Translation], language: MessageLanguage) -> str:
    known = list(dict.fromkeys(one.name for one in old))
    return _say(language, "nothing", given=what, meant=meant(what, known, language))


def _say(language: MessageLanguage, code: str, **parts: object) -> str:
    return sentence("generator.editing", language, f"translations.{code}", **parts)


COMMAND = Command(
    name="translations",
    about="tell which translations are out of date, or remember what they were made from",
    examples={
        "translations": "what is out of date, with its line",
        "translations --record": "after new or mended translations",
        "translations --accept units/lahti": "the translations of a record still fit",
        "translations --check": "for a workflow",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
