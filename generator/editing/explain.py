"""Where each fact of a record comes from: what readers see, its line, its sources, its age, and what it inherits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.directory.views.changes import named
from generator.editing.spoken import Spoken
from generator.history.compare import stated
from generator.registry.values import ALWAYS, UNKNOWN, Fact, Model, Sourced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.directory.voice import Lens
    from generator.editing.confirmable import Record
    from generator.registry.document import Document
    from generator.registry.problems import MessageLanguage
    from generator.registry.values import Period

_NOT_TOLD = frozenset({*Sourced.model_fields, "keywords", "matched"}) - {"note"}
"""Where a fact is from, and what only finds or compares."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A source as readers see it: its id, title, publisher, date and address."""

    key: str
    title: str
    publisher: str
    date: str
    address: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One fact: ``field`` as editors write it, ``label`` and ``value`` as readers see them, and where it stands.

    ``inherited`` says at which line its sources stand where they are the record's, ``freshness`` is the mark of the
    pages; ``holds`` tells whether it is in force on their day; ``withheld`` why a published value is not given,
    ``disputed`` which conflict is about it. What is not ``written`` has the line of its record.
    """

    record: str
    field: str
    label: str
    value: str
    known: bool
    line: int
    sources: tuple[Origin, ...]
    inherited: int
    verified: str
    freshness: str
    holds: bool = True
    withheld: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    written: bool = True


class Explainer:
    """Explains records of the directory that ``lens`` tells, as they are written in ``document``."""

    def __init__(self, lens: Lens, document: Document, language: MessageLanguage) -> None:
        self._lens = lens
        self._first = lens.directory.languages[0]
        self._document = document
        self._spoken = Spoken(lens, language)

    def fields(self, record: Record) -> list[str]:
        """The fields of a record that can be explained, in their order."""
        return list(dict.fromkeys(one.field for one in self.of(record)))

    def of(self, record: Record, field: str = "") -> list[Explained]:
        """What a record says, or one ``field`` of it; of a unit also its fees, its areas and what is said of both."""
        found = list(self._own(record))
        if record[0] == "units":
            found += self._around(record)
            found += self._withheld_elsewhere(record, found)
        return [one for one in found if field in ("", one.field)]

    def name(self, record: Record) -> str:
        """What readers call the record."""
        found = named(self._lens, *record)
        return found.text if found else record[1]

    def pages(self, record: Record) -> dict[str, str]:
        """The page that tells of the record, and for a unit the one to print, by what they are called."""
        found = named(self._lens, *record)
        pages = {"page": found.href if found else ""}
        if record[0] == "units":
            pages["print"] = self._lens.at("print", record[1])
        return {name: address for name, address in pages.items() if address}

    def _own(self, record: Record) -> Iterator[Explained]:
        registry = self._lens.directory.registry
        model: Model = getattr(registry, record[0])[record[1]]
        whole: Any = self._document.value
        written = whole[record[0]][record[1]]
        for name, info in type(model).model_fields.items():
            step, value = info.alias or name, getattr(model, name)
            if step in _NOT_TOLD:
                continue
            if step not in written:
                # Readers are told that it is not known, whether or not the record says so.
                if isinstance(value, Fact):
                    yield self._not_written(record, step)
            elif step == "valid":
                for side, raw in written[step].items():
                    yield self._explained(record, (step, side), raw, (model,), known=raw != UNKNOWN)
            elif isinstance(value, tuple) and value and isinstance(value[0], Sourced):
                items = written[step] if isinstance(written[step], list) else [written[step]]
                for number, (one, raw) in enumerate(zip(value, items, strict=True)):
                    found = self._explained(record, (step, number), raw, (one, model))
                    yield replace(found, holds=getattr(one, "valid", ALWAYS).holds(self._lens.directory.as_of))
            else:
                chain = (value, model) if isinstance(value, Fact) else (model,)
                yield self._explained(
                    record, (step,), stated(written, step, self._first), chain, known=_is_known(value)
                )

    def _explained(
        self, record: Record, path: tuple[str | int, ...], raw: Any, chain: Sequence[Any], *, known: bool = True  # noqa: ANN401 - part of a document
    ) -> Explained:  # fmt: skip
        lens, field = self._lens, str(path[0])
        shown = str(path[-1]) if field == "valid" else field
        sourced = [one for one in chain if isinstance(one, Sourced)]
        found = lens.directory.resolve.record(*sourced) if sourced and known else None
        own = len(sourced) > 1 and sourced[0].source
        mark = lens.voice.freshness(found) if found else None
        return Explained(
            record="/".join(record),
            field=field,
            label=self._spoken.label(shown),
            value=self._spoken.value(record[0], shown, raw if known else None),
            known=known,
            line=self._line((*record, *path)),
            sources=tuple(self._origins(found.sources)) if found else (),
            inherited=self._line((*record, "source")) if found and found.sources and not own else 0,
            verified=lens.words.date(found.verified) if found and found.verified else "",
            freshness=mark.text if mark else "",
            withheld=tuple(self._withheld(record, field)),
            disputed=tuple(self._disputed(record, field)),
        )

    def _not_written(self, record: Record, field: str) -> Explained:
        return replace(self._explained(record, (field,), None, (), known=False), written=False)

    def _around(self, record: Record) -> Iterator[Explained]:
        """What a unit's page tells that stands in other records: its fees, and the areas that name it.

        A unit without fees of its own is told about by those that are disputed.
        """
        directory = self._lens.directory
        unit = directory.registry.units[record[1]]
        disputed = [side.fee for one in directory.conflicts_of(unit).values() for side in one.sides if side.fee]
        areas = {key: directory.registry.service_areas[key] for key in directory.areas_of(record[1])}
        of_areas = [fee for area in areas.values() for fee in area.fees]
        for key in dict.fromkeys((*unit.fees, *of_areas, *disputed)):
            yield from self._of_other(("fees", key), "fees", directory.registry.fees[key].valid)
        for key, area in areas.items():
            yield from self._of_other(("service_areas", key), "service_areas", area.valid)

    def _of_other(self, record: Record, field: str, valid: Period) -> Iterator[Explained]:
        """What another record says, as the ``field`` of the one that is asked for."""
        holds = valid.holds(self._lens.directory.as_of)
        yield from (replace(one, field=field, holds=one.holds and holds) for one in self._own(record))

    def _withheld_elsewhere(self, record: Record, found: Sequence[Explained]) -> Iterator[Explained]:
        """Published values that are not given and belong to no field that the unit has."""
        told = {one.field for one in found}
        for field in dict.fromkeys(one.field for one in self._lens.directory.withheld_of(record[1])):
            if field not in told:
                yield self._not_written(record, field)

    def _line(self, path: tuple[str | int, ...]) -> int:
        return self._document.place(path, key=isinstance(path[-1], str)).line

    def _origins(self, keys: Sequence[str]) -> Iterator[Origin]:
        for line in self._lens.voice.source_lines(tuple(keys)):
            yield Origin(line.key, line.text, line.publisher, line.date, line.href)

    def _withheld(self, record: Record, field: str) -> Iterator[str]:
        if record[0] == "units":
            for one in self._lens.directory.withheld_of(record[1]):
                if one.field == field:
                    yield f"{self._lens.voice.plain(one.what)}: {self._lens.voice.plain(one.reason)}"

    def _disputed(self, record: Record, field: str) -> Iterator[str]:
        """The conflicts in which a fee is a side, or which are told for want of a unit's own fee."""
        directory = self._lens.directory
        if record[0] == "units" and field == "fees":
            told = directory.conflicts_of(directory.registry.units[record[1]]).values()
            yield from (self._lens.voice.plain(one.title) for one in told)
        if record[0] == "fees":
            for one in directory.registry.conflicts.values():
                if any(side.fee == record[1] for side in one.sides):
                    yield self._lens.voice.plain(one.title)


def _is_known(value: object) -> bool:
    return value.known if isinstance(value, Fact) else value is not None
