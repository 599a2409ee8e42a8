"""The word lists of ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def words(language: str, group: str) -> frozenset[str]:
    """The words of a group in a language."""
    return frozenset(_lists()[language][group].split())


@cache
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("generator.language").joinpath("words.toml").read_text(encoding="utf-8"))
