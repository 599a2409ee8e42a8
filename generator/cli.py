"""The command line: what each command does, and the exit code that it ends with."""

from __future__ import annotations

import argparse
import datetime as dt
import errno
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.arguments import parser, program
from generator.editing.order import ordered
from generator.publish.project import InputProblems, Options, Project, Silent
from generator.publish.tree import PublishError
from generator.registry.disk import content_of, write_whole
from generator.registry.finland.dictionary import DictionaryMissingError, VoikkoDictionary
from generator.registry.formats import as_format
from generator.registry.load import load
from generator.registry.meaning import nearest
from generator.registry.places import Places
from generator.registry.problems import MessageLanguage, Problem, as_text
from generator.registry.prose import Shelf, read_prose
from generator.registry.text import MAX_BYTES
from generator.registry.values import LANGUAGES
from generator.terminal import Lines, progress

FINE, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with ``arguments`` (default: those of the process) and tell the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What a terminal has no letter for is still told: a file may have any name.
            stream.reconfigure(errors="backslashreplace")
    asked = parser(_today()).parse_args(arguments)
    commands = {
        "check": _check,
        "fmt": _fmt,
        "language": _language_of,
        "import": _import,
        "build": _build,
        "brochures": _brochures,
        "editions": _editions,
        "serve": _serve,
    }
    try:
        code = commands[asked.command](asked)
        sys.stdout.flush()  # a reader who has gone is noticed here and not at the exit
    except KeyboardInterrupt:
        code = _fail("Stopped. The last good output is as it was.", INTERRUPTED)
    except InputProblems as problems:
        code = _fail(problems.text(_messages(asked)))
    except PublishError as error:
        code = _fail(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains once more at exit
        code = PROBLEMS
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        code = _fail(f"{place}{error.strerror or error}. The last good output is as it was.")
    return code


def _check(asked: argparse.Namespace) -> int:
    language = _messages(asked)
    problems = _problems(asked)
    counts = _counts(problems, language)
    print(as_format(asked.format, problems, language, counts))
    if asked.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_format("markdown", problems, language, counts) + "\n")
    return PROBLEMS if any(problem.is_error for problem in problems) else FINE


def _problems(asked: argparse.Namespace) -> Sequence[Problem]:
    if asked.file:
        return load(asked.file, Places.finland(), _today()).problems
    from generator.publish.build import read  # noqa: PLC0415 - one file is checked faster without the pages

    today = _today()
    _, problems = read(_project(asked), Options(Path(), today, today))
    return problems


def _fmt(asked: argparse.Namespace) -> int:
    language = _messages(asked)
    file = asked.file or _project(asked).registry
    name = str(asked.file or file.name)
    data, problems = content_of(file, name, MAX_BYTES)
    if problems:
        raise InputProblems(problems)
    result = ordered(data, name)
    if result.refused:
        raise InputProblems(result.problems)
    if asked.check:
        for problem in result.problems:
            print(as_text(problem, language), end="\n\n")
    elif result.problems:
        write_whole(file, result.data)
    print(f"{name}: {_out_of_order(len(result.problems), language, mended=not asked.check)}")
    return PROBLEMS if asked.check and result.problems else FINE


def _out_of_order(records: int, language: MessageLanguage, *, mended: bool) -> str:
    if not records:
        return "kentät ovat järjestyksessä" if language == "fi" else "the fields are in their order"
    if language == "fi":
        return f"{'järjestettyjä' if mended else 'järjestettäviä'} tietueita {records}"
    return f"{records} record{'s' * (records != 1)} {'put in order' if mended else 'out of order'}"


def _messages(asked: argparse.Namespace) -> MessageLanguage:
    """The language of messages that is asked for, where a command lets one ask."""
    chosen: MessageLanguage | None = getattr(asked, "messages", None)
    return chosen or _language()


def _language_of(asked: argparse.Namespace) -> int:
    from generator.language.findings import SecondReader, counts  # noqa: PLC0415 - only this command needs dictionaries

    project, places, told_in = _project(asked), Places.finland(), _messages(asked)
    loaded = load(project.registry, places, _today(), name=project.registry.name, cache=project.cache)
    shelf, problems = read_prose(project.content)
    errors = [*loaded.errors, *(problem for problem in problems if problem.is_error)]
    if loaded.registry is None or errors:
        raise InputProblems(errors)
    files = _files(asked.pages, project, shelf)
    dictionary = _dictionary()
    reader = SecondReader(loaded.registry, loaded.document, places, dictionary, asked.language or LANGUAGES)
    found = reader.findings(shelf, files)
    for finding in found:
        print(as_text(finding, told_in), end="\n\n")
    numbers = ", ".join(f"{kind} {number}" for kind, number in counts(found).items())
    print(f"huomioita {len(found)}: {numbers}" if told_in == "fi" else f"warnings {len(found)}: {numbers}")
    return FINE


def _files(pages: Sequence[str], project: Project, shelf: Shelf) -> frozenset[str] | None:
    """The files that are asked for, as messages call them; ``None`` for all. Stops where one is no page."""
    articles = [article for of_language in shelf.articles.values() for article in of_language.values()]
    by_name: dict[str, set[str]] = {project.registry.name: {project.registry.name}}
    for article in articles:
        by_name.setdefault(article.key, set()).add(article.file)
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


