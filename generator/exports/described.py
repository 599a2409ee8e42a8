"""The JSON Schemas of our own files, as they hold for one site: its languages, and the pages that it promises."""

from __future__ import annotations

import json
from importlib.resources import files
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from generator.exports.scribe import Scribe

_TOPICS = '"apply", "professional", "cost", "urgent"'
"""The pages that ``topics.schema.json`` promises of every site."""


def schema(scribe: Scribe, path: str) -> bytes:
    """The schema at ``path`` below this package: what has to be in all languages is in those of the site."""
    text = files("generator.exports").joinpath(path).read_text(encoding="utf-8")
    network = scribe.directory.registry.network
    if network.topics:
        promised = ", ".join(json.dumps(key) for key in network.topics)
        text = text.replace(_TOPICS, "\n    ".join(wrap(promised, 115, break_on_hyphens=False)))
    if network.languages != LANGUAGES:
        described = json.loads(text)
        _in_languages(described, list(network.languages))
        text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    return text.encode()


def _in_languages(part: Any, languages: list[str]) -> None:  # noqa: ANN401 - JSON
    """Ask for ``languages`` wherever all are asked for."""
    if isinstance(part, dict):
        if part.get("required") == list(LANGUAGES):
            part["required"] = languages
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            _in_languages(one, languages)
