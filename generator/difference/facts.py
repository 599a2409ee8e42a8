"""Each changed fact of the registry as a sentence, with how closely to look at it and who sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from generator.difference.values import Values, what_differs
from generator.directory.views.changes import named
from generator.history.compare import languages
from generator.history.telling import FIELDS
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.difference.guard import Guard
    from generator.difference.words import Telling
    from generator.directory.voice import Lens
    from generator.directory.words import Words
    from generator.history.compare import Change

Part: TypeAlias = Literal["sensitive", "families", "professionals", "upkeep"]
"""Where a sentence stands in the report: what to look at closely, who else sees it, or that readers hardly do."""

_SENSITIVE_SECTIONS = frozenset({"units", "helplines", "service_areas", "fees", "withheld"})
_SENSITIVE = frozenset({
    *("phone", "number", "address_confidential", "addresses", "place", "nationwide", "municipalities", "units"),
    *("fees", "client", "amount", "per", "provider_paid_by", "decided_by", "valid", "answers_municipalities"),
})  # fmt: skip
_FOR_PROFESSIONALS = frozenset({
    *("operators", "responsible", "producer", "kinds", "capacity", "occupancy", "part_of", "definition", "kind"),
})  # fmt: skip
_SECTIONS_FOR_PROFESSIONALS = frozenset({"organisations", "service_areas", "claims", "withheld"})
_UPKEEP = frozenset({
    *("source", "date", "read", "verified", "note", "review", "keywords", "matched", "counts", "form", "order", "lead"),
    *("stated_count", "updated", "publisher", "repository", "classification", "owners", "site", "unit_sites", "topics"),
})  # fmt: skip
_LISTED = frozenset({"operators", "offerings", "statements", "capacity", "sides", "barriers", "unit_kinds"})


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence on a change; ``path`` is the field, empty for a whole record. Hidden values are not told."""

    part: Part
    text: str
    section: str = ""
    key: str = ""
    path: tuple[str, ...] = ()
    before: Any = None
    after: Any = None


