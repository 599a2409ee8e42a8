"""Sentences for people, kept beside the code that says them: ``messages/<language>.toml`` of a room."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.registry.problems import MessageLanguage


def sentence(room: str, language: MessageLanguage, code: str, **parts: object) -> str:
    """The sentence ``code`` (``table.name``) of a room's package with ``parts``; ``KeyError`` where there is none."""
    table, _, name = code.partition(".")
    return _tables(room, language)[table][name].format_map(parts)


@cache
def _tables(room: str, language: MessageLanguage) -> dict[str, dict[str, str]]:
    source = files(room).joinpath(f"messages/{language}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
