"""What no table has a column for, of the records of a draft that the project's registry knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.draft import NO_COLUMN, Loss

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.draft import Draft

_FIELDS = {
    "sources": ("read",),
    "service_areas": ("stated_count", "updated", "offerings", "statements", "fees"),
    "units": ("keywords",),
}
_SECTIONS = ("claims", "withheld")


def without_column(draft: Draft, *, whole: bool) -> Iterator[Loss]:
    """A loss for each field of the draft's records that the tables leave out, of a ``whole`` export for records too."""
    for section, fields in _FIELDS.items():
        for key in draft.sections.get(section, ()):
            stated = draft.frame.record(section, key)
            yield from (_loss(section, key, field) for field in fields if field in stated)
    for section in _SECTIONS if whole else ():
        yield from (_loss(section, key) for key in draft.frame.section(section))


def _loss(*path: str) -> Loss:
    return Loss(".".join(path), "", NO_COLUMN)
