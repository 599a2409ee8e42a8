"""From a document to the registry, or to the sound part of one that has mistakes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import Field, ValidationError, create_model

from generator.registry.meaning import Mistake, mistakes, problems_of
from generator.registry.nouns import Network, Registry
from generator.registry.problems import MAX_PROBLEMS
from generator.registry.spoken import first_language

if TYPE_CHECKING:
    from generator.registry.document import Document, Value
    from generator.registry.problems import Problem

_MANY = 5_000


class Understood(NamedTuple):
    """What stands in a file, and the registry that it is."""

    value: Value
    registry: Registry


def understand(
    document: Document, before: Understood | None = None
) -> tuple[Registry | None, Registry | None, list[Problem]]:
    """Give the document its meaning: (the registry, what of it the rules can look at, problems).

    Records that are the very same objects as in the file ``before`` have the meaning that they had there.

    The registry is ``None`` where problems keep it from being one. What is sound of it is then still handed to the
    rules, so that an editor hears of everything in one run; it is ``None`` too where nothing sound is left.
    """
    try:
        value = _with_meaning(document.value, before) if before else document.value
        registry = Registry.model_validate(value, by_name=False, context=first_language(document.value))
    except ValidationError as error:
        many = error.error_count() > _MANY
        found = _first_errors(document.value) if many else mistakes(error)
        return None, None if many else _sound_part(document.value, found), problems_of(document, Registry, found)
    return registry, registry, []


def _with_meaning(value: Any, before: Understood) -> dict[str, Any]:
    """The file's sections with models in the place of records that are known: the library takes them as they are."""
    old: Any = before.value
    if first_language(value) != first_language(old):
        return dict(value)  # a name that is written once is in another language now
    found = {}
    for section, records in value.items():
        known, were = getattr(before.registry, section, None), old.get(section)
        if isinstance(known, dict) and isinstance(records, dict):
            found[section] = {
                key: known[key] if key in known and record is were[key] else record for key, record in records.items()
            }
        else:
            found[section] = records
    return found


def _first_errors(value: Any) -> list[Mistake]:
    """Errors of a file with more of them than anybody reads, record by record: all at once would fill the memory."""
    found: list[Mistake] = []
    for section, records in value.items():
        by_record = isinstance(records, dict) and section != "network"
        parts = ({key: record} for key, record in records.items()) if by_record else (records,)
        for part in parts:
            try:
                Registry.model_validate({section: part}, by_name=False, context=first_language(value))
            except ValidationError as error:
                if error.error_count() > _MANY:
                    place = (section, *part) if by_record else (section,)
                    found.append({"type": "too_many_errors", "loc": place, "ctx": {"max_length": _MANY}})
                    continue
                found += [one for one in mistakes(error) if one["loc"][0] == section]
            if len(found) > MAX_PROBLEMS:
                return found
    return found


def _sound_part(value: Any, found: list[Mistake]) -> Registry | None:
    """The registry without the fields and records that ``errors`` are about."""
    sound = {name: dict(part) for name, part in value.items() if name in _SECTIONS and isinstance(part, dict)}
    for error in found:
        section, *path = error["loc"]
        if section not in sound:
            continue
        if not path or section == "network":
            del sound[section]
            continue
        records, (key, *field) = sound[section], path
        if error["type"] == "extra_forbidden" and len(field) == 1 and isinstance(records.get(key), dict):
            records[key] = {name: part for name, part in records[key].items() if name != field[0]}
        else:
            records.pop(key, None)
    try:
        return _partial_registry().model_validate(sound, by_name=False, context=first_language(value))
    except ValidationError:
        return None


_SECTIONS = tuple(name for name in Registry.model_fields if name != "version")


@cache
def _partial_registry() -> type[Registry]:
    """The model of a registry in which any section may be missing."""
    sections: dict[str, Any] = {
        name: (Registry.model_fields[name].annotation, Field(default_factory=dict)) for name in _SECTIONS
    }
    nothing: dict[str, Any] = {"version": (str, "1"), "network": (Network | None, None)}
    return create_model("PartialRegistry", __base__=Registry, **{**sections, **nothing})
