"""``build``: the site."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.asked import add_build_options, add_host, messages, options_of, project_of
from generator.cli.command import Command, program
from generator.cli.editions import not_recorded
from generator.cli.ends import FINE, counts
from generator.cli.sharing import add_sharing, crew_of, make_shard
from generator.publish.memory import Memory
from generator.terminal import progress

if TYPE_CHECKING:
    from generator.publish.project import Options, Project, Report

_MOST_SHOWN = 30
_NOTE = """\
Without --language all languages of the site are built. A language keeps its addresses, also when it is built alone: the
first one of the registry is at the root, another one below its sign, such as sv/.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    command.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="folder that gets portal/ and a folder for the site of each unit (default: site; of a shard: shards)",
    )
    command.add_argument("--anew", action="store_true", help="make everything, even if nothing has changed")
    command.add_argument("--every-change", action="store_true", help=f"name all changed files, not just {_MOST_SHOWN}")
    command.add_argument("--no-units", dest="units", action="store_false", help="leave out the sites of the units")
    command.add_argument(
        "--one-folder", action="store_true", help="the sites of units in folders of the portal, for one host"
    )
    command.add_argument("--no-pdf", dest="pdf", action="store_false", help="leave out the sheets to print")
    add_sharing(command)
    add_build_options(command, now)
    add_host(command)


def _run(asked: argparse.Namespace) -> int:
    project = project_of(asked)
    out = asked.out or project.output
    options = options_of(asked, project, out)
    if asked.units:
        options = replace(options, units=options.portal if asked.one_folder else out)
    if asked.shard:
        return make_shard(asked, project, options)
    memory = Memory(project, options)
    report = None if asked.anew else memory.nothing_changed()
    if report is None:
        report = _built(asked, project, options)
        if not asked.quiet:
            _tell_what_changed(report, memory.changed(), None if asked.every_change else _MOST_SHOWN)
        memory.keep(report)
    if report.warnings:
        print(f"{counts(report.warnings, messages(asked))} ({program()} check)", file=sys.stderr)
    if report.unrecorded:
        print(not_recorded(report.unrecorded), file=sys.stderr)
    for folder in report.left:
        print(f"{folder}: no unit has this site any longer; it is as it was, remove it", file=sys.stderr)
    print(f"{options.portal if report.sites == 1 or asked.one_folder else out}: {report.summary}")
    return FINE


def _built(asked: argparse.Namespace, project: Project, options: Options) -> Report:
    from generator.host import new_host  # noqa: PLC0415 - what makes pages is slow to load; often nothing has changed
    from generator.publish.build import build  # noqa: PLC0415

    with progress(quiet=asked.quiet) as shown:
        return build(project, options, new_host(options.host), shown, crew_of(asked, project, options))


def _tell_what_changed(report: Report, reasons: Sequence[str], most: int | None) -> None:
    """What was rewritten, at ``most`` so many files, and what has changed since the last build that made it so."""
    if reasons:
        from generator.publish.reasons import reason  # noqa: PLC0415 - as above

        _tell_some("changed since the last build", reasons, most)
        _tell_some("written", report.changes.written, most, lambda path: reason(report.targets, path))
        _tell_some("removed", report.changes.removed, most)


def _tell_some(what: str, names: Sequence[str], most: int | None, about: Callable[[str], str] = lambda _: "") -> None:
    if names:
        told = [": ".join(filter(None, (name, about(name)))) for name in names[:most]]
        more = [f"  and {len(names) - len(told)} more (--every-change)"] if len(told) < len(names) else []
        print("\n".join([f"{what}:", *(f"  {line}" for line in told), *more]), file=sys.stderr)


COMMAND = Command(
    name="build",
    about="make the site",
    examples={
        "build": "everything, into site/portal/ and site/<unit>/",
        "build --as-of 2020-09-03": "what was valid on that day",
        "build --one-folder": "for one host: the site of a unit in site/portal/<unit>/",
        "build --out /srv/www": "into /srv/www/portal/",
        "build --language sv --no-pdf": "quickly, only what is below sv/",
        "build --shard 2/5": "the second of five parts, for the jobs of a CI matrix, as a file in shards/",
        "build --join shards": "put all five together: the same bytes as one build",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
