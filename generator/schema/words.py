"""What the fields of a registry are called, and what belongs there: in the languages of the messages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from generator.registry.formed import fields

if TYPE_CHECKING:
    from generator.registry.problems import MessageLanguage
    from generator.registry.values import Model


_TYPED = ("true,", "false,", "localities,")


class Words:
    """The words in ``language``. A field without words is a ``KeyError``: nobody shall meet a field unexplained."""

    def __init__(self, language: MessageLanguage) -> None:
        self.language = language
        self._tables = _tables(language)

    def title(self, model: type[Model], field: str) -> str:
        """What a field is called."""
        return self._of_field(model, field)[0]

    def about(self, model: type[Model], field: str) -> str:
        """What is to be written for a field, as a comment beside it says."""
        return self._of_field(model, field)[1]

    def sentence(self, model: type[Model], field: str) -> str:
        """The same as a sentence; a word that is typed as it is keeps its small letter."""
        about = self.about(model, field)
        return f"{about if about.startswith(_TYPED) else about[0].upper() + about[1:]}."

    def choice(self, value: str) -> str:
        """What one of a few words stands for."""
        return str(self._tables["choices"][value])

    def say(self, name: str, /, **parts: object) -> str:
        """A sentence of the schema itself."""
        return str(self._tables["schema"][name]).format_map(parts)

    def _of_field(self, model: type[Model], field: str) -> tuple[str, str]:
        found = self._tables["fields"]
        own = found.get(model.__name__, {})
        title, about = own[field] if field in own else found[fields(model)[field].owner][field]
        return title, about


@cache
def _tables(language: MessageLanguage) -> dict[str, dict[str, Any]]:
    source = files("generator.schema").joinpath(f"words/{language}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
