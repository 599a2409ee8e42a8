"""All that the registry and the prose become, in the order in which a reader meets it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from generator.directory.directory import Directory
from generator.directory.own_words import read_own_words
from generator.directory.views.sheets import Offered
from generator.directory.words import WordingError
from generator.exports.files import files as data_files
from generator.history.changes import Changes, changes
from generator.publish.links import Content, Links
from generator.publish.project import InputProblems, Options, Progress, Project, Report
from generator.publish.sheets import sheets
from generator.publish.tree import PublishError, replace_tree
from generator.registry.editions import read_editions
from generator.registry.findings import read_findings
from generator.registry.load import languages_of, load
from generator.registry.places import Places
from generator.registry.problems import Place, Problem
from generator.registry.prose import read_prose
from generator.registry.translations import out_of_date, problems_of, read_translations, translations
from generator.search.files import files as search_files
from generator.search.texts import NotIndexedError, Texts
from generator.site.frame import Frames
from generator.site.page import Page, ProsePage
from generator.site.site import Site, SiteOptions
from generator.site.template_errors import TemplateError, explained

if TYPE_CHECKING:
    from generator.registry.document import Value


class Theme(Protocol):
    """The host's theme in one language."""

    def prose(self, pages: Sequence[ProsePage], finish: Callable[[ProsePage, str], str]) -> Iterable[tuple[str, bytes]]:
        """The files of ``pages``: their Markdown made HTML, which ``finish`` completes to the body."""

    def page(self, page: Page) -> str:
        """One whole page around a body that is ready."""


Host = Callable[[Project, str, Mapping[str, Any]], Theme]
"""Opens the theme of a project in a language, with the words of its frame."""


def build(project: Project, options: Options, host: Host, progress: Progress) -> Report:
    """Make the portal anew, in one step or not at all.

    Raises ``InputProblems`` if the registry, the prose, a template, a word or a link is wrong, and ``PublishError``
    if the output cannot be replaced; the last good output is then as it was.
    """
    try:
        return _published(project, options, host, progress)
    except TemplateError as error:
        raise InputProblems(lines=[explained(error)]) from error
    except WordingError as error:
        raise InputProblems(lines=[f"error[wording]: {error}"]) from error


def _published(project: Project, options: Options, host: Host, progress: Progress) -> Report:
    progress.step("reading")
    site, problems = read_sound(project, options, partial(_changes, project, options, progress))
    links = Links(site.heads.site_url, site.links_in_prose)
    files = links.checked(portal(project, site, host, progress))
    replaced = replace_tree(options.portal, files, progress=progress.file)
    unrecorded = 0 if site.directory.is_past else len(site.editions.unrecorded)
    return Report(replaced, links.pages, tuple(problems), unrecorded)


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
    own_words, word_problems = read_own_words(project.content, spoken)
    beside = [*finding_problems, *edition_problems, *translation_problems, *word_problems]
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
    site = Site(directory, shelf, asked, recorded)
    if options.pdf:
        site.editions.expect(kinds_by_subject(site))
    problems += recorded.strangers([*loaded.registry.units, *site.editions.subjects])
    problems += problems_of(old)
    problems += site.problems()
    if not any(problem.is_error for problem in problems):
        pages = {f"{folder}index.html" for language in site.languages for folder in site.book.places(language).values()}
        problems += Links(site.heads.site_url, site.links_in_prose).broken_in_prose(pages)
    problems.sort(key=Problem.order)
    return (None if any(problem.is_error for problem in problems) else site), problems


def kinds_by_subject(site: Site) -> Mapping[str, Sequence[str]]:
    """What there will be sheets about, each with the kinds of its sheets."""
    from generator.brochures.desk import Desk  # noqa: PLC0415 - only a build with sheets needs it

    return Desk(site).kinds_by_subject


def _frame_problems(project: Project) -> Iterator[Problem]:
    if not (project.overrides / "main.html").is_file():
        yield Problem("no-such-file", Place("overrides/main.html"))


def portal(project: Project, site: Site, host: Host, progress: Progress) -> Iterator[tuple[str, Content]]:
    """The files of the national directory."""
    texts = Texts(site.book.folders("municipality"))
    frames: dict[str, Frames] = {}
    offered = Offered()
    for language in site.languages:
        theme = host(project, language, site.frame_words(language))
        frames[language] = Frames(theme.page)
        progress.step(f"prose in {language}")
        yield from texts.overheard(theme.prose(site.prose(language), site.prose_body), language)
        progress.step(f"pages in {language}")
        yield from texts.overheard(frames[language].filled(site.registry_pages(language)), language)
    if site.options.pdf:
        progress.step("sheets")
        yield from sheets(project, site, offered)
    for language in site.languages:
        yield from texts.overheard(frames[language].filled(site.sheets_pages(language, offered)), language)
    progress.step("search")
    yield from _index(project, texts)
    progress.step("files")
    yield from site.files()
    yield from data_files(site.scribe)
    yield from search_files(site.directory, site.shelf, site.languages, site.book.folder)
    yield from _assets(project)


def _index(project: Project, texts: Texts) -> Iterator[tuple[str, Content]]:
    """The full text of all pages."""
    try:
        yield from texts.files(project.cache / "texts")
    except (NotIndexedError, OSError) as error:
        reason = f"the text of the pages could not be indexed: {error}"
        raise PublishError(f"nothing was published, the last good output is unchanged: {reason}") from error


def _assets(project: Project) -> Iterator[tuple[str, Path]]:
    """The stylesheet, script and icon of the frame; nothing else of the theme is published."""
    folder = project.overrides / "assets"
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.name.startswith("."):
            yield f"assets/{file.relative_to(folder).as_posix()}", file
