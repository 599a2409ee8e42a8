"""What finds the problems that are not in the registry alone: the check of a whole project, and other commands."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.handbook.examples import DAY, REGISTRY
from generator.handbook.small import page, put, small_project
from generator.publish.project import InputProblems, Options, Project
from generator.publish.reading import read
from generator.registry.load import load_text
from generator.registry.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.handbook.examples import Example
    from generator.registry.document import Document
    from generator.registry.finland.dictionary import VoikkoDictionary
    from generator.registry.nouns import Registry
    from generator.registry.problems import Problem
    from generator.site.site import Site


def _check(example: Example, data: bytes) -> Sequence[Problem]:
    """All that ``check`` tells of the project with the example in it."""
    with small_project() as project:
        _put(project, example, data)
        return _read(project)[1]


def _read(project: Project) -> tuple[Site | None, list[Problem]]:
    return read(project, Options(project.output / "portal", DAY, DAY, pdf=False))


def _put(project: Project, example: Example, data: bytes) -> None:
    if not example.listing:
        put(project.root, example.file, data)
        return
    named = [line for shown in (example.wrong, example.right) for line in shown.split("\n") if line]
    for file in named:
        (project.root / file).unlink(missing_ok=True)
    for file in data.decode().split():
        path = Path(file)
        text = page(path.stem, path.parent.name).replace(f"slug: {path.stem}", f"slug: sivu-{path.stem}")
        put(project.root, file, text.encode())


def _language(example: Example, data: bytes) -> Sequence[Problem]:
    """What ``language`` tells of the page."""
    from generator.language.findings import SecondReader  # noqa: PLC0415 - only these examples need dictionaries
    from generator.registry.prose import read_prose  # noqa: PLC0415

    with small_project() as project:
        put(project.root, example.file, data)
        shelf, problems = read_prose(project.content)
        stated = project.registry.read_bytes().replace(b"terms: {}\n", _TERMS.encode())
    registry, document = _small(stated)
    found = SecondReader(registry, document, Places.finland(), _dictionary())
    return [*problems, *found.findings(shelf, {example.file})]


_TERMS = """terms:
  termi:
    term: {fi: perhekuntoutus, sv: familjerehabilitering, en: family rehabilitation}
    definition: {fi: Tukea koko perheelle., sv: Stöd för hela familjen., en: Support for a whole family.}
"""


def _small(data: bytes) -> tuple[Registry, Document]:
    """The registry of the small project, which has no mistakes."""
    loaded = load_text(data, REGISTRY, Places.finland(), DAY)
    if loaded.registry is None:
        raise InputProblems(loaded.problems)
    return loaded.registry, loaded.document


@cache
def _dictionary() -> VoikkoDictionary | None:
    from generator.registry.finland.dictionary import (  # noqa: PLC0415 - as above
        DictionaryMissingError,
        VoikkoDictionary,
    )

    try:
        return VoikkoDictionary.open()
    except DictionaryMissingError:
        return None


def _import(example: Example, data: bytes) -> Sequence[Problem]:
    """Why ``import`` refuses the file."""
    from generator.intake import importing  # noqa: PLC0415 - only these examples need it
    from generator.intake.frame import Frame  # noqa: PLC0415

    with small_project() as project:
        registry, document = _small(project.registry.read_bytes())
        put(project.root, example.file, data)
        frame = Frame(registry, document.value, Places.finland(), DAY)
        try:
            importing.run(project.root / example.file, None, frame, "fi")
        except importing.RefusedError as refused:
            return [_below(problem, project.root) for problem in refused.problems]
    return []


def _below(problem: Problem, root: Path) -> Problem:
    """The problem as it would be told in the folder of the project."""
    return replace(problem, place=replace(problem.place, file=problem.place.file.removeprefix(f"{root}/")))


def _build(example: Example, data: bytes) -> Sequence[Problem]:
    """What a build tells that no check knows: it takes the page apart and looks where its links lead."""
    from generator.host import MkDocsHost  # noqa: PLC0415 - MkDocs is slow to start
    from generator.publish.links import Links  # noqa: PLC0415

    with small_project() as project:
        _put(project, example, data)
        site, problems = _read(project)
        if site is None:
            return problems
        try:
            theme = MkDocsHost()(project, "fi", site.frame_words("fi"))
            pages = site.prose("fi")
            rendered = zip(pages, theme.prose(pages, pages), strict=True)
            files = [(one.page.path, html.encode()) for one, html in rendered]
            list(Links(site.heads.site_url, site.links_in_prose).checked(files))
        except InputProblems as refused:
            return [*problems, *refused.problems]
        return problems


def _brochures(example: Example, data: bytes) -> Sequence[Problem]:
    """What is told where the sheets of the unit do not fit on paper."""
    from generator.publish.sheets import Asked, some_sheets  # noqa: PLC0415 - only one example needs it

    with small_project() as project:
        put(project.root, example.file, data)
        site, problems = read(project, Options(project.output / "portal", DAY, DAY, languages=("fi",)))
        if site is None:
            return problems
        try:
            some_sheets(project, site, project.output, Asked(["factsheet"], ["esimerkki"]))
        except InputProblems as refused:
            return [*problems, *refused.problems]
        return problems


def texts_of_a_stranger(root: Path) -> Sequence[Problem]:
    """What ``check`` tells of pages of a unit that is not in the registry."""
    put(root, "content/units/esimerki/fi/vieras.md", page("vieras", "fi").encode())
    return _read(Project(root))[1]


FINDERS: Mapping[str, Callable[[Example, bytes], Sequence[Problem]]] = {
    "check": _check,
    "project": _check,
    "language": _language,
    "import": _import,
    "build": _build,
    "brochures": _brochures,
}
"""What tries an example out, by the command that tells of it."""
