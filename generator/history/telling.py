"""Which changes of a record are told, and which of its former values may be shown.

A former version may hold what has been withdrawn since: an address that turned out to be secret, a number that was
somebody's own. So nothing that people wrote freely in a former version is ever shown. Shown are days, numbers of few
digits, words of the registry's own lists, and ids and municipalities that today's registry and register have; phone
numbers only as today's registry states them; and nothing of a record that is gone, or of a field that is withheld,
unless today's registry states it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from generator.history.compare import languages, stated
from generator.registry.nouns import (
    GENERAL,
    ClientCharge,
    Helpline,
    Language,
    OrganisationKind,
    Payer,
    Topic,
)
from generator.registry.spoken import first_language
from generator.registry.values import LANGUAGES, PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.history.compare import Change, Kind
    from generator.registry.document import Value
    from generator.registry.places import Places

FIELDS = (
    *("phone", "number", "address_confidential", "addresses", "place", "nationwide", "municipalities", "units"),
    *("fees", "client", "amount", "per", "provider_paid_by", "decided_by", "from", "to", "operators", "website"),
    *("capacity", "occupancy", "languages", "offerings", "statements", "name", "kinds", "kind", "locality", "part_of"),
    *("unit_kinds", "on_cards"),
    *("responsible", "producer", "successor", "predecessor_names", "seat", "founded", "answers_municipalities"),
    *("summary", "description", "text", "about", "sides", "explanation", "advice", "definition"),
    *("stated_count", "updated", "value", "who", "hours", "price", "term", "unit", "field", "what", "reason"),
    *("title", "publisher", "url", "date", "feedback", "repository", "disclaimer", "topic", "note", "source"),
    *("verified", "other"),
)
"""The fields that are told of, by the names that readers get for them; what today's registry does not know is other."""

# What finds a page, puts things in order, tells of the site itself, or marks a translation.
_SILENT = frozenset({
    *("keywords", "matched", "counts", "form", "lead", "order", "general", "review", "read"),
    *("id", "service", "exit_address", "accessibility", "owners", "site", "unit_kinds", "unit_sites", "topics"),
})  # fmt: skip
_FEW_DIGITS = re.compile(r"0|[1-9][0-9]{0,5}")
_MONEY = re.compile(r"[0-9]{1,5}(\.[0-9]{1,2})?")
_NUMBERED = re.compile(r" [0-9]+$")


def records_of(document: Value, section: str) -> dict[str, Any]:
    """The records of a section by their ids; none where the document has no such section."""
    found = document.get(section) if isinstance(document, dict) else None
    return found if isinstance(found, dict) else {}


def withheld_fields(document: Value) -> Iterator[tuple[str, str]]:
    """The units and fields whose published values a document does not give as the unit's."""
    for one in records_of(document, "withheld").values():
        units = one.get("unit", []) if isinstance(one, dict) else []
        for unit in [units] if isinstance(units, str) else units:
            yield unit, str(one.get("field", ""))


class Item(NamedTuple):
    """A change of one field, told as one: ``before`` and ``after`` are what may be shown, written as in a registry.

    Of a field that lists things these are what went and what came. ``languages`` are those of a reworded text.
    ``withdrawn`` tells that the change gave something that today's registry no longer states and that is not shown.
    """

    field: str
    kind: Kind
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    withdrawn: bool = False


class Present:
    """Today's registry, as a document, and what of former versions may be shown beside it."""

    def __init__(self, document: Value, places: Places) -> None:
        self._document: dict[str, Any] = document if isinstance(document, dict) else {}
        self._places = places
        self._withheld = set(withheld_fields(document))
        self.first = first_language(document)

    def _section(self, name: str) -> dict[str, Any]:
        return records_of(self._document, name)

    def _unit_kinds(self) -> set[str]:
        network = self._document.get("network")
        named = network.get("unit_kinds") if isinstance(network, dict) else None
        return {str(one.get("id")) for one in named or () if isinstance(one, dict)}

    def has(self, section: str, key: str) -> bool:
        """Whether there is such a record today."""
        return bool(self._section(section)) if section == "network" else key in self._section(section)

    def states(self, section: str, key: str, field: str) -> Any:  # noqa: ANN401 - any part of a document
        """What today's registry states in a field of a record."""
        record = self._document.get("network") if section == "network" else self._section(section).get(key)
        return stated(record or {}, field, self.first)

    def is_guarded(self, section: str, key: str, field: str) -> bool:
        """Whether a value of the field may be shown only as today's registry states it."""
        if field in _CONTACTS or not self.has(section, key):
            return True
        secret = section == "units" and self.states(section, key, "address_confidential") == "true"
        return secret or (section == "units" and (key, field) in self._withheld)

    def shows(self, section: str, field: str, value: str) -> bool:
        """Whether a value is one of those that say nothing but what they should, whoever wrote them."""
        if field in _KEYS:
            return any(value in self._section(name) for name in _KEYS[field])
        if field in _PLACES:
            return self._places.by_name(value) is not None
        if field == "kinds":
            return value == GENERAL or value in self._unit_kinds()
        if field == "kind":
            return value in _KINDS.get(section, ())
        return field in _FORMS and _FORMS[field](value)


