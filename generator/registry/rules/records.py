"""Every record: its references lead somewhere, it has a source, its texts are translated, its sources are not stale."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from generator.registry.freshness import level
from generator.registry.meaning import nearest
from generator.registry.nouns import Conflict, Network, Source, Term, Unit
from generator.registry.values import LANGUAGES, Fact, Name, Sourced, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context, Path

# Words of our own, or records whose parts carry the sources.
_NEEDS_NO_SOURCE = (Network, Term, Conflict)


def references(context: Context) -> Iterator[Problem]:
    """Every id that a record names is the id of a record."""
    for path, wanted, where in _references(context):
        known = _stated(context, where)
        if wanted not in known:
            yield context.problem("unknown-reference", path, nearest(wanted, list(known)), given=wanted, where=where)


def _stated(context: Context, section: str) -> dict[str, Any]:
    """The records as the file states them, so that a broken record is not also reported as missing."""
    records = context.document.value.get(section)  # type: ignore[union-attr]
    return records if isinstance(records, dict) else {}


def _references(context: Context) -> Iterator[tuple[Path, str, str]]:
    registry = context.registry
    for key, organisation in registry.organisations.items():
        if organisation.successor:
            yield ("organisations", key, "successor"), organisation.successor, "organisations"
    for key, unit in registry.units.items():
        for number, operator in enumerate(unit.operators):
            yield ("units", key, "operators", number, "organisation"), operator.organisation, "organisations"
        yield from _offers("units", key, unit)
    for key, area in registry.service_areas.items():
        yield ("service_areas", key, "responsible"), area.responsible, "organisations"
        yield ("service_areas", key, "producer"), area.producer, "organisations"
        for number, served in enumerate(area.units.value or ()):
            yield ("service_areas", key, "units", number), served, "units"
        yield from _offers("service_areas", key, area)
    for key, conflict in registry.conflicts.items():
        for number, side in enumerate(conflict.sides):
            if side.fee:
                yield ("conflicts", key, "sides", number, "fee"), side.fee, "fees"
    for key, withheld in registry.withheld.items():
        yield ("withheld", key, "unit"), withheld.unit, "units"


def _offers(kind: str, key: str, record: Any) -> Iterator[tuple[Path, str, str]]:
    for number, offered in enumerate(record.offerings):
        yield (kind, key, "offerings", number, "offering"), offered.offering, "offerings"
    for number, fee in enumerate(record.fees):
        yield (kind, key, "fees", number), fee, "fees"


def every_record(context: Context) -> Iterator[Problem]:
    """Each record and fact has a source that exists, each text its translations, each source a date that still holds."""
    registry = context.registry
    resting: Counter[str] = Counter()
    yield from _walk(context, (), registry, (), None, resting)
    for key, source in registry.sources.items():
        facts = resting[key]
        if not facts:
            continue
        age = level(source.date, None, context.today)
        path: Path = ("sources", key, "date")
        if age in ("stale", "undated"):
            yield context.problem("stale", path, source=key, facts=str(facts), date=_shown(source))
        elif age == "due":
            yield context.problem("review-due", path, source=key, facts=str(facts), date=_shown(source))


def _shown(source: Source) -> str:
    return source.date.text if source.date else "unknown"


def _walk(
    context: Context, path: Path, record: BaseModel, inherited: tuple[str, ...], verified: Any, resting: Counter[str]
) -> Iterator[Problem]:
    if isinstance(record, Sourced):
        verified = record.verified or verified
        inherited = record.source or inherited
        for number, key in enumerate(record.source):
            if key not in (known := _stated(context, "sources")):
                place: Path = (*path, "source", number)
                suggestion = nearest(key, list(known))
                yield context.problem("unknown-reference", place, suggestion, given=key, where="sources")
        if not inherited and _states_something(record):
            yield context.problem("no-source", path, key=True, record=str(path[-1]))
        if verified is None and _states_something(record):
            resting.update(inherited)
    elif isinstance(record, Text):
        return
    for name, key, translated in _parts_of(type(record)):
        value = getattr(record, name)
        if value is None or value == ():
            continue
        for step, part in _models_in(value, (*path, key)):
            if isinstance(part, Text):
                if translated:
                    yield from _missing_translations(context, step, part)
            else:
                yield from _walk(context, step, part, inherited, verified, resting)


def _states_something(record: Sourced) -> bool:
    if isinstance(record, Fact):
        return record.known
    return not isinstance(record, (*_NEEDS_NO_SOURCE, Unit))


def _missing_translations(context: Context, path: Path, text: Text) -> Iterator[Problem]:
    if text.fi and text.sv and text.en:
        return
    missing = [language for language in LANGUAGES if not text.get(language)]
    yield context.problem("translation-missing", path, key=True, field=str(path[-1]), languages=", ".join(missing))


def _models_in(value: Any, path: Path) -> Iterator[tuple[Path, BaseModel]]:
    if isinstance(value, BaseModel):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _models_in(part, (*path, key))
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _models_in(part, (*path, number))


@cache
def _parts_of(kind: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of ``kind`` that may hold records: (attribute, key in the file, whether its text is translated)."""
    proper_name = get_args(Name)[1]
    found = []
    for name, field in kind.model_fields.items():
        if name == "value" or _holds_model(field.annotation):
            found.append((name, field.alias or name, proper_name not in field.metadata))
    return tuple(found)


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_model(part) for part in get_args(annotation))


def sources_in_the_future(context: Context) -> Iterator[Problem]:
    """No source is dated after today."""
    for key, source in context.registry.sources.items():
        if source.date and source.date.first > context.today:
            yield context.problem("future-date", ("sources", key, "date"), date=source.date.text)
