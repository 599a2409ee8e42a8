"""An import as a whole: the draft of a source, its text, its check, and what the person who imports is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.draft import NO_COLUMN
from generator.intake.kinds import read
from generator.intake.source import RefusedError, Source
from generator.intake.words import say
from generator.intake.write import text_of
from generator.registry.invisible import visible
from generator.registry.load import load_text
from generator.registry.problems import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.intake.draft import Draft, Loss
    from generator.intake.frame import Frame
    from generator.registry.problems import MessageLanguage, Problem

__all__ = ["Imported", "RefusedError", "hindrance", "run"]

DRAFT_NAME = "draft.yaml"
"""What messages call a draft that has no name yet."""
_MOST_LOSSES = 50
_MOST_PROBLEMS = 5
_COUNTED = ("units", "service_areas", "organisations", "fees", "conflicts")


@dataclass(frozen=True, slots=True)
class Imported:
    """A draft with its text, the problems that ``check`` finds in it, and the names of the source and of the draft."""

    draft: Draft
    text: str
    problems: Sequence[Problem]
    source: str
    name: str

    def report(self, language: MessageLanguage, *, written: bool) -> Iterator[str]:
        """The lines for the person who imports: what was read, what is missing, what was lost, what is wrong."""
        draft = self.draft
        counts = ", ".join(
            f"{say(language, 'sections', section)} {len(draft.sections.get(section, {}))}" for section in _COUNTED
        )
        yield say(language, "report", "counts", file=self.source, counts=counts, origin=draft.origin)
        yield from ("", *self._gaps(language)) if draft.gaps else ()
        yield from ("", *self._taken(language)) if any(one.code == "from-registry" for one in draft.marks) else ()
        yield from ("", *self._losses(language))
        yield ""
        yield say(language, "report", "written" if written else "nothing_written", file=self.name)
        yield from ("", say(language, "report", "check"))
        # Warnings are of the project's frame too: they are told where there is nothing worse.
        told = [problem for problem in self.problems if problem.is_error] or list(self.problems)
        for problem in told[:_MOST_PROBLEMS]:
            yield from (as_text(problem, language), "")
        if len(told) > _MOST_PROBLEMS:
            yield say(language, "report", "more", number=str(len(told) - _MOST_PROBLEMS))

    def _gaps(self, language: MessageLanguage) -> Iterator[str]:
        yield say(language, "report", "gaps", number=str(len(self.draft.gaps)))
        for gap in self.draft.gaps:
            yield f"  {_written(gap.path)}: {say(language, 'gaps', gap.code, **gap.parts)}"

    def _taken(self, language: MessageLanguage) -> Iterator[str]:
        taken = [mark for mark in self.draft.marks if mark.code == "from-registry"]
        yield say(language, "report", "taken", number=str(len(taken)))
        yield from (f"  {_written(mark.path)}" for mark in taken)

    def _losses(self, language: MessageLanguage) -> Iterator[str]:
        """What the source says and the draft does not, and what the source has no place for."""
        losses = [loss for loss in self.draft.losses if loss.code != NO_COLUMN]
        columnless = [loss for loss in self.draft.losses if loss.code == NO_COLUMN]
        if not losses:
            yield say(language, "report", "no_losses")
        for title, found in (("losses", losses), ("no_column", columnless)):
            if found:
                yield from [""] if title == "no_column" else ()
                yield say(language, "report", title, number=str(len(found)))
                yield from self._listed(found, language)

    def _listed(self, losses: Sequence[Loss], language: MessageLanguage) -> Iterator[str]:
        for loss in losses[:_MOST_LOSSES]:
            given = f" `{loss.given}`" if loss.given else ""
            why = "" if loss.code == NO_COLUMN else f":{given} ({say(language, 'losses', loss.code)})"
            yield visible(f"  {loss.place}{why}")
        if len(losses) > _MOST_LOSSES:
            yield "  " + say(language, "report", "more", number=str(len(losses) - _MOST_LOSSES))


def run(path: Path, kind: str | None, frame: Frame, language: MessageLanguage, *, name: str = DRAFT_NAME) -> Imported:
    """Import what lies at ``path`` as ``kind`` (default: as it looks) on the ``frame`` of the project's registry.

    ``name`` is how messages call the draft, ``language`` that of its comments. Raises ``RefusedError`` with the reasons
    where the source cannot be read.
    """
    source = Source(path)
    draft = read(source, frame, kind)
    text = text_of(draft, language)
    problems = load_text(text.encode(), name, frame.places, frame.today).problems
    return Imported(draft, text, problems, source.name, name)


def hindrance(out: Path, registry: Path, language: MessageLanguage, *, force: bool) -> str:
    """Why a draft cannot be written to ``out``, if it cannot; the project's own ``registry`` is never written over."""
    if out.exists() and registry.exists() and out.samefile(registry):
        return say(language, "report", "own", file=str(out))
    if not out.parent.is_dir():
        return say(language, "report", "no_parent", file=str(out.parent))
    if out.is_dir() or (out.exists() and not force):
        return say(language, "report", "exists", file=str(out))
    return ""


def _written(path: Sequence[str | int]) -> str:
    return ".".join(map(str, path))
