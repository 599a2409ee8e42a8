"""What may be written for a field: the forms, without the rules that look at several values at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.registry.values import LINE_FORM, LONGEST_TEXT, TEXT_FORM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.values import Model


@dataclass(frozen=True, slots=True)
class Words:
    """A text in a ``pattern`` (of the models' syntax) with at most ``longest`` letters; readers see a ``shown`` one."""

    pattern: str
    longest: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Value:
    """A value that has a notation of its own, for which quotes are not needed."""

    kind: Literal["number", "amount", "truth", "date", "day", "version"]


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a page, with at most ``longest`` letters."""

    longest: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Translated:
    """A text in each language; a ``name`` is one line in each, or one text for all of them."""

    name: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``or_one`` may be written as its only item. ``most`` of 0 is no limit."""

    item: Form
    least: int
    most: int
    or_one: bool


@dataclass(frozen=True, slots=True)
class Records:
    """Values by an id that is a text in the form ``key``."""

    key: Words
    item: Form
    least: int


@dataclass(frozen=True, slots=True)
class ByName:
    """Values by one of a few names, any of which may be missing."""

    names: tuple[str, ...]
    item: Form


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of a record."""

    model: type[Model]


@dataclass(frozen=True, slots=True)
class FactOf:
    """A value, or what is not known; bare, or with a source and a date of its own."""

    value: Form
    model: type[Model]


@dataclass(frozen=True, slots=True)
class MayBeUnknown:
    """A value, or the word for what is not known."""

    value: Form


Form: TypeAlias = (
    Words | Value | Address | Choice | Translated | Listing | Records | ByName | Group | FactOf | MayBeUnknown
)


@dataclass(frozen=True, slots=True)
class FieldForm:
    """A field of a record: its form, whether it can be left out, and the model that says so first."""

    form: Form
    required: bool
    owner: str


def is_text(form: Form) -> bool:
    """Whether all that is written in a form is text: what looks like a number there has to be in quotes."""
    if isinstance(form, MayBeUnknown | FactOf):
        return is_text(form.value)
    return not isinstance(form, Value)


def is_for_readers(form: Form) -> bool:
    """Whether what is written in a form is a text that readers see."""
    if isinstance(form, MayBeUnknown | FactOf):
        return is_for_readers(form.value)
    return isinstance(form, Translated) or (isinstance(form, Words) and (form.shown or form.pattern == TEXT_FORM))


def groups(form: Form) -> Iterator[type[Model]]:
    """The records that a form holds."""
    if isinstance(form, Group):
        yield form.model
    elif isinstance(form, FactOf):
        yield form.model
        yield from groups(form.value)
    elif isinstance(form, MayBeUnknown):
        yield from groups(form.value)
    elif isinstance(form, Listing | Records | ByName):
        yield from groups(form.item)


NAME = Words(LINE_FORM, LONGEST_TEXT, shown=True)
"""What a name is in one language, or in all of them."""
