"""The build: what is read and checked, and how all sites are published in one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.history.changes import Changes, changes
from generator.publish.crew import HERE, Crew
from generator.publish.folders import folder_of, placed_units
from generator.publish.links import Links
from generator.publish.luggage import packed
from generator.publish.mistakes import told_as_problems
from generator.publish.pieces import Order
from generator.publish.places import is_marked
from generator.publish.project import Options, Progress, Project, Report
from generator.publish.reading import read_sound
from generator.publish.room import room
from generator.publish.sites import checked, sites
from generator.publish.tree import replace_trees, together
from generator.publish.units import BESIDE
from generator.publish.workshop import opened
from generator.registry.collector import collector_seldom
from generator.registry.places import Places

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from generator.publish.theme import Host
    from generator.registry.document import Value
    from generator.registry.problems import Problem
    from generator.site.site import Site


def build(project: Project, options: Options, host: Host, progress: Progress, crew: Crew = HERE) -> Report:
    """Make all sites anew, in one step or not at all; the pieces that they are cut into are made by ``crew``.

    Raises ``InputProblems`` if the registry, the prose, a template, a word or a link is wrong, and ``PublishError``
    if the output cannot be replaced; the last good output is then as it was.
    """
    with begun(project, options, host, progress, crew) as started:
        return _published(started)


class Begun(NamedTuple):
    """A build before anything is made: what was read, with its warnings, and who makes the pieces."""

    order: Order
    site: Site
    problems: list[Problem]
    executor: Executor
    progress: Progress


@contextmanager
def begun(project: Project, options: Options, host: Host, progress: Progress, crew: Crew) -> Iterator[Begun]:
    """Read the ``project`` and let its pieces be made.

    Raises ``InputProblems`` for what is wrong then, and for mistakes in templates and words that come to light later.
    """
    with told_as_problems(), collector_seldom():
        progress.step("reading")
        site, problems = read_with_history(project, options, progress)
        luggage = packed(project) if crew.is_far else None
        with room(project.cache) as folder:
            order = Order(project, options, host, site.directory.changes, luggage, None if crew.is_far else folder)
            with opened(order, site), crew.start() as executor:
                yield Begun(order, site, problems, executor, progress)


def _published(started: Begun) -> Report:
    site, options = started.site, started.order.options
    units = placed_units(site, options)
    folders = {one: folder for one in (site, *units.values()) if (folder := folder_of(options, one))}
    links = {one: Links(one.heads.site_url, one.links_in_prose) for one in folders}
    made = checked(links, sites(started.order, site, units, started.executor, started.progress))
    files = ((folders[one].target, f"{folders[one].below}{path}", content) for one, path, content in made)
    targets = list(dict.fromkeys(folder.target for folder in folders.values()))
    replaced = replace_trees(targets, files, progress=started.progress.file)
    unrecorded = 0 if site.directory.is_past else len(site.editions.unrecorded)
    pages = sum(one.pages for one in links.values())
    left = _left(options, targets)
    return Report(together(replaced), pages, tuple(started.problems), unrecorded, len(folders), left, tuple(targets))


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
