"""Every record: it has a source that exists, its texts are translated, its sources are not stale."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from generator.registry.freshness import level
from generator.registry.nouns import Conflict, Network, Source, Term, Unit
from generator.registry.rules.references import unknown_reference
from generator.registry.rules.time import day_that_was
from generator.registry.values import LANGUAGES, UNKNOWN, UNKNOWN_FACT, Fact, Name, Sourced, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context, Path

# Words of our own, or records whose parts carry the sources.
_STATES_NOTHING = (Network, Term, Conflict, Unit)
_OFFERED = (("offerings", "offering"), ("fees",))
# The lists of records, with the field that tells their items apart.
_LISTS = {
    "organisations": (("predecessor_names",),),
    "claims": (("matched",),),
    "service_areas": (("units",), ("languages",), *_OFFERED),
    "units": (("kinds",), ("languages",), *_OFFERED),
}
_DAYS = ("date", "verified")
_AGES = {"due": "review-due", "stale": "stale", "undated": "undated"}
_PROPER_NAME = get_args(Name)[1]


def every_record(context: Context) -> Iterator[Problem]:
    """Each record and fact has a source that exists, each text its translations, each source a date that holds."""
    walk = _Walk(context)
    walk.visit(context.registry, (), (), None)
    yield from walk.problems
    for path in walk.without_source:
        yield context.problem("no-source", path, key=True, record=".".join(str(step) for step in path))
    for path in _beside_texts(context):
        if (language := str(path[-1])) in walk.not_of_site:
            walk.unread[language].append(path)
    for language, paths in walk.unread.items():
        yield context.problem("language-unread", paths[0], key=True, language=language, texts=str(len(paths)))
    for key, source in context.registry.sources.items():
        if facts := walk.resting[key]:
            yield from _age(context, key, source, facts)


def _beside_texts(context: Context) -> Iterator[Path]:
    """What is written by language and is no text: the forms of the service's name, and keywords."""
    network: Network | None = context.registry.network
    for language in LANGUAGES:
        if network and getattr(network.service.forms, language):
            yield ("network", "service", "forms", language)
    for section in ("units", "offerings"):
        for key, record in getattr(context.registry, section).items():
            yield from ((section, key, "keywords", language) for language in record.keywords)


def _age(context: Context, key: str, source: Source, facts: int) -> Iterator[Problem]:
    code = _AGES.get(level(source.date, None, context.today))
    if code:
        date = source.date.text if source.date else UNKNOWN
        yield context.problem(code, ("sources", key, "date"), source=key, facts=str(facts), date=date)


