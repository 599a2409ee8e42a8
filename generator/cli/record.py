"""The record that was typed: the id of a unit, or a section and an id with a slash between them."""

from __future__ import annotations

import sys

from generator.cli.ends import USAGE
from generator.cli.meant import meant
from generator.editing.confirmable import Record, records
from generator.registry.document import Value
from generator.registry.problems import MessageLanguage
from generator.registry.sentences import sentence


def record_of(given: str, registry: Value, language: MessageLanguage) -> Record:
    """The record that is meant. Ends the program where there is none, or several."""
    known = {
        f"{section}/{key}": (section, key)
        for section in records()
        if isinstance(registry, dict) and isinstance(its := registry.get(section), dict)
        for key in its
    }
    names = [name for name in known if given in (name, name.partition("/")[2])]
    unit = f"units/{given}"
    if unit in names or len(names) == 1:
        return known[unit if unit in names else names[0]]
    if names:
        text = _say(language, "several", given=given, known=", ".join(names))
    else:
        words = [*known, *(key for _, key in known.values())]
        text = _say(language, "none", given=given, meant=meant(given, words, language))
    print(text, file=sys.stderr)
    raise SystemExit(USAGE)


def _say(language: MessageLanguage, code: str, **parts: object) -> str:
    return sentence("generator.editing", language, f"record.{code}", **parts)