class Facts:
    """Tells changes of facts from one version to another; ``before`` is ``None`` where that cannot be published."""

    def __init__(self, before: Lens | None, after: Lens, guard: Guard, telling: Telling) -> None:
        self._lenses = [lens for lens in (after, before) if lens]
        self._old, self._new = Values(before, telling), Values(after, telling)
        self._guard, self._say = guard, telling

    def lines(self, changes: Iterable[Change]) -> Iterator[Line]:
        """A sentence for each change, a text that is in other words once for each language."""
        for change in changes:
            hidden = bool(change.path) and self._guard.hides(change.section, change.key, change.path[0])
            shown = (None, None) if hidden or not change.path else (change.before, change.after)
            for text in self._sentences(change, hidden=hidden):
                yield Line(_part(change), text, change.section, change.key, change.path, *shown)

    def _sentences(self, change: Change, *, hidden: bool) -> Iterator[str]:
        name = self._name(change.section, change.key)
        if not change.path:
            section = self._words(f"changes.section.{change.section}")
            yield self._say(f"facts.record_{change.kind}", name=name, section=section)
            return
        field = self._field(change)
        if hidden:
            yield self._say("facts.hidden", name=name, field=field, hidden=self._say("values.hidden"))
        elif change.kind == "confirmed":
            yield self._confirmed(change, name, field)
        elif change.kind == "reworded" or _is_said_otherwise(change):
            yield from self._reworded(change, name, field)
        elif _is_list(change):
            yield self._say("facts.listed", name=name, field=field, changes=self._came_and_went(change))
        else:
            sides = {"before": self._value(self._old, change, change.before)}
            sides["after"] = self._value(self._new, change, change.after)
            yield self._say("facts.changed", name=name, field=field, **sides)

    def _confirmed(self, change: Change, name: str, field: str) -> str:
        day = self._new.of(change.section, "verified", change.after)
        if change.path == ("verified",):
            return self._say("facts.confirmed_record", name=name, after=day)
        return self._say("facts.confirmed", name=name, field=field, after=day)

    def _reworded(self, change: Change, name: str, field: str) -> Iterator[str]:
        first = self._lenses[0].directory.languages[0]
        for language in languages(change.before, change.after, first) or (first,):
            old, new = what_differs(*(_in(side, language, first) for side in (change.before, change.after)))
            before, after = (
                self._say("values.quoted", text=one) if one else self._say("values.nothing") for one in (old, new)
            )
            spoken = self._words(f"language.{language}")
            yield self._say("facts.reworded", name=name, field=field, language=spoken, before=before, after=after)

    def _came_and_went(self, change: Change) -> str:
        old, new = _items(change.before), _items(change.after)
        came = [self._new.word(change.section, change.path[-1], one) for one in new if one not in old]
        went = [self._old.word(change.section, change.path[-1], one) for one in old if one not in new]
        told = [
            self._say(f"facts.{way}", names=self._say.names(names))
            for way, names in (("came", came), ("went", went))
            if names
        ]
        return "; ".join(told)

    @staticmethod
    def _value(values: Values, change: Change, value: Any) -> str:  # noqa: ANN401 - any part of a document
        """A side of a change in words; what a field within a field is called decides what its words are."""
        last = change.path[-1]
        return values.of(change.section, last if last in FIELDS else change.path[0], value)

    def _field(self, change: Change) -> str:
        """What a field is called: the field itself, the record of a list in it, and what of that changed."""
        first, *rest = change.path
        if first == "valid" and rest:
            first, *rest = rest
        parts = [self._word_of(first)]
        if rest and change.path[0] in _LISTED:
            parts.append(self._new.label(change.section, first, rest.pop(0)))
        parts += [self._word_of(one) for one in rest if one != "verified"]
        told = parts[0]
        for part in parts[1:]:
            told = self._say("facts.within", field=told, what=part)
        return told

    def _word_of(self, field: str) -> str:
        if field in FIELDS and field != "other":
            return self._words(f"changes.field.{field}").removesuffix(",")
        return self._say("facts.other_field", field=field)

    def _name(self, section: str, key: str) -> str:
        found = next((entry for lens in self._lenses if (entry := named(lens, section, key))), None)
        return found.text if found else f"{section}/{key}"

    @property
    def _words(self) -> Words:
        return self._lenses[0].words


def _is_said_otherwise(change: Change) -> bool:
    """Whether a name is another one in some language, both sides being texts by language, or one of them bare."""
    sides = change.before, change.after
    texts = [one for one in sides if isinstance(one, str) or (isinstance(one, dict) and one.keys() <= {*LANGUAGES})]
    return change.kind == "changed" and len(texts) == len(sides) and any(isinstance(one, dict) for one in sides)


def _part(change: Change) -> Part:
    first = change.path[0] if change.path else ""
    if change.kind in ("source", "confirmed") or first in _UPKEEP or change.section == "sources":
        return "upkeep"
    if first in _SENSITIVE or change.section == "withheld" or (not first and change.section in _SENSITIVE_SECTIONS):
        return "sensitive"
    if first in _FOR_PROFESSIONALS or change.section in _SECTIONS_FOR_PROFESSIONALS:
        return "professionals"
    return "families"


def _is_list(change: Change) -> bool:
    """Whether both sides are words of a list: what came and went says more than both lists."""
    sides = [one for one in (change.before, change.after) if isinstance(one, list)]
    return bool(sides) and all(isinstance(one, str) for side in sides for one in side)


def _items(value: Any) -> list[str]:  # noqa: ANN401 - any part of a document
    return [] if value is None else list(map(str, value)) if isinstance(value, list) else [str(value)]


def _in(value: Any, language: str, first: str) -> str:  # noqa: ANN401 - any part of a document
    """A text in a language; a bare one is in the ``first`` language of the site."""
    if isinstance(value, dict):
        inner = value.get("value", value)
        return str(inner.get(language, "")) if isinstance(inner, dict) else str(inner) if language == first else ""
    return str(value) if value is not None and language == first else ""