class _Walk:
    """Goes through all records; ``resting`` counts the unconfirmed facts that rest on each source.

    ``without_source`` holds each record once, however many of its facts have none; ``unread`` the texts in each
    language that the site has no pages in.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.known = context.stated("sources")
        self.problems: list[Problem] = []
        self.resting: defaultdict[str, int] = defaultdict(int)
        self.without_source: dict[Path, None] = {}
        self.languages = context.languages
        self.not_of_site = [language for language in LANGUAGES if language not in context.languages]
        self.unread: defaultdict[str, list[Path]] = defaultdict(list)

    def visit(self, record: BaseModel, path: Path, sources: tuple[str, ...], verified: Any) -> None:
        plan = _plan(type(record))
        values = record.__dict__
        if plan.sourced:
            if values["source"]:
                sources = values["source"]
                self.sources_exist(sources, path)
            for name in _DAYS:
                if values[name] is not None:
                    self.problems += day_that_was(self.context, path, name, values[name])
            verified = values["verified"] or verified
            if plan.states and (not plan.fact or values["value"] is not None):
                self.count(path, sources, verified)
        for name, key, many in plan.parts:
            value = values[name]
            # Most fields are left out, and all facts that are share one object.
            if not value or value is UNKNOWN_FACT:
                continue
            if many:
                for step, part in value.items() if type(value) is dict else enumerate(value):
                    self.look_at(part, (*path, key, step), sources, verified)
            else:
                self.look_at(value, (*path, key), sources, verified)

    def look_at(self, part: Any, path: Path, sources: tuple[str, ...], verified: Any) -> None:
        if type(part) is Text:
            missing = [language for language in self.languages if not part.get(language)]
            if missing:
                field = next(step for step in reversed(path) if isinstance(step, str) and step != "value")
                if missing[0] == self.languages[0]:
                    self.report("first-language-missing", path, field=field, language=missing.pop(0))
                if missing:
                    self.report("translation-missing", path, field=field, languages=", ".join(missing))
            for language in self.not_of_site:
                if part.get(language):
                    self.unread[language].append((*path, language))
            if UNKNOWN in (part.fi, part.sv, part.en):
                self.report("text-unknown", path)
        else:
            self.visit(part, path, sources, verified)

    def sources_exist(self, sources: tuple[str, ...], path: Path) -> None:
        for number, key in enumerate(sources):
            if key not in self.known and self.context.is_stated("sources"):
                place = (*path, "source", number)
                self.problems.append(unknown_reference(self.context, place, key, "sources", self.known))
        if len(sources) > 1:
            self.problems += _listed_twice(self.context, (*path, "source"), sources)

    def count(self, path: Path, sources: tuple[str, ...], verified: Any) -> None:
        if not sources:
            self.without_source.setdefault(path[:2])
        elif verified is None:
            for key in sources:
                self.resting[key] += 1

    def report(self, code: str, path: Path, **parts: str) -> None:
        self.problems.append(self.context.problem(code, path, key=True, **parts))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to look at in a class of records; ``parts`` are (attribute, key in the file, whether it holds several)."""

    sourced: bool
    states: bool
    fact: bool
    parts: tuple[tuple[str, str, bool], ...]


@cache
def _plan(kind: type[BaseModel]) -> _Plan:
    parts = []
    for name, field in kind.model_fields.items():
        held = _held(field.annotation)
        if any(_matters(part) for part in held) and not _is_name(field.annotation, field.metadata):
            many = any(get_origin(part) in (tuple, dict) for part in (field.annotation, *get_args(field.annotation)))
            parts.append((name, field.alias or name, many))
    sourced = issubclass(kind, Sourced)
    return _Plan(sourced, not issubclass(kind, _STATES_NOTHING), issubclass(kind, Fact), tuple(parts))


def _is_name(annotation: Any, metadata: Sequence[Any]) -> bool:
    """Whether the field holds a proper name, which needs no translation."""
    return _PROPER_NAME in metadata or any(
        _is_name(part, getattr(part, "__metadata__", ())) for part in get_args(annotation)
    )


def _matters(kind: type[BaseModel]) -> bool:
    return issubclass(kind, (Text, Sourced)) or bool(_plan(kind).parts)


def _held(annotation: Any) -> list[type[BaseModel]]:
    """The classes of records that a field of this type may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [kind for part in get_args(annotation) for kind in _held(part)]


def ids(context: Context) -> Iterator[Problem]:
    """No record has the word for what is not known as its id, which would be its address."""
    for section in type(context.registry).model_fields:
        if UNKNOWN in context.stated(section):
            yield context.problem("not-unknown", (section, UNKNOWN), key=True, field=section, given=UNKNOWN)


def lists(context: Context) -> Iterator[Problem]:
    """What a record lists, it lists once."""
    for section, fields in _LISTS.items():
        for key, record in getattr(context.registry, section).items():
            values = record.__dict__
            for name, *part in fields:
                listed = values[name]
                if type(listed) is not tuple:
                    listed = listed.value
                if listed and len(listed) > 1:
                    given = [getattr(one, *part) for one in listed] if part else listed
                    yield from _listed_twice(context, (section, key, name), given, part)


def _listed_twice(context: Context, path: Path, listed: Sequence[str], part: Sequence[str] = ()) -> Iterator[Problem]:
    if len(set(listed)) == len(listed):
        return
    for number, given in enumerate(listed):
        if given in listed[:number]:
            yield context.problem("listed-twice", (*path, number, *part), given=given)
