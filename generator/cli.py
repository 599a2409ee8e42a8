"""The command line: ``check``, ``build`` and ``serve``."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from generator.publish.project import InputProblems, Options, Project, Silent
from generator.publish.tree import PublishError
from generator.registry.load import load
from generator.registry.places import REGISTER_BEGINS, Places
from generator.registry.problems import MessageLanguage, Problem, as_text
from generator.registry.values import LANGUAGES
from generator.terminal import Lines, progress

FINE, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130

_ABOUT = "Makes the directory's site from units.yaml and content/."
_EXIT_CODES = "exit codes: 0 fine, 1 problems in the input, 2 wrong usage"
_CHECK_EXAMPLES = """\
examples:
  python -m generator check                     the project's registry and prose
  python -m generator check --messages fi       the same, told in Finnish
  python -m generator check /tmp/new-units.yaml another registry file alone

"""
_BUILD_EXAMPLES = """\
examples:
  python -m generator build                     everything, into site/portal/
  python -m generator build --as-of 2020-09-03  what was valid on that day
  python -m generator build --out /srv/www      into /srv/www/portal/
  python -m generator build --language sv --no-pdf
                                                 quickly, only what is below sv/

Without --language all languages are built. A language keeps its addresses: Finnish is at the root, Swedish below
sv/ and English below en/, also when it is built alone.

"""
_SERVE_EXAMPLES = """\
examples:
  python -m generator serve                     then open http://127.0.0.1:8000/
  python -m generator serve --port 8080

Saving units.yaml, a page of content/, a template or an override shows in the browser. Problems show there and here.
The sheets to print are not made: they would take longer than everything else.

"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with ``arguments`` (default: those of the process) and tell the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except KeyboardInterrupt:
        return _fail("Stopped. The last good output is as it was.", INTERRUPTED)
    except InputProblems as problems:
        return _fail(problems.text(_language()))
    except PublishError as error:
        return _fail(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains once more at exit
        return PROBLEMS
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _fail(f"{place}{error.strerror or error}. The last good output is as it was.")


def _check(asked: argparse.Namespace) -> int:
    language = asked.messages or _language()
    problems = _problems(asked)
    for problem in problems:
        print(as_text(problem, language), end="\n\n")
    print(_counts(problems, language))
    return PROBLEMS if any(problem.is_error for problem in problems) else FINE


def _problems(asked: argparse.Namespace) -> Sequence[Problem]:
    if asked.file:
        return load(asked.file, Places.finland(), _today()).problems
    from generator.publish.build import read  # noqa: PLC0415 - one file is checked faster without the pages

    today = _today()
    _, problems = read(_project(asked), Options(Path(), today, today))
    return problems


def _build(asked: argparse.Namespace) -> int:
    from generator.host import MkDocsHost  # noqa: PLC0415 - MkDocs is slow to start, and only a build needs it
    from generator.publish.build import build  # noqa: PLC0415

    project = _project(asked)
    options = _options(asked, project, asked.out or project.output)
    with progress(quiet=asked.quiet) as shown:
        report = build(project, options, MkDocsHost(), shown)
    if report.warnings:
        print(f"{_counts(report.warnings, _language())} (python -m generator check)", file=sys.stderr)
    print(f"{options.portal}: {report.summary}")
    return FINE


def _serve(asked: argparse.Namespace) -> int:
    from generator.host import MkDocsHost  # noqa: PLC0415 - MkDocs is slow to start
    from generator.serve import serve  # noqa: PLC0415

    project = _project(asked)
    told = Silent() if asked.quiet else Lines(sys.stderr)
    serve(project, _options(asked, project, project.cache / "preview"), MkDocsHost, asked.port, told)
    return FINE


def _options(asked: argparse.Namespace, project: Project, out: Path) -> Options:
    from generator.host import settings  # noqa: PLC0415 - MkDocs is slow to start

    as_of, site_url = settings(project)
    today = _today()
    languages = tuple(language for language in LANGUAGES if language in (asked.language or LANGUAGES))
    day = asked.as_of or as_of or today
    return Options(out / "portal", today, day, asked.site_url or site_url, languages, asked.pdf)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description=_ABOUT, epilog=_EXIT_CODES)
    parser.add_argument("--project", type=Path, metavar="DIR", help="the project's folder (default: around this one)")
    commands = parser.add_subparsers(required=True, metavar="check | build | serve")
    check = _command(commands, "check", "read the registry and the prose, tell every problem", _CHECK_EXAMPLES)
    check.add_argument("file", nargs="?", type=Path, metavar="FILE", help="check this registry file alone")
    check.add_argument("--messages", choices=("en", "fi"), help="language of the messages (default: yours)")
    check.set_defaults(run=_check)
    build = _command(commands, "build", "make the site", _BUILD_EXAMPLES)
    build.add_argument("--out", type=Path, metavar="DIR", help="folder that gets portal/ (default: site)")
    build.add_argument("--no-pdf", dest="pdf", action="store_false", help="leave out the sheets to print")
    build.set_defaults(run=_build)
    serve = _command(commands, "serve", "show the site on this machine, live", _SERVE_EXAMPLES)
    serve.add_argument("--port", type=_port, default=8000, help="port on this machine (default: 8000)")
    serve.set_defaults(run=_serve, pdf=False)
    for command in (build, serve):
        _add_build_options(command)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, about: str, examples: str
) -> argparse.ArgumentParser:
    plain = argparse.RawDescriptionHelpFormatter
    description = f"{about[0].upper()}{about[1:]}."
    return commands.add_parser(
        name, help=about, description=description, epilog=examples + _EXIT_CODES, formatter_class=plain
    )


def _add_build_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as-of", type=_day, metavar="DATE", help="what was valid on this day (default: today)")
    command.add_argument("--language", action="append", choices=LANGUAGES, help="only this one; may be repeated")
    command.add_argument(
        "--site-url",
        type=_address,
        metavar="URL",
        help="public address (default: as mkdocs.yml says)",
    )
    command.add_argument("--quiet", action="store_true", help="tell only the result and problems")


def _project(asked: argparse.Namespace) -> Project:
    project = Project.around(asked.project or Path.cwd())
    if project is None:
        print("No project here: no mkdocs.yml in this folder or one around it.", file=sys.stderr)
        raise SystemExit(USAGE)
    return project


def _day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day such as 2020-09-03") from None
    if day < REGISTER_BEGINS:
        raise argparse.ArgumentTypeError(f"the municipalities are known from {REGISTER_BEGINS} on, not of {day}")
    return day


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError(f"{text} is not an address such as https://directory.example/")
    return text if text.endswith("/") else f"{text}/"


def _port(text: str) -> int:
    if text.isdecimal() and int(text) < 2**16:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a port (0 to 65535; 0 takes a free one)")


def _language() -> MessageLanguage:
    set_first = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "fi" if set_first.startswith("fi") else "en"


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def _counts(problems: Sequence[Problem], language: MessageLanguage) -> str:
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    if language == "fi":
        return f"virheitä {errors}, huomioita {warnings}"
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def _fail(text: str, code: int = PROBLEMS) -> int:
    print(text, file=sys.stderr)
    return code
