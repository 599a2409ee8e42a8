"""How a value is written, and what to say where it is not: the words of ``check``, in the language of the messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.registry.forms import Address, Value, Words
from generator.registry.meaning import code_of_pattern
from generator.registry.problems import Place, Problem
from generator.schema import patterns

if TYPE_CHECKING:
    from generator.schema.words import Words as Wording

_VALUES = {
    "number": patterns.NUMBER,
    "amount": patterns.AMOUNT,
    "truth": patterns.TRUTH,
    "date": patterns.DATE,
    "day": patterns.DAY,
    "version": "^1$",
}


@dataclass(frozen=True, slots=True)
class Notation:
    """The pattern of a text (ECMA-262 with the flag ``u``), and what to write instead of one that has another form."""

    pattern: str
    mend: str


def mend(wording: Wording, code: str, **parts: str) -> str:
    """What ``check`` tells to write instead, for the problem ``code``."""
    return Problem(code, Place(""), parts).mend(wording.language)


def notation(form: Words | Address | Value, wording: Wording) -> Notation:
    """The notation of what is written as one text."""
    match form:
        case Address():
            return Notation(patterns.of_address(form), mend(wording, "bad-address"))
        case Value("version"):
            return Notation(_VALUES["version"], mend(wording, "bad-choice", choices="1"))
        case Value(kind):
            return Notation(_VALUES[kind], mend(wording, f"bad-{kind}"))
        case Words():
            return Notation(patterns.of_words(form), _of_words(form, wording))


def _of_words(form: Words, wording: Wording) -> str:
    code = code_of_pattern(form.pattern)
    told = {"bad-id": "id", "empty-text": "prose"}
    if form.shown or code in told:
        return wording.say("one_line" if form.shown else told[code], longest=form.longest)
    return mend(wording, code)
