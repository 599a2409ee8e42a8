"""A folder of our tables, or one table of units, becomes a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.draft import Draft
from generator.intake.source import RefusedError, Source
from generator.intake.tables.columnless import without_column
from generator.intake.tables.listed import UnitList
from generator.intake.tables.rows import STANDARD, read_rows
from generator.intake.tables.whole import WholeExport
from generator.registry.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.intake.draft import Loss
    from generator.intake.frame import Frame
    from generator.intake.node import Node

__all__ = ["STANDARD", "fits", "read"]

_ENDINGS = (".csv", ".excel.csv")
_SERVICES_OF_HSDS = ("services.csv", "services.json")
_NEEDED_WITH_FACTS = ("sources", "organisations")
_READ = ("facts", "offerings", "offering_kinds", "organisations", "service_areas", "fees", "conflicts", "sources")
_HEADS = {"units": ("id", "name_fi", "name_sv", "name_en"), "facts": ("record",), "offerings": ("unit",)}


def fits(source: Source) -> bool:
    """Whether it is a table, or a folder that holds our table of units; HSDS has a table of this name beside others."""
    if source.is_folder:
        of_hsds = any((source.path / name).is_file() for name in _SERVICES_OF_HSDS)
        return not of_hsds and _file(source.path, "units") is not None
    return source.path.name.lower().endswith(".csv") and source.path.name not in _SERVICES_OF_HSDS


def read(source: Source, frame: Frame) -> Draft:
    """The draft of all that the tables say. Raises ``RefusedError`` where one is missing or broken."""
    draft = Draft(frame, STANDARD)
    draft.titles.append(source.path.resolve().name)
    tables = {"units": _rows("units", _units(source))}
    whole = source.is_folder and _file(source.path, "facts") is not None
    if whole:
        tables |= {name: _rows(name, file) for name, file in _others(source)}
        WholeExport(draft, tables).add()
    else:
        UnitList(draft, tables["units"]).add()
    for row in (row for rows in tables.values() for row in rows):
        draft.losses += _lost(row)
    draft.losses += without_column(draft, whole=whole)
    return draft


def _lost(row: Node) -> Iterator[Loss]:
    yield from row.losses()
    yield from row.ledger.cleaned


def _rows(name: str, file: Source) -> list[Node]:
    return read_rows(file, _HEADS.get(name, ("id",)))


def _units(source: Source) -> Source:
    if not source.is_folder:
        return source
    return _wanted(source, "units")


def _wanted(source: Source, name: str) -> Source:
    file = _file(source.path, name)
    if file is None:
        raise RefusedError([Problem("folder-without", Place(source.name), {"wanted": f"{name}.csv"})])
    return Source(file)


def _others(source: Source) -> Iterator[tuple[str, Source]]:
    for name in _READ:
        if name in _NEEDED_WITH_FACTS or _file(source.path, name):
            yield name, _wanted(source, name)


def _file(folder: Path, name: str) -> Path | None:
    files: Sequence[Path] = [folder / f"{name}{ending}" for ending in _ENDINGS]
    return next((file for file in files if file.is_file()), None)