def _import(asked: argparse.Namespace) -> int:
    from generator.intake import importing  # noqa: PLC0415 - only this command reads other descriptions
    from generator.intake.frame import Frame  # noqa: PLC0415

    language, project = _messages(asked), _project(asked)
    out = None if asked.out is None or str(asked.out) == "-" else asked.out
    if out and (hindrance := importing.hindrance(out, project.registry, language, force=asked.force)):
        return _fail(hindrance, USAGE)
    today, places = _today(), Places.finland()
    own = load(project.registry, places, today, name=project.registry.name, cache=project.cache)
    if own.registry is None or own.errors:
        raise InputProblems(own.errors)
    frame = Frame(own.registry, own.document.value, places, today)
    try:
        found = importing.run(asked.source, asked.kind, frame, language, name=str(out or importing.DRAFT_NAME))
    except importing.RefusedError as refused:
        raise InputProblems(refused.problems) from refused
    if out:
        write_whole(out, found.text.encode())
    to_stdout = str(asked.out) == "-"
    if to_stdout:
        print(found.text, end="")
    told = [*found.report(language, written=bool(out) or to_stdout), _counts(found.problems, language)]
    print("\n".join(told), file=sys.stderr if to_stdout else sys.stdout)
    return PROBLEMS if any(problem.is_error for problem in found.problems) else FINE


def _build(asked: argparse.Namespace) -> int:
    from generator.host import MkDocsHost  # noqa: PLC0415 - MkDocs is slow to start, and only a build needs it
    from generator.publish.build import build  # noqa: PLC0415

    project = _project(asked)
    options = _options(asked, project, asked.out or project.output)
    with progress(quiet=asked.quiet) as shown:
        report = build(project, options, MkDocsHost(), shown)
    if report.warnings:
        print(f"{_counts(report.warnings, _language())} ({program()} check)", file=sys.stderr)
    if report.unrecorded:
        print(_not_recorded(report.unrecorded), file=sys.stderr)
    print(f"{options.portal}: {report.summary}")
    return FINE


def _brochures(asked: argparse.Namespace) -> int:
    from generator.publish.build import read  # noqa: PLC0415 - the other commands start faster without the sheets
    from generator.publish.sheets import some_sheets  # noqa: PLC0415

    project = _project(asked)
    folder = asked.out or project.output
    with progress(quiet=asked.quiet) as shown:
        shown.step("reading")
        site, problems = read(project, _options(asked, project, folder))
        if site is None:
            raise InputProblems([problem for problem in problems if problem.is_error])
        shown.step("sheets")
        try:
            written = some_sheets(project, site, folder, asked.kind or (), asked.unit or ())
        except LookupError as error:
            return _fail(str(error), USAGE)
    for one in written:
        state = "" if one.changed else ", unchanged"
        print(f"{one.file}: {one.pages} page{'s' * (one.pages != 1)}, {one.size / 1000:.0f} kB{state}")
    return FINE


def _editions(asked: argparse.Namespace) -> int:
    from generator.publish.build import read  # noqa: PLC0415 - only commands that make sheets need it
    from generator.publish.editions import record_editions  # noqa: PLC0415

    project = _project(asked)
    options = _options(asked, project, project.output)
    if asked.record:
        print(record_editions(project, options).summary)
        return FINE
    site, problems = read(project, options)
    if site is None:
        raise InputProblems([problem for problem in problems if problem.is_error])
    for one in (unrecorded := site.editions.unrecorded):
        print(f"{one.code}  {one.edition.language}  {one.subject}")
    print(_not_recorded(len(unrecorded)) if unrecorded else "All editions of today's sheets are recorded.")
    return FINE


def _not_recorded(number: int) -> str:
    editions = "edition of today's sheets is" if number == 1 else "editions of today's sheets are"
    return f"{number} {editions} not recorded ({program()} editions --record)"


def _serve(asked: argparse.Namespace) -> int:
    from generator.host import MkDocsHost  # noqa: PLC0415 - MkDocs is slow to start
    from generator.serve import Reader, serve  # noqa: PLC0415

    project = _project(asked)
    reader = Reader(Silent() if asked.quiet else Lines(sys.stderr), _language())
    try:
        serve(project, _options(asked, project, project.cache / "preview"), MkDocsHost, asked.port, reader)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        return _fail(f"Port {asked.port}: {error.strerror}. Choose another one, for example --port 8001.")
    return FINE


def _options(asked: argparse.Namespace, project: Project, out: Path) -> Options:
    from generator.host import settings  # noqa: PLC0415 - MkDocs is slow to start

    as_of, site_url = settings(project)
    today = _today()
    languages = tuple(language for language in LANGUAGES if language in (asked.language or LANGUAGES))
    day = asked.as_of or as_of or today
    return Options(out / "portal", today, day, asked.site_url or site_url, languages, asked.pdf)


def _project(asked: argparse.Namespace) -> Project:
    project = Project.around(asked.project or Path.cwd())
    if project is None:
        print("No project here: no mkdocs.yml in this folder or one around it.", file=sys.stderr)
        raise SystemExit(USAGE)
    return project


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
