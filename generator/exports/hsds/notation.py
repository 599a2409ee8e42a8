"""Records as the registry writes them, taken apart into places and values, for what the standard has no field for.

``{"phone": {"source": ["a", "b"], "verified": "2026-10"}}`` becomes ``phone source a``, ``phone source b`` and
``phone verified 2026-10``. Whoever puts each value at its place again has the record back: a number in a place is a
position in a list, and a place that comes twice is a list of values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from generator.registry.values import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.directory.facts import Known
    from generator.exports.scribe import Scribe
    from generator.registry.values import PartialDate, Period

Value = object
_ALLOWED = "%:/?@!$&'()*+,;="
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
Notes = dict[str, Value]


class Note(NamedTuple):
    """A value and its place; ``identity`` is the place by names that stay when other records come and go."""

    place: tuple[str, ...]
    identity: tuple[str, ...]
    value: str

    @property
    def label(self) -> str:
        """The place without its last part: "statements.0.text"."""
        return ".".join(self.place[:-1])

    @property
    def kind(self) -> str:
        """The last part of the place: "sv"."""
        return self.place[-1]


@dataclass(frozen=True, slots=True)
class Several:
    """A list of records, each with a name by which it is known among them."""

    records: Sequence[tuple[str, Notes]]

    def named(self) -> Iterator[tuple[str, Notes]]:
        """The records with their names; the second one of a name is called ``name#2``."""
        seen: dict[str, int] = {}
        for name, record in self.records:
            seen[name] = seen.get(name, 0) + 1
            yield (name if seen[name] == 1 else f"{name}#{seen[name]}"), record


def take_apart(notes: Mapping[str, Value]) -> Iterator[Note]:
    """All values of a record with their places; what is ``None`` or empty is left out."""
    return _apart(notes, (), ())


def _apart(value: Value, place: tuple[str, ...], identity: tuple[str, ...]) -> Iterator[Note]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _apart(part, (*place, key), (*identity, key))
    elif isinstance(value, Several):
        for number, (name, record) in enumerate(value.named()):
            yield from _apart(record, (*place, str(number)), (*identity, name))
    elif isinstance(value, (list, tuple)):
        for one in dict.fromkeys(value):
            yield Note(place, (*identity, str(one)), str(one))
    elif isinstance(value, bool):
        yield Note(place, identity, "true" if value else "false")
    elif value is not None:
        yield Note(place, identity, str(value))


def others(scribe: Scribe, text: Text) -> Notes:
    """What ``scribe.main`` leaves out: other languages, its own if that is not the first, what waits for a review."""
    language = scribe.best(text)[1]
    return {
        **{code: words for code in LANGUAGES if code != language and (words := text.get(code))},
        "language": None if language == scribe.first else language,
        "review": text.review,
    }


def whole(text: Text | None) -> Notes | None:
    """All languages of a text, and those that wait for a review."""
    return None if text is None else {**{code: text.get(code) for code in LANGUAGES}, "review": text.review}


def traced(known: Known[Any]) -> Notes:
    """Where a resolved fact is from, the date of that, when it was confirmed, and the note on it."""
    return {
        "source": known.sources,
        "date": date(known.date),
        "verified": date(known.verified),
        "note": whole(known.note),
    }


def fact(known: Known[Any], **values: Value) -> Notes | None:
    """A fact: its ``values`` with their trace where it is known, else the note that says why it is not."""
    if known.value is None:
        return {"note": whole(known.note)} if known.note else None
    return {**values, **traced(known)}


def date(given: PartialDate | None) -> str | None:
    """A date as exact as its source gives it (ISO 8601-2)."""
    return given.text if given else None


def period(given: Period) -> Notes:
    """A half-open period: "to" is the first day on which it no longer holds."""
    return {"from": date(given.start), "to": date(given.end)}


def day(given: PartialDate | None) -> str | None:
    """A date that is exactly one day, "2026-10-05"; ``None`` for any other."""
    return given.text if given and given.first == given.last and not given.approximate else None


def uri(address: str) -> str:
    """A web address in the signs of RFC 3986: what it does not allow is written with per cents."""
    start, hash_, fragment = _BARE_PERCENT.sub("%25", address).partition("#")
    return quote(start, safe=_ALLOWED) + hash_ + quote(fragment, safe=_ALLOWED)


def in_one(scribe: Scribe, texts: Iterable[Text]) -> dict[str, str]:
    """Several texts as one in each language that all of them have; in the first one whatever there is."""
    texts = list(texts)
    first, *others = scribe.directory.languages
    found = {first: "\n".join(map(scribe.main, texts))}
    for code in others:
        words = [text.get(code) for text in texts]
        if all(words):
            found[code] = "\n".join(filter(None, words))
    return found
