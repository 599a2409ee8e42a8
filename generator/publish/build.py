"""The build: what is read and checked, and how all sites are published in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.directory.directory import Directory
from generator.directory.own_words import read_own_words
from generator.history.changes import Changes, changes
from generator.publish.links import Links
from generator.publish.mistakes import told_as_problems
from generator.publish.places import is_marked
from generator.publish.project import InputProblems, Options, Progress, Project, Report
from generator.publish.sites import Host, checked, sites
from generator.publish.tree import replace_trees, together
from generator.publish.units import BESIDE, problems_of_units, unit_sites
from generator.registry.editions import read_editions
from generator.registry.findings import read_findings
from generator.registry.load import languages_of, load
from generator.registry.places import Places
from generator.registry.problems import Place, Problem
from generator.registry.prose import read_prose, read_texts_of_units
from generator.registry.translations import out_of_date, problems_of, read_translations, translations
from generator.site.site import Site, SiteOptions
from generator.site.unit_site import UnitSite

if TYPE_CHECKING:
    from generator.registry.document import Value


def build(project: Project, options: Options, host: Host, progress: Progress) -> Report:
    """Make all sites anew, in one step or not at all.

    Raises ``InputProblems`` if the registry, the prose, a template, a word or a link is wrong, and ``PublishError``
    if the output cannot be replaced; the last good output is then as it was.
    """
    with told_as_problems():
        return _published(project, options, host, progress)


def _published(project: Project, options: Options, host: Host, progress: Progress) -> Report:
    progress.step("reading")
    site, problems = read_with_history(project, options, progress)
    units = list(unit_sites(site, site.texts_of_units).values()) if options.units else []
    folders = {one: folder for one in (site, *units) if (folder := folder_of(options, one))}
    links = {one: Links(one.heads.site_url, one.links_in_prose) for one in folders}
    made = checked(links, sites(project, site, [one for one in units if one in folders], host, progress))
    files = ((folders[one].target, f"{folders[one].below}{path}", content) for one, path, content in made)
    targets = list(dict.fromkeys(folder.target for folder in folders.values()))
    replaced = replace_trees(targets, files, progress=progress.file)
    unrecorded = 0 if site.directory.is_past else len(site.editions.unrecorded)
    pages = sum(one.pages for one in links.values())
    left = _left(options, targets)
    return Report(together(replaced), pages, tuple(problems), unrecorded, len(folders), left, tuple(targets))


class Folder(NamedTuple):
    """Where a site goes: a folder that is replaced as a whole, and a path in it with a slash at its end, or ""."""

    target: Path
    below: str = ""


def folder_of(options: Options, site: Site) -> Folder | None:
    """Where ``site`` goes; where all are below the portal, a site with a host of its own goes nowhere."""
    if not isinstance(site, UnitSite):
        return Folder(options.portal)
    if options.units == options.portal:
        return None if site.profile.is_own else Folder(options.portal, f"{site.key}/")
    return Folder(options.units / site.key) if options.units else None


def _left(options: Options, made: Sequence[Path]) -> tuple[Path, ...]:
    """The folders of an earlier build's sites of units that the registry has no longer."""
    if options.units is None or options.units == options.portal:
        return ()
    others = (one for one in sorted(options.units.iterdir()) if one not in made and one.name not in BESIDE)
    return tuple(one for one in others if one.name[0] != "." and is_marked(one))


def read_with_history(project: Project, options: Options, progress: Progress) -> tuple[Site, list[Problem]]:
    """As ``read_sound``, and the site knows what changed in the registry."""
    return read_sound(project, options, partial(_changes, project, options, progress))


def _changes(project: Project, options: Options, progress: Progress, present: Value) -> Changes | None:
    progress.step("history")
    return changes(project.registry, present, Places.finland(), options.as_of, project.cache)


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
    spoken = languages_of(loaded)
    shelf, prose_problems = read_prose(project.content, spoken)
    findings, finding_problems = read_findings(project.content, options.today)
    recorded, edition_problems = read_editions(project.content)
    remembered, translation_problems = read_translations(project.content)
    texts, text_problems = read_texts_of_units(project.content, spoken)
    own_words, word_problems = read_own_words(project.content, spoken)
    beside = [*finding_problems, *edition_problems, *translation_problems, *text_problems, *word_problems]
    asked_in = tuple(language for language in spoken if language in options.languages)
    found = [*loaded.problems, *prose_problems, *beside, *_frame_problems(project)]
    if not asked_in:
        parts = {"given": ", ".join(options.languages), "languages": ", ".join(spoken)}
        found.append(Problem("language-not-here", loaded.document.place(("network",), key=True), parts))
    problems = sorted(found, key=Problem.order)
    no_prose = prose_problems and not shelf.all_keys()
    unreadable = findings is None and finding_problems
    broken = edition_problems or translation_problems or word_problems
    if loaded.registry is None or loaded.errors or no_prose or unreadable or broken or not asked_in:
        return None, problems
    asked = SiteOptions(options.as_of, options.site_url, asked_in, options.today, options.pdf, options.policy)
    changed = changes_to(loaded.document.value) if changes_to else None
    old = out_of_date(translations(loaded.registry, loaded.document, shelf), remembered) if remembered else []
    outdated = frozenset((one.language, *one.owner) for one in old)
    directory = Directory(loaded.registry, places, options.as_of, options.today, findings, changed, outdated, own_words)
    site = Site(directory, shelf, asked, recorded, texts)
    if options.pdf:
        site.editions.expect(kinds_by_subject(site))
    problems += recorded.strangers([*loaded.registry.units, *site.editions.subjects])
    problems += problems_of(old)
    problems += site.problems()
    if not any(problem.is_error for problem in problems):
        pages = {f"{folder}index.html" for language in site.languages for folder in site.book.places(language).values()}
        problems += Links(site.heads.site_url, site.links_in_prose).broken_in_prose(pages)
        problems += problems_of_units(site, unit_sites(site, texts), texts, loaded.document)
    problems.sort(key=Problem.order)
    return (None if any(problem.is_error for problem in problems) else site), problems


def kinds_by_subject(site: Site) -> Mapping[str, Sequence[str]]:
    """What there will be sheets about, each with the kinds of its sheets."""
    from generator.brochures.desk import Desk  # noqa: PLC0415 - only a build with sheets needs it

    return Desk(site).kinds_by_subject


def _frame_problems(project: Project) -> Iterator[Problem]:
    if not (project.overrides / "main.html").is_file():
        yield Problem("no-such-file", Place("overrides/main.html"))