def told(changes: Iterable[Change], present: Present) -> tuple[Item, ...]:
    """The changes of one record as items, one for each field; none of what readers have no use for."""
    fields: dict[str, list[Change]] = {}
    for change in changes:
        if change.path[-1] == "review" or change.path[0] in _SILENT:
            continue
        fields.setdefault(_field(change), []).append(change)
    return tuple(_item(field, its, present) for field, its in fields.items())


def _field(change: Change) -> str:
    first, *rest = change.path
    if first == "valid":
        first = rest[0] if rest else "from"
    return first if first in FIELDS else "other"


def _item(field: str, changes: list[Change], present: Present) -> Item:
    section, key = changes[0][:2]
    kind = _kind(changes)
    if kind in ("confirmed", "source"):
        after = [value for one in changes for value in _values(one.after) if kind == "confirmed"]
        return Item(field, kind, after=tuple(dict.fromkeys(filter(_FORMS["verified"], after))))
    if kind == "reworded":
        texts = [languages(one.before, one.after, present.first) for one in changes if one.kind == kind]
        return Item(field, kind, languages=tuple(sorted({*chain.from_iterable(texts)}, key=LANGUAGES.index)))
    facts = [one for one in changes if one.kind not in _LESSER]
    old, new = _sides(facts)
    today = _values(present.states(section, key, field))
    guarded = present.is_guarded(section, key, field)
    gave = any(one.after is not None and not _is_within(one) for one in facts)
    return Item(
        field,
        kind,
        () if guarded else tuple(value for value in old if present.shows(section, field, value)),
        tuple(value for value in new if (value in today or not guarded) and present.shows(section, field, value)),
        withdrawn=guarded and gave and present.has(section, key) and not today,
    )


def _kind(changes: list[Change]) -> Kind:
    kinds = {"changed" if _is_within(one) and one.kind in _WHOLE else one.kind for one in changes}
    for kind in _LESSER:
        if kind in kinds and kinds <= set(_LESSER[_LESSER.index(kind) :]):
            return kind
    of_field = [one.kind for one in changes if len(one.path) == 1 and one.kind in _WHOLE]
    if len(of_field) == 1:
        return of_field[0]
    facts = kinds - set(_LESSER)
    return facts.pop() if len(facts) == 1 else "changed"


def _is_within(change: Change) -> bool:
    """Whether something changed within a record of a list, or in what is said of a field beside its value."""
    return len(change.path) > (2 if change.path[0] in _LISTED else 1) and change.path[0] != "valid"


def _sides(changes: list[Change]) -> tuple[list[str], list[str]]:
    """What went and what came."""
    old: list[str] = []
    new: list[str] = []
    for one in changes:
        field, *label = one.path
        if field in _LISTED and field != "capacity" and len(label) == 1:
            (old if one.after is None else new).append(_NUMBERED.sub("", label[0]))
        elif not _is_within(one) or one.path[-1] == "count":
            old += _values(one.before)
            new += _values(one.after)
    return [value for value in old if value not in new], [value for value in new if value not in old]


def _values(value: Any) -> list[str]:  # noqa: ANN401 - any part of a document
    if isinstance(value, dict):
        return _values(value.get("count"))
    if isinstance(value, list):
        return [text for one in value for text in _values(one)]
    return [] if value is None else [str(value)]


_CONTACTS = frozenset({"phone", "number", "addresses", "place", "website", "url", "feedback", "repository"})
_LISTED = frozenset({"operators", "offerings", "statements", "capacity"})
_WHOLE: tuple[Kind, ...] = ("added", "removed")
# Changes that change no fact, the more telling ones first.
_LESSER: tuple[Kind, ...] = ("reworded", "source", "confirmed")
_PLACES = frozenset({"municipalities", "locality", "seat"})
_KEYS = {
    "operators": ("organisations",),
    "offerings": ("offerings",),
    "fees": ("fees",),
    "units": ("units",),
    "unit": ("units",),
    "responsible": ("organisations",),
    "producer": ("organisations",),
    "successor": ("organisations",),
}
_KINDS = {
    "organisations": get_args(OrganisationKind),
    "helplines": get_args(Helpline.model_fields["kind"].annotation),
}


def _one_of(words: object) -> Callable[[str], bool]:
    return frozenset(get_args(words)).__contains__


def _is_date(text: str) -> bool:
    with suppress(ValueError):
        return bool(PartialDate.parse(text))
    return False


def _is_stated_today(text: str) -> bool:
    """A contact is guarded, so that only today's gets here."""
    return bool(text)


_FORMS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(("phone", "number"), _is_stated_today),
    **dict.fromkeys(("from", "to", "date", "updated", "verified"), _is_date),
    **dict.fromkeys(("capacity", "founded", "stated_count", "value"), lambda text: bool(_FEW_DIGITS.fullmatch(text))),
    **dict.fromkeys(("nationwide", "address_confidential", "answers_municipalities"), ("true", "false").__contains__),
    **dict.fromkeys(("provider_paid_by", "decided_by"), _one_of(Payer)),
    "amount": lambda text: bool(_MONEY.fullmatch(text)),
    "client": _one_of(ClientCharge),
    "per": ("day", "month", "stay").__contains__,
    "languages": _one_of(Language),
    "statements": _one_of(Topic),
    "topic": _one_of(Topic),
}
