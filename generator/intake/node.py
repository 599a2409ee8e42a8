"""Walking through JSON whose shape nobody has promised: what is there, where, and what has been read of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.draft import SHOWN, Loss
from generator.intake.source import RefusedError
from generator.registry.invisible import FORBIDDEN
from generator.registry.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.json_text import Json

    Steps = tuple[str | int, ...]

_NOT_UTF8 = re.compile("[\ud800-\udfff]")
_OF_A_TEXT = {"value", "language", "type"}
_TELLING = ("value", "name", "names", "code", "url", "uri", "number", "id")


@dataclass(slots=True)
class Ledger:
    """What of a file has been read: the steps to each value, and texts that lost invisible characters."""

    file: str
    read: set[Steps] = field(default_factory=set)
    cleaned: list[Loss] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a JSON file with the steps that lead to it. Missing values are nodes too, with ``None``."""

    value: Json
    ledger: Ledger
    steps: Steps = ()

    @property
    def place(self) -> str:
        """The steps as people write them: ``areas[0].municipalities[2].code``."""
        written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps)
        return written.removeprefix(".")

    @property
    def is_nothing(self) -> bool:
        """Whether it says nothing."""
        return is_nothing(self.value)

    def get(self, key: str) -> Node:
        """The value of a field of a record; nothing where there is no record or no such field."""
        if self.value is None:
            return Node(None, self.ledger, (*self.steps, key))
        if not isinstance(self.value, dict):
            raise self.refused("wanted-record")
        return Node(self.value.get(key), self.ledger, (*self.steps, key))

    def each(self) -> Iterator[Node]:
        """The items of a list, but for those that say nothing."""
        if self.value is None:
            return
        if not isinstance(self.value, list):
            raise self.refused("wanted-list")
        for number, item in enumerate(self.value):
            if not is_nothing(item):
                yield Node(item, self.ledger, (*self.steps, number))

    def text(self) -> str:
        """The text or number, without blanks around it and characters that nobody sees; read from now on."""
        found = self.look()
        self.use()
        if isinstance(self.value, str) and (FORBIDDEN.search(self.value) or _NOT_UTF8.search(self.value)):
            self.ledger.cleaned.append(Loss(self.place, found[:SHOWN], "invisible"))
        return found

    def look(self) -> str:
        """As ``text``, but it still counts as not read."""
        if self.value is None:
            return ""
        if not isinstance(self.value, str):
            raise self.refused("wanted-text")
        return clean(self.value)

    def line(self) -> str:
        """The text on one line; read from now on."""
        return " ".join(self.text().split())

    def flag(self) -> bool:
        """Whether it is true; read from now on."""
        self.use()
        if self.value is None or isinstance(self.value, bool):
            return bool(self.value)
        raise self.refused("wanted-truth")

    def use(self) -> None:
        """Count the value, with all that is in it, as read: it is kept, or says what another value says too."""
        self.ledger.read.add(self.steps)

    def open(self) -> None:
        """Count the record as begun: what is not read of it is told field by field."""
        self.ledger.read.add((*self.steps, ""))

    def refused(self, code: str) -> RefusedError:
        """What to raise where another kind of value is needed; ``code`` is that of its problem."""
        kind = {dict: "{…}", list: "[…]", str: '"…"', bool: "true/false"}.get(type(self.value), "null")
        parts = {"path": self.place or "–", "given": kind}
        return RefusedError([Problem(code, Place(self.ledger.file), parts)])

    def losses(self) -> Iterator[Loss]:
        """All that says something and was not read, the largest parts of it as one each."""
        begun = {steps[:end] for steps in self.ledger.read for end in range(len(steps))}
        yield from self._lost(begun)

    def _lost(self, begun: set[Steps]) -> Iterator[Loss]:
        value = self.value
        if self.steps in self.ledger.read or self.is_nothing:
            return
        if isinstance(value, list) or (isinstance(value, dict) and self.steps in begun):
            for step, part in value.items() if isinstance(value, dict) else enumerate(value):
                part_of = Node(part, self.ledger, (*self.steps, step))
                yield from part_of._lost(begun)
        else:
            yield Loss(self.place, told(value)[:SHOWN])


def is_nothing(value: Json) -> bool:
    """Whether a value of JSON says nothing: null, false, blanks, a list or record of such, or a text not given."""
    if isinstance(value, dict):
        no_text = "value" in value and is_nothing(value["value"]) and value.keys() <= _OF_A_TEXT
        return no_text or all(map(is_nothing, value.values()))
    if isinstance(value, list):
        return all(map(is_nothing, value))
    return not value or (isinstance(value, str) and not clean(value))


def clean(text: str) -> str:
    """The text with plain line ends, without blanks around it and without characters that nobody sees."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_UTF8.sub("", FORBIDDEN.sub("", plain)).strip()


def told(value: Json) -> str:
    """What a person would call the value: its name or text, in Finnish where there is a choice."""
    if isinstance(value, dict):
        parts = (value[key] for key in _TELLING if key in value)
        return next(filter(None, map(told, parts)), "") or next(filter(None, map(told, value.values())), "")
    if isinstance(value, list):
        finnish = [part for part in value if isinstance(part, dict) and part.get("language") == "fi"]
        return next(filter(None, map(told, [*finnish, *value])), "")
    return " ".join(clean(value).split()) if isinstance(value, str) else str(value or "").lower()
