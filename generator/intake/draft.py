"""A draft of a registry: what a source says, in the registry's form, with what is missing and what was lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.registry.place_names import slugify

if TYPE_CHECKING:
    from generator.intake.frame import Frame
    from generator.registry.document import Value
    from generator.registry.fields import Path

NO_COLUMN = "no-column"
"""The code of what the registry states and the source has no place for."""
LONGEST_ID = 60
"""Letters in an id of the registry."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What the registry needs at ``path`` and the source does not say. ``code`` and ``parts`` make its sentence."""

    path: Path
    code: str
    parts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loss:
    """What the source says at ``place`` and the registry has no place for; ``given`` is its beginning, if shown."""

    place: str
    given: str
    code: str = "no-place"


@dataclass(frozen=True, slots=True)
class Mark:
    """A comment for the editor above the field at ``path``; ``code`` names its sentence."""

    path: Path
    code: str


SHOWN = 100
"""So many characters are shown of what could not be read."""


class Draft:
    """Records by section and id, as nested plain text in the registry's own field names.

    ``origin`` is the standard that the source follows and ``titles`` what it is called, for the head of the file.
    """

    def __init__(self, frame: Frame, origin: str) -> None:
        self.frame = frame
        self.origin = origin
        self.titles: list[str] = []
        self.sections: dict[str, dict[str, Value]] = {}
        self.gaps: list[Gap] = []
        self.losses: list[Loss] = []
        self.marks: list[Mark] = []

    def add(self, section: str, key: str, record: dict[str, Value]) -> Path:
        """Put a record into its section and give its path."""
        self.sections.setdefault(section, {})[key] = record
        return section, key

    def new_id(self, section: str, *names: str, stem: str) -> str:
        """An id that no record of the section has yet: of the first of the names that makes one, else of ``stem``."""
        first = next(filter(None, map(slugify, names)), stem)[:LONGEST_ID].strip("-")
        taken = {*self.sections.get(section, ()), *(self.frame.sources if section == "sources" else ())}
        key, number = first, 1
        while key in taken:
            number += 1
            key = f"{first[: LONGEST_ID - len(str(number)) - 1].strip('-')}-{number}"
        return key

    def free_id(self, section: str, key: str, *names: str) -> str:
        """The id ``key`` that a record has, or a new one where it has none or another record has it too."""
        if key and key not in self.sections.get(section, {}):
            return key
        return self.new_id(section, *names, key, stem=section)

    def take(self, section: str, key: str) -> bool:
        """Take a record of the project's registry, with its sources; whether there is one of this id."""
        record = self.frame.record(section, key)
        if record and key not in self.sections.get(section, {}):
            self.marks.append(Mark(self.add(section, key, record), "from-registry"))
            self.sections.setdefault("sources", {}).update(self.frame.sources_of(record))
        return bool(record)

    def values(self) -> dict[str, Value]:
        """The whole registry: the frame with what was imported, in the order of the import where it has them all."""
        whole = dict(self.frame.values)
        for section, records in self.sections.items():
            known = whole.get(section)
            framed = known if isinstance(known, dict) else {}
            whole[section] = dict(records) if framed.keys() <= records.keys() else {**framed, **records}
        return whole
