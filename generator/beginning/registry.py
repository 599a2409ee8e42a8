"""The registry of a new directory: a placeholder of each record that it needs, and comments that say what to write."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from generator.registry.place_names import slugify
from generator.registry.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.beginning.asked import Asked

_ROOM = "generator.beginning"
_EXIT = "https://www.example.org/"
_EMPTY = ("offerings", "statements", "fees", "conflicts", "claims", "terms")


def registry_text(asked: Asked) -> str:
    """The text of ``units.yaml``."""
    return "\n".join(_lines(asked)) + "\n"


def name_of(asked: Asked, language: str) -> str:
    """What the directory is called in ``language``."""
    return asked.name or str(_words()[language]["name"])


def _lines(asked: Asked) -> Iterator[str]:
    for line in _say(asked, "head").strip().splitlines():
        yield f"# {line}"
    yield from ("version: 1", "", "network:", f"  id: {quoted(slugify(name_of(asked, asked.languages[0])))}")
    yield from _texts("  name", {one: name_of(asked, one) for one in asked.languages})
    yield f"  # {_say(asked, 'languages')}"
    yield f"  languages: [{', '.join(asked.languages)}]"
    yield from _service(asked)
    yield from (f"  {field}: unknown" for field in ("publisher", "feedback", "repository"))
    yield from _texts("  disclaimer", _in_each(asked, "disclaimer"))
    yield from (f"  # {_say(asked, 'exit_address')}", f"  exit_address: {_EXIT}")
    yield from (f"  # {_say(asked, 'kinds')}", "  unit_kinds: []", "")
    yield from ("sources:", f"  # {_say(asked, 'source')}", "  first-source:")
    yield from (*_texts("    title", _in_each(asked, "source")), "    date: unknown", "")
    yield from ("organisations:", f"  # {_say(asked, 'owner')}", "  first-owner:", "    source: first-source")
    yield from _texts("    name", _in_each(asked, "owner"))
    yield from ("    kind: member-association", "    website: unknown", "    phone: unknown", "")
    yield from (f"# {_say(asked, 'helplines')}", "helplines: {}", "")
    yield from (f"{section}: {{}}" for section in _EMPTY)
    yield from (f"# {_say(asked, 'areas')}", "service_areas: {}", "")
    yield from ("units:", f"  # {_say(asked, 'unit')}", "  first-unit:", "    source: first-source")
    yield from _texts("    name", _in_each(asked, "unit"))
    yield from ("    kinds: [general]", f"    locality: {_words()[asked.languages[0]]['locality']}")
    yield from ("    operators:", "      - organisation: first-owner")
    yield from (f"    {field}: unknown" for field in ("addresses", "phone", "website"))


def _service(asked: Asked) -> Iterator[str]:
    """What the service is called. A name that was typed stands for all its forms, until somebody writes them."""
    yield "  service:"
    yield from _texts("    name", {one: asked.service or str(_words()[one]["service"]) for one in asked.languages})
    yield from (f"    # {_say(asked, 'forms')}", "    forms:")
    for language in asked.languages:
        yield f"      {language}:"
        for form, word in _words()[language]["forms"].items():
            yield f"        {form}: {quoted(asked.service)}  # {word}" if asked.service else f"        {form}: {word}"
    yield from _texts("    summary", _in_each(asked, "summary"))


def _in_each(asked: Asked, key: str) -> dict[str, str]:
    return {language: str(_words()[language][key]) for language in asked.languages}


def _texts(field: str, by_language: dict[str, str]) -> Iterator[str]:
    """A text in each language below its field, which begins as far in as ``field`` does."""
    indent = " " * (len(field) - len(field.lstrip()) + 2)
    yield f"{field}:"
    yield from (f"{indent}{language}: {quoted(text)}" for language, text in by_language.items())


def quoted(text: str) -> str:
    """The text in quotation marks, in which JSON and YAML agree."""
    return json.dumps(text, ensure_ascii=False)


def _say(asked: Asked, key: str) -> str:
    return sentence(_ROOM, asked.told_in, f"comment.{key}", program=asked.program)


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(_ROOM).joinpath("words.toml").read_text(encoding="utf-8"))
