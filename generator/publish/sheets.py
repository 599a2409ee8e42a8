"""The sheets to print: within a whole site, and some of them alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.publish.crew import HERE, LOST, Crew
from generator.publish.project import InputProblems, Project
from generator.publish.tree import PublishError
from generator.registry.disk import write_whole
from generator.registry.load import load
from generator.registry.places import Places
from generator.registry.problems import Place, Problem

if TYPE_CHECKING:
    from generator.brochures.sheet import Origin, TooLong
    from generator.site.site import Site


@dataclass(frozen=True, slots=True)
class Asked:
    """The sheets of these ``kinds`` about these ``subjects``; none named means all."""

    kinds: Sequence[str] = ()
    subjects: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A sheet that was written: its file, whether that is another than before, its size in bytes and its pages."""

    file: Path
    changed: bool
    size: int
    pages: int


def refuse_too_long(project: Project, site: Site, found: Iterable[TooLong]) -> None:
    """Raise ``InputProblems`` that tell what to shorten if sheets were ``found`` too long."""
    if problems := _explained(project, site, found):
        raise InputProblems(problems)


def throw_old_ones_away(project: Project) -> None:
    """Let the cache keep no more of sheets and their pictures than is likely to be needed again."""
    from generator import brochures  # noqa: PLC0415 - as above

    brochures.tidy(project.cache)


def some_sheets(project: Project, site: Site, folder: Path, asked: Asked, crew: Crew = HERE) -> list[Written]:
    """Write the sheets that are ``asked`` for into ``folder``; they are printed by ``crew``.

    A file is replaced as a whole, and none before all sheets are printed. Raises ``InputProblems`` if one of them does
    not fit and ``LookupError``, with words for whoever asked, if there is no such sheet.
    """
    from generator import brochures  # noqa: PLC0415 - as above
    from generator.brochures.pictures import measured  # noqa: PLC0415

    wanted = brochures.Wanted(asked.kinds, asked.subjects)
    try:
        with crew.start() as elsewhere:
            made = list(brochures.printed_sheets(site, project.cache / "sheets", wanted, elsewhere))
    except brochures.NoSuchSheetError as error:
        raise LookupError(str(error)) from None
    except brochures.SheetsTooLongError as error:
        raise InputProblems(_explained(project, site, error.found)) from None
    except BrokenExecutor as error:
        raise PublishError(f"no sheet was written: {LOST}") from error
    if not made:
        kinds, subjects = ", ".join(asked.kinds), ", ".join(asked.subjects)
        raise LookupError(f"There are no sheets of the kind {kinds} about {subjects}.")
    copies = [pair for sheet, of_sheet in made for pair in zip(sheet.paths, of_sheet, strict=True)]
    return [Written(file := folder / path, _replaced(file, pdf), len(pdf), measured(pdf).pages) for path, pdf in copies]


def _replaced(file: Path, content: bytes) -> bool:
    """Put ``content`` into ``file`` in one step, unless it is there already; tell whether it was not."""
    if file.is_file() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, content)
    return True


def _explained(project: Project, site: Site, found: Iterable[TooLong]) -> list[Problem]:
    """What is too long on a sheet, as a problem at the text to shorten."""
    registry, today = project.registry, site.directory.today
    document = load(registry, Places.finland(), today, name=registry.name, cache=project.cache).document
    problems = []
    for one in found:
        sheet = one.sheet
        parts = {"kind": sheet.kind, "subject": sheet.subject, "language": sheet.language}
        parts |= {"part": one.part or "–", "amount": str(one.millimetres)}
        problems.append(Problem("sheet-too-long", _in_prose(site, one.origin) or document.place(one.origin), parts))
    return problems


def _in_prose(site: Site, origin: Origin) -> Place | None:
    """Where the longest of the pages stands that are too long together, if ``origin`` means those."""
    from generator.brochures.prose import chosen  # noqa: PLC0415 - as above
    from generator.brochures.sheet import PROSE  # noqa: PLC0415

    if origin[0] != PROSE:
        return None
    longest = max(chosen(site.shelf, str(origin[1])), key=lambda one: len(one.body))
    return longest.text.place(longest.start)
