"""The sentences of reports and comments, in the languages of the messages, and those that drafts get."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from generator.registry.invisible import visible
from generator.registry.sentences import sentence

if TYPE_CHECKING:
    from generator.registry.document import Value
    from generator.registry.problems import MessageLanguage


def say(language: MessageLanguage, table: str, code: str, **parts: str) -> str:
    """The sentence ``code`` of ``table`` with ``parts``, on one line that a terminal and a comment can hold."""
    return visible(sentence("generator.intake", language, f"{table}.{code}", **parts))


def own_words(standard: str, code: str, **parts: str) -> dict[str, Value]:
    """What the reader of a standard says in its own words, in all languages of the site."""
    return {language: text.format_map(parts) for language, text in _own(standard)[code].items()}


@cache
def _own(standard: str) -> dict[str, dict[str, str]]:
    source = files(f"generator.intake.{standard}").joinpath("own.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
