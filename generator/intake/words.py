"""The sentences of reports and comments, in the languages of the messages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from generator.registry.invisible import visible

if TYPE_CHECKING:
    from generator.registry.problems import MessageLanguage


def say(language: MessageLanguage, table: str, code: str, **parts: str) -> str:
    """The sentence ``code`` of ``table`` with ``parts``, on one line that a terminal and a comment can hold."""
    return visible(_tables(language)[table][code].format_map(parts))


@cache
def _tables(language: MessageLanguage) -> dict[str, dict[str, str]]:
    source = files("generator.intake").joinpath(f"messages/{language}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
