"""Reading a project: every problem of its input, and the site that it makes if there is no error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.directory.directory import Directory
from generator.directory.own_words import read_own_words
from generator.publish.links import Links
from generator.publish.project import InputProblems, Options, Project
from generator.publish.units import problems_of_units, unit_sites
from generator.registry.editions import read_editions
from generator.registry.findings import read_findings
from generator.registry.load import load
from generator.registry.places import Places
from generator.registry.problems import Place, Problem
from generator.registry.prose import read_prose
from generator.registry.spoken import spoken_in
from generator.registry.translations import out_of_date, problems_of, read_translations, translations
from generator.site.site import Site, SiteOptions

if TYPE_CHECKING:
    from generator.history.changes import Changes
    from generator.registry.document import Value


def read_sound(
    project: Project, options: Options, changes_to: Callable[[Value], Changes | None] | None = None
) -> tuple[Site, list[Problem]]:
    """As ``read``, for who can do nothing without a site: raises ``InputProblems`` with the errors if there is none."""
    site, problems = read(project, options, changes_to)
    if site is None:
        raise InputProblems([problem for problem in problems if problem.is_error])
    return site, problems


def read(
    project: Project, options: Options, changes_to: Callable[[Value], Changes | None] | None = None
) -> tuple[Site | None, list[Problem]]:
    """All problems of the registry and the prose, and the site that they make unless one of them is an error.

    ``changes_to`` tells what changed in the registry before it became the document that it is given.
    """
    places = Places.finland()
    loaded = load(project.registry, places, options.today, name=project.registry.name, cache=project.cache)
    spoken = spoken_in(loaded.document.value)
    shelf, prose_problems = read_prose(project.content, spoken)
    findings, finding_problems = read_findings(project.content, options.today)
    recorded, edition_problems = read_editions(project.content)
    remembered, translation_problems = read_translations(project.content)
    own_words, word_problems = read_own_words(project.content, spoken)
    beside = [*finding_problems, *edition_problems, *translation_problems, *word_problems]
    asked_in = tuple(language for language in spoken if language in options.languages)
    found = [*loaded.problems, *prose_problems, *beside, *_frame_problems(project)]
    if not asked_in:
        parts = {"given": ", ".join(options.languages), "languages": ", ".join(spoken)}
        found.append(Problem("language-not-here", loaded.document.place(("network",), key=True), parts))
    problems = sorted(found, key=Problem.order)
    no_prose = any(problem.is_error for problem in prose_problems) and not shelf.all_keys()
    unreadable = findings is None and finding_problems
    broken = edition_problems or translation_problems or word_problems
    if loaded.registry is None or loaded.errors or no_prose or unreadable or broken or not asked_in:
        return None, problems
    asked = SiteOptions(options.as_of, options.site_url, asked_in, options.today, options.pdf, options.policy)
    changed = changes_to(loaded.document.value) if changes_to else None
    old = out_of_date(translations(loaded.registry, loaded.document, shelf), remembered) if remembered else []
    outdated = frozenset((one.language, *one.owner) for one in old)
    directory = Directory(loaded.registry, places, options.as_of, options.today, findings, changed, outdated, own_words)
    site = Site(directory, shelf, asked, recorded)
    if options.pdf:
        site.editions.expect(kinds_by_subject(site))
    problems += recorded.strangers([*loaded.registry.units, *site.editions.subjects])
    problems += problems_of(old)
    problems += site.problems()
    if not any(problem.is_error for problem in problems):
        pages = {f"{folder}index.html" for language in site.languages for folder in site.book.places(language).values()}
        problems += Links(site.heads.site_url, site.links_in_prose).broken_in_prose(pages)
        problems += problems_of_units(site, unit_sites(site), loaded.document)
    problems.sort(key=Problem.order)
    return (None if any(problem.is_error for problem in problems) else site), problems


def kinds_by_subject(site: Site) -> Mapping[str, Sequence[str]]:
    """What there will be sheets about, each with the kinds of its sheets."""
    from generator.brochures.desk import Desk  # noqa: PLC0415 - only a build with sheets needs it

    return Desk(site).kinds_by_subject


def _frame_problems(project: Project) -> Iterator[Problem]:
    if not (project.overrides / "main.html").is_file():
        yield Problem("no-such-file", Place("overrides/main.html"))
