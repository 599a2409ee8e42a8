"""Every record: it has a source that exists, its texts are translated, its sources are not stale."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from generator.registry.freshness import level
from generator.registry.nouns import Conflict, Network, Term, Unit
from generator.registry.rules.references import in_section
from generator.registry.rules.time import day_that_was
from generator.registry.values import LANGUAGES, UNKNOWN, UNKNOWN_FACT, Fact, Name, Sourced, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.registry.fields import Path
    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context

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


class Walk:
    """Goes through records: each and its facts have a source that exists, each text has its translations.

    ``resting`` counts the unconfirmed facts that rest on each source; ``unread`` are the texts, with their language,
    that the site has no pages for.
    """

    def __init__(self, context: Context) -> None:
        self.resting: Counter[str] = Counter()
        self.unread: list[tuple[str, Path]] = []
        self._context = context
        self._known = context.stated("sources")
        self._languages = context.languages
        self._not_of_site = [language for language in LANGUAGES if language not in context.languages]
        self._found: list[Iterator[Problem]] = []
        self._without_source: dict[Path, None] = {}

    def record(self, path: Path, record: BaseModel) -> Iterator[Problem]:
        """The problems of the ``record`` at ``path``, worked out when they are asked for."""
        self._found, self._without_source = [], {}
        self._visit(record, path, (), None)
        self._beside_texts(record, path)
        for place in self._without_source:
            self._report("no-source", place, record=".".join(str(step) for step in place))
        return chain.from_iterable(self._found)

    def _visit(self, record: BaseModel, path: Path, sources: tuple[str, ...], verified: Any) -> None:
        plan = _plan(type(record))
        values = record.__dict__
        if plan.sourced:
            if values["source"]:
                sources = values["source"]
                self._sources_exist(sources, path)
            for name in _DAYS:
                if values[name] is not None:
                    self._found.append(day_that_was(self._context, path, name, values[name]))
            verified = values["verified"] or verified
            if plan.states and (not plan.fact or values["value"] is not None):
                self._count(path, sources, verified)
        for name, key, many in plan.parts:
            value = values[name]
            # Most fields are left out, and all facts that are share one object.
            if not value or value is UNKNOWN_FACT:
                continue
            if many:
                for step, part in value.items() if type(value) is dict else enumerate(value):
                    self._look_at(part, (*path, key, step), sources, verified)
            else:
                self._look_at(value, (*path, key), sources, verified)

    def _look_at(self, part: Any, path: Path, sources: tuple[str, ...], verified: Any) -> None:
        if type(part) is Text:
            missing = [language for language in self._languages if not part.get(language)]
            if missing:
                field = next(str(step) for step in reversed(path) if isinstance(step, str) and step != "value")
                if missing[0] == self._languages[0]:
                    self._report("first-language-missing", path, field=field, language=missing.pop(0))
                if missing:
                    self._report("translation-missing", path, field=field, languages=", ".join(missing))
            for language in self._not_of_site:
                if part.get(language):
                    self.unread.append((language, (*path, language)))
            if UNKNOWN in (part.fi, part.sv, part.en):
                self._report("text-unknown", path)
        else:
            self._visit(part, path, sources, verified)

    def _beside_texts(self, record: BaseModel, path: Path) -> None:
        """What is written by language and is no text: the forms of the service's name, and keywords."""
        for language in self._not_of_site:
            if isinstance(record, Network):
                if getattr(record.service.forms, language):
                    self.unread.append((language, (*path, "service", "forms", language)))
            elif language in record.__dict__.get("keywords", ()):
                self.unread.append((language, (*path, "keywords", language)))

    def _sources_exist(self, sources: tuple[str, ...], path: Path) -> None:
        for number, key in enumerate(sources):
            if key not in self._known:
                self._found.append(in_section(self._context, (*path, "source", number), key, "sources"))
        if len(sources) > 1:
            self._found.append(_listed_twice(self._context, (*path, "source"), sources))

    def _count(self, path: Path, sources: tuple[str, ...], verified: Any) -> None:
        if not sources:
            self._without_source.setdefault(path[:2])
        elif verified is None:
            for key in sources:
                self.resting[key] += 1

    def _report(self, code: str, path: Path, **parts: str) -> None:
        self._found.append(_of_key(self._context, code, path, parts))


def _of_key(context: Context, code: str, path: Path, parts: Mapping[str, str]) -> Iterator[Problem]:
    yield context.problem(code, path, key=True, **parts)


def unread_texts(context: Context, unread: Iterable[tuple[str, Path]]) -> Iterator[Problem]:
    """Of each language without pages, the first text that stands in it, and how many there are."""
    by_language: defaultdict[str, list[Path]] = defaultdict(list)
    for language, path in unread:
        by_language[language].append(path)
    for language, paths in by_language.items():
        yield context.problem("language-unread", paths[0], key=True, language=language, texts=str(len(paths)))


def ages(context: Context, resting: Mapping[str, int]) -> Iterator[Problem]:
    """Each source on which unconfirmed facts rest has a date that holds."""
    for key, source in context.registry.sources.items():
        code = _AGES.get(level(source.date, None, context.today)) if resting.get(key) else None
        if code:
            date = source.date.text if source.date else UNKNOWN
            yield context.problem(code, ("sources", key, "date"), source=key, facts=str(resting[key]), date=date)


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


def lists(context: Context, path: Path, record: BaseModel) -> Iterator[Problem]:
    """What a record lists, it lists once."""
    values = record.__dict__
    for name, *part in _LISTS[str(path[0])]:
        listed = values[name]
        if type(listed) is not tuple:
            listed = listed.value
        if listed and len(listed) > 1:
            given = [getattr(one, *part) for one in listed] if part else listed
            yield from _listed_twice(context, (*path, name), given, part)


def _listed_twice(context: Context, path: Path, listed: Sequence[str], part: Sequence[str] = ()) -> Iterator[Problem]:
    if len(set(listed)) == len(listed):
        return
    for number, given in enumerate(listed):
        if given in listed[:number]:
            yield context.problem("listed-twice", (*path, number, *part), given=given)
