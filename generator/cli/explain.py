"""``explain``: where a fact comes from."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.asked import add_messages, messages, project_of, registry_of, site_of, today
from generator.cli.command import Command
from generator.cli.ends import FINE, USAGE, fail
from generator.cli.meant import meant
from generator.cli.record import record_of
from generator.publish.project import Options
from generator.registry.sentences import sentence

if TYPE_CHECKING:
    from generator.editing.confirmable import Record
    from generator.editing.explain import Explained, Explainer
    from generator.registry.problems import MessageLanguage

_NOTE = """\
What readers see of a record, field by field, with the line where it is written, its sources and their dates, who
confirmed it, and whether that is its own or the record's. Of a unit, its fees and service areas are told too.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument(
        "record", metavar="RECORD", help="the id of a unit (lahti) or of another record (fees/day-price)"
    )
    command.add_argument("field", nargs="?", default="", metavar="FIELD", help="this field alone (phone, fees)")
    command.add_argument(
        "--format", choices=("text", "json"), default="text", help="form of the answer (default: text)"
    )
    add_messages(command, "the answer")


def _run(asked: argparse.Namespace) -> int:
    from generator.editing.explain import Explainer  # noqa: PLC0415 - only this command needs the directory

    language, now, project = messages(asked), today(), project_of(asked)
    site = site_of(project, Options(Path(), now, now, pdf=False))
    _, document = registry_of(project)
    record = record_of(asked.record, document.value, language)
    explainer = Explainer(site.lens_of_editors(language), document, language)
    found = explainer.of(record, asked.field)
    if not found:
        fields = explainer.fields(record)
        parts = {"record": "/".join(record), "given": asked.field, "known": ", ".join(fields)}
        parts["meant"] = meant(asked.field, fields, language)
        return fail(sentence("generator.editing", language, "explain.no_field", **parts), USAGE)
    if asked.format == "json":
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
    else:
        line = document.place(record, key=True).line
        print("\n".join(_told(record, found, explainer, _Says(language, project.registry.name, line))))
    return FINE


class _Says:
    """Says the sentences of the command about a record at a line of a file."""

    def __init__(self, language: MessageLanguage, file: str, line: int) -> None:
        self._language = language
        self.file = file
        self.line = line

    def __call__(self, code: str, **parts: object) -> str:
        return sentence("generator.editing", self._language, f"explain.{code}", file=self.file, **parts)


def _told(record: Record, found: list[Explained], explainer: Explainer, say: _Says) -> Iterator[str]:
    yield say("head", name=explainer.name(record), record="/".join(record), line=say.line)
    for name, address in explainer.pages(record).items():
        yield f"  {say(name, page=address)}"
    for one in found:
        yield ""
        yield say("fact", label=one.label, value=one.value)
        yield from (f"  {row}" for row in _rows(one, "/".join(record), say))


def _rows(one: Explained, record: str, say: _Says) -> Iterator[str]:
    code = "written" if one.record == record else "written_in"
    if not one.written:
        code = "not_written"
    yield say(code, line=one.line, field=one.field, record=one.record)
    if not one.known:
        yield say("unknown")
    for source in one.sources:
        publisher = f", {source.publisher}" if source.publisher else ""
        address = f" {source.address}" if source.address else ""
        yield say("source", title=source.title, publisher=publisher, date=source.date, address=address)
    if one.inherited:
        yield say("inherited", line=one.inherited)
    if one.known:
        if not one.sources:
            yield say("no_source")
        yield say("verified", day=one.verified) if one.verified else say("not_verified")
    if one.freshness:
        yield say("freshness", text=one.freshness)
    if not one.holds:
        yield say("past")
    yield from (say("withheld", text=text) for text in one.withheld)
    yield from (say("disputed", text=text) for text in one.disputed)


COMMAND = Command(
    name="explain",
    about="tell where the facts of a record come from",
    examples={
        "explain lahti": "everything that readers see of the unit",
        "explain lahti fees": "what it costs, by which sources",
        "explain lahti phone --messages fi": "one fact, told in Finnish",
        "explain fees/day-price --format json": "another record, for a program",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
