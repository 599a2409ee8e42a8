"""Recording the editions of the day: what the sheets that are given out say, so that they can be compared for ever."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.publish.project import Options, Project
from generator.publish.reading import kinds_by_subject, read_sound
from generator.registry.disk import write_whole
from generator.registry.editions import FILE, Edition, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.directory.editions import Kept


@dataclass(frozen=True, slots=True)
class Recording:
    """What was recorded: the editions that are new, those that have more kinds of sheets now, how many there are."""

    added: tuple[Kept, ...]
    widened: tuple[Kept, ...]
    number: int

    @property
    def summary(self) -> str:
        """One line for the person who recorded them."""
        subjects = len({one.subject for one in self.added})
        more = f", {len(self.widened)} for more kinds of sheets" if self.widened else ""
        return f"content/{FILE}: {len(self.added)} editions of {subjects} subjects added{more}; {self.number} in all"


def record_editions(project: Project, options: Options) -> Recording:
    """Write the editions of the day of ``options`` into the project's ``content/editions.yaml``.

    What is there stays as it is. Raises ``InputProblems`` if the registry, the prose or that file is wrong, and
    ``OSError`` if it cannot be written; it is then as it was.
    """
    site, _ = read_sound(project, replace(options, pdf=True))
    found = {subject: list(editions) for subject, editions in site.editions.recorded.items()}
    added, widened = [], []
    kinds = kinds_by_subject(site)
    for one in site.editions.today:
        editions = found.setdefault(one.subject, [])
        place = next((number for number, other in enumerate(editions) if other.code == one.code), None)
        if place is None:
            editions.append(_with(one.edition, kinds[one.subject]))
            added.append(one)
        elif not set(kinds[one.subject]) <= set(editions[place].kinds):
            editions[place] = _with(editions[place], kinds[one.subject])
            widened.append(one)
    if added or widened:
        write_whole(project.content / FILE, written(found).encode())
    return Recording(tuple(added), tuple(widened), sum(map(len, found.values())))


def _with(edition: Edition, kinds: Sequence[str]) -> Edition:
    return edition.model_copy(update={"kinds": tuple(dict.fromkeys((*edition.kinds, *kinds)))})
