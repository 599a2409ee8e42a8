"""The words of the handbook itself, in Finnish and English."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.registry.problems import MessageLanguage


@cache
def words(language: MessageLanguage) -> Mapping[str, Any]:
    """The words of a language; ``themes`` holds the names of the themes of problems."""
    told = tomllib.loads(files("generator.handbook").joinpath("words.toml").read_text(encoding="utf-8"))
    found: Mapping[str, Any] = told[language]
    return found
