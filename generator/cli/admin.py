"""``admin``: the web form in which editors change the registry."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from generator.admin.page import BundleError, NoPackagesError, files
from generator.cli.asked import add_messages, messages, project_of, registry_of
from generator.cli.command import Command
from generator.cli.ends import FINE, fail
from generator.publish.project import InputProblems
from generator.registry.problems import MessageLanguage
from generator.registry.sentences import sentence
from generator.registry.sound import understand

_NOTE = """\
The form is Sveltia CMS, bundled from its npm package; `make admin` installs that and makes the form. It is set up from
the models and from what the registry holds now. No page of the site leads to it, and it loads nothing from elsewhere.

Open site/admin/ on a web server of this computer (localhost) in Chromium or Chrome, and choose the project's folder.
Where `network.repository` names one on GitHub, editors sign in there, and what they save becomes a pull request. The
form writes the whole file anew: afterwards run fmt --like main, which gives comments, order and quotes back.

"""


def _arguments(command: argparse.ArgumentParser, now: dt.date) -> None:
    del now
    command.add_argument("--out", type=Path, metavar="DIR", help="folder that gets admin/ (default: site)")
    command.add_argument(
        "--packages", type=Path, metavar="DIR", help="where the npm packages are (default: .cache/admin)"
    )
    add_messages(command)


def _run(asked: argparse.Namespace) -> int:
    from generator.publish.tree import replace_tree  # noqa: PLC0415 - other commands start faster without

    language, project = messages(asked), project_of(asked)
    packages = asked.packages or project.root / ".cache/admin"
    _, document = registry_of(project)
    registry, _, problems = understand(document)
    if registry is None:
        raise InputProblems(problems)
    try:
        made = files(document, project.registry.name, packages, language)
    except NoPackagesError as error:
        return fail(_say(language, "no_packages", folder=error))
    except BundleError as error:
        return fail(_say(language, "not_bundled", reason=error))
    target = (asked.out or project.output) / "admin"
    done = replace_tree(target, made)
    numbers = {"written": len(done.written), "removed": len(done.removed), "unchanged": len(done.unchanged)}
    print(_say(language, "done", folder=target, **numbers))
    return FINE


def _say(language: MessageLanguage, code: str, **parts: object) -> str:
    return sentence("generator.admin", language, f"admin.{code}", **parts)


COMMAND = Command(
    name="admin",
    about="make the web form for editors",
    examples={
        "admin": "into site/admin/",
        "admin --messages en": "with English names and messages",
    },
    run=_run,
    add_arguments=_arguments,
    note=_NOTE,
)
