"""What differs between two registries, fact by fact: two documents in, a list of changes out.

Documents are compared as trees of text, so that a version which today's models refuse can still be compared. Ways of
writing the same are equal: a bare value and a record with its ``value``, ``unknown`` and nothing, one value and a list
of one, a proper name and its text in the first language of the site. The order of a list never is a fact: where order
matters, a field says it.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, get_args

from generator.registry.spoken import first_language
from generator.registry.values import LANGUAGES, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.registry.document import Value

Kind = Literal["added", "removed", "changed", "confirmed", "source", "reworded"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Path: TypeAlias = tuple[str, ...]

SECTIONS = (
    *("units", "helplines", "service_areas", "fees", "organisations", "offerings", "conflicts", "statements"),
    *("claims", "withheld", "terms", "sources", "network"),
)
"""Where records are, in the order in which readers care for them. ``network`` is a record of its own, without an id."""

# What families act on comes first.
_FIRST = (
    *("phone", "number", "address_confidential", "addresses", "place", "nationwide", "municipalities", "units"),
    *("fees", "client", "amount", "per", "provider_paid_by", "decided_by", "valid", "operators"),
)
_TEXTS = frozenset({
    *("text", "note", "summary", "description", "definition", "explanation", "advice", "reason", "what", "who"),
    *("hours", "price", "place", "occupancy", "disclaimer", "alternative"),
})  # fmt: skip
_ORIGINS = frozenset({"source", "date", "read"})
# What tells the records of a list apart, the first that all of them have.
_IDENTITIES = ("offering", "organisation", "topic", "criterion", "fee", "of", "id")


class Change(NamedTuple):
    """One change: in the record ``key`` of ``section``, the field at ``path`` (empty: the whole record).

    ``confirmed`` is a new day on which the owner confirmed, ``source`` another origin, ``reworded`` a text in other
    words. Records of lists are named in the path by what tells them apart: ``("operators", <organisation>, "doubt")``.
    ``before`` and ``after`` are written as in a registry, ``None`` where nothing is stated.
    """

    section: str
    key: str
    path: Path
    kind: Kind
    before: Any
    after: Any


def compare(before: Value, after: Value) -> list[Change]:
    """All changes from one registry's document to another's, what matters most to families first."""
    first = first_language(before), first_language(after)
    found = [
        change
        for section in SECTIONS
        for key, (old, new) in _pairs(_records(before, section), _records(after, section)).items()
        for change in _of_record(section, key, (old, new), first)
    ]
    return sorted(found, key=_order)


def languages(before: Any, after: Any, first: str) -> tuple[str, ...]:  # noqa: ANN401 - texts of two documents
    """The languages in which two texts of a change differ, of which a bare one is in the ``first``.

    What is no text, in a registry of old, is of no language.
    """
    old, new = ({first: one} if isinstance(one, str) else one for one in (before, after))
    old, new = (one if isinstance(one, dict) else {} for one in (old, new))
    return tuple(language for language in LANGUAGES if old.get(language) != new.get(language))


def stated(record: Value, field: str, first: str) -> Any:  # noqa: ANN401 - as in ``Change``
    """What a record states in a field, written as a change writes it; ``None`` where it states nothing.

    A name in the ``first`` language of the site alone is written bare.
    """
    found = _normal(record, first, top=True)
    value = found.get(field) if isinstance(found, dict) else None
    return _plain(value.get("") if isinstance(value, dict) and "" in value else value)


def _order(change: Change) -> tuple[int, int, int, str, Path]:
    section = SECTIONS.index(change.section)
    if change.path:
        rank = _FIRST.index(change.path[0]) if change.path[0] in _FIRST else len(_FIRST)
    else:
        rank = 0 if section < SECTIONS.index("organisations") else len(_FIRST) + 1
    facts_first = max(KINDS.index("changed"), KINDS.index(change.kind))
    return facts_first, rank, section, change.key, change.path


def _records(document: Value, section: str) -> Mapping[str, Value]:
    found = document.get(section) if isinstance(document, dict) else None
    if not isinstance(found, dict):
        return {}
    return {"": found} if section == "network" else found


def _pairs(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {key: (before.get(key), after.get(key)) for key in sorted({*before, *after})}


def _of_record(
    section: str, key: str, sides: tuple[Value | None, Value | None], first: tuple[str, str]
) -> Iterator[Change]:
    """The changes of a record, whose ``sides`` are of registries in which these languages come ``first``."""
    before, after = sides
    if before == after:
        return
    if before is None or after is None:
        yield Change(section, key, (), "added" if before is None else "removed", before, after)
        return
    old_form, new_form = (_normal(side, one, top=True) for side, one in zip(sides, first, strict=True))
    for path, old, new in _differences(old_form, new_form, ()):
        yield Change(section, key, path, _kind(section, path, old, new), _plain(old), _plain(new))


def _kind(section: str, path: Path, before: Any, after: Any) -> Kind:  # noqa: ANN401 - any part of a record
    last = path[-1] if path else ""
    if last == "verified" and after is not None:
        return "confirmed"
    if last in _ORIGINS and section != "sources":
        return "source"
    if before is None:
        return "added"
    if after is None:
        return "removed"
    return "reworded" if last in _TEXTS else "changed"


class _Words(dict[str, str]):
    """A text by language."""


class _Items(list[Any]):
    """Records of a list, each of which says what it is about."""


# A record's fields in normal form; the field "" is the value of a fact.
_Fields: TypeAlias = dict[str, Any]


def _normal(value: Any, first: str, *, top: bool = False) -> Any:  # noqa: ANN401 - any part of a document
    """The one form of everything that says the same; ``None`` for what says nothing. ``top``: a record with an id."""
    if isinstance(value, dict):
        return _normal_text(value, first) if _is_text(value) and not top else _normal_record(value, first, top=top)
    if isinstance(value, list):
        return _normal_list(value, first)
    return None if value == UNKNOWN else value


def _is_text(value: dict[str, Any]) -> bool:
    spoken = value.keys() - {"review"}
    return bool(spoken) and spoken <= set(LANGUAGES) and all(isinstance(value[one], str) for one in spoken)


def _normal_text(value: dict[str, Any], first: str) -> Any:  # noqa: ANN401 - as ``_normal``
    words = {language: value[language] for language in LANGUAGES if language in value}
    told: Any = words[first] if words.keys() == {first} else _Words(words)
    review = _normal(value.get("review", UNKNOWN), first)
    return told if review is None else {"": told, "review": review}


def _normal_record(value: dict[str, Any], first: str, *, top: bool) -> Any:  # noqa: ANN401 - as ``_normal``
    fields: _Fields = {}
    if "value" in value and not top:
        bare = _normal(value["value"], first)
        fields = dict(bare) if _is_record(bare) else {"": bare}
    for name, part in value.items():
        if name != "value" or top:
            fields[name] = _normal(part, first)
    said = {name: part for name, part in fields.items() if part is not None}
    return said.get("") if said.keys() == {""} else said or None


def _normal_list(value: list[Any], first: str) -> Any:  # noqa: ANN401 - as ``_normal``
    if all(isinstance(one, str) for one in value):
        said = sorted({one for one in value if one != UNKNOWN})
        return said[0] if len(said) == 1 else said or None
    parts = [_normal(one, first) for one in value]
    return _Items(parts) if all(_is_record(one) and _identity(one) for one in parts) else parts


def _identity(item: _Fields) -> str:
    return next((item[name] for name in _IDENTITIES if isinstance(item.get(name), str)), "")


def _is_record(value: object) -> bool:
    return isinstance(value, dict) and not isinstance(value, _Words)


def _plain(value: Any) -> Any:  # noqa: ANN401 - as ``_normal``
    """A part in normal form as a registry writes it."""
    if isinstance(value, dict):
        return {name or "value": _plain(part) for name, part in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _differences(before: Any, after: Any, path: Path) -> Iterator[tuple[Path, Any, Any]]:  # noqa: ANN401 - as ``_normal``
    if before == after:
        return
    sides = [one for one in (before, after) if one is not None]
    if any(map(_is_record, sides)) and not (path and _comes_or_goes(path[-1], sides)):
        for name, (old, new) in _pairs(_fields(before), _fields(after)).items():
            yield from _differences(old, new, (*path, name) if name else path)
    elif all(isinstance(one, _Items) for one in sides):
        for label, old, new in _aligned(before or [], after or []):
            yield from _differences(old, new, (*path, label))
    else:
        yield path, before, after


def _comes_or_goes(name: str, sides: list[Any]) -> bool:
    """Whether a whole record within a record came or went, which is one change; a period has two ends instead."""
    return len(sides) == 1 and "" not in sides[0] and name != "valid"


def _fields(value: Any) -> _Fields:  # noqa: ANN401 - as ``_normal``
    if value is None:
        return {}
    return value if _is_record(value) else {"": value}


def _aligned(before: Iterable[_Fields], after: Iterable[_Fields]) -> Iterator[tuple[str, Any, Any]]:
    """The records of two lists side by side: the same ones first, then those about the same thing in their order."""
    groups: dict[str, tuple[list[_Fields], list[_Fields]]] = defaultdict(lambda: ([], []))
    for side, items in enumerate((before, after)):
        for item in items:
            groups[_identity(item)][side].append(item)
    for identity, (old, new) in sorted(groups.items()):
        pairs = _without_same(old, new)
        for number, (one, other) in enumerate(zip_longest(*pairs), 1):
            yield identity if number == 1 else f"{identity} {number}", one, other


def _without_same(before: list[_Fields], after: list[_Fields]) -> tuple[list[_Fields], list[_Fields]]:
    left, gone = list(after), []
    for item in before:
        if item in left:
            left.remove(item)
        else:
            gone.append(item)
    return gone, left
