"""Rounds: in each one every field of a registry holds another attack, so that after the last each has held them all."""

from __future__ import annotations

import re
from functools import cache

from generator.registry.load import Loaded
from generator.registry.problems import Problem, as_text
from tests.hostile.attacks import ATTACKS
from tests.hostile.fields import Part, Where, fields, with_values, written
from tests.hostile.sites import checked

LANGUAGES = ("fi", "sv", "en")
_MARKS = {"marks-in-text"}
# What would move the cursor of a terminal or turn the order of reading.
_HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@cache
def _families() -> dict[Where, int]:
    """The number of each field; a text has one number for all its languages, for one of them is built in a round."""
    plain = [tuple(step for step in where if step not in LANGUAGES) for where in fields()]
    numbers = {one: number for number, one in enumerate(dict.fromkeys(plain))}
    return {where: numbers[one] for where, one in zip(fields(), plain, strict=True)}


def values_of(number: int) -> dict[Where, str]:
    """What each field holds in a round."""
    return {where: ATTACKS[(own + number) % len(ATTACKS)] for where, own in _families().items()}


def accepted(values: dict[Where, str], *, lenient: bool = False) -> tuple[dict[Where, str], Loaded]:
    """The values without those that the program refuses, and the registry that they make.

    Each refusal is a problem at the line of a value, or of the record that holds it, with its words in both languages.
    What is refused only for marks of HTML or Markdown in it stays where the program is ``lenient``.
    """
    values, marked = dict(values), dict[Where, str]()
    while True:
        registry = with_values(values)
        loaded = checked(registry)
        if not loaded.errors:
            return _lenient({**values, **marked}) if lenient else (values, loaded)
        for where, codes in _refused(values, registry, loaded.errors).items():
            value = values.pop(where)
            if codes == _MARKS:
                marked[where] = value


def _lenient(values: dict[Where, str]) -> tuple[dict[Where, str], Loaded]:
    while (loaded := checked(registry := with_values(values), lenient=True)).errors:
        for where in _refused(values, registry, loaded.errors):
            del values[where]
    return values, loaded


def _refused(values: dict[Where, str], registry: Part, errors: list[Problem]) -> dict[Where, set[str]]:
    """The values that errors are about, with the kinds of the errors."""
    _, places = written(registry)
    found: dict[Where, set[str]] = {}
    for error in errors:
        assert_clear(error)
        place = places[error.place.line]
        about = [place] if place in values else [where for where in values if where[: len(place)] == place]
        if error.code == "bad-choice" and not about:
            about = [where for where in values if where[-1] == "id"]  # the one that was named is another one now
        for where in about:
            found.setdefault(where, set()).add(error.code)
    assert found, errors
    return found


def assert_clear(error: Problem) -> None:
    """A problem has a position, and words that a terminal can show."""
    assert error.place.line > 0, error
    assert error.place.column > 0, error
    assert_harmless_words(error)


def assert_harmless_words(error: Problem) -> None:
    """What is told of a problem moves no cursor and turns no order of reading."""
    for language in ("fi", "en"):
        told = as_text(error, language)
        assert not _HARMFUL.search(told), told
