"""A folder of tables of HSDS becomes a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.draft import Draft
from generator.intake.hsds.own import OwnPackage
from generator.intake.hsds.plain import PlainPackage
from generator.intake.hsds.tables import FILES, STANDARD, read_package

if TYPE_CHECKING:
    from generator.intake.frame import Frame
    from generator.intake.source import Source

__all__ = ["STANDARD", "fits", "read"]

_TELLING = frozenset({FILES["service"], "services.json"})


def fits(source: Source) -> bool:
    """Whether it is a table of services, or a folder that holds one."""
    if source.is_folder:
        return any((source.path / name).is_file() for name in _TELLING)
    return source.path.name in _TELLING


def read(source: Source, frame: Frame) -> Draft:
    """The draft of all services of a package. Raises ``RefusedError`` where it is none or a table is broken."""
    package = read_package(source)
    draft = Draft(frame, STANDARD)
    draft.titles.append(source.path.resolve().name)
    (OwnPackage(draft, package) if package.is_own else PlainPackage(draft, package)).add()
    draft.losses += package.losses()
    return draft
