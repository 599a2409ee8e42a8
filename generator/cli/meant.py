"""The question whether another word was meant, where one was typed that is not known."""

from __future__ import annotations

from collections.abc import Sequence

from generator.registry.meaning import nearest
from generator.registry.problems import MessageLanguage
from generator.registry.sentences import sentence


def meant(given: str, known: Sequence[str], language: MessageLanguage) -> str:
    """The question whether the nearest of the ``known`` words was meant, or one of which it is a part; else empty."""
    found = nearest(given, list(known)) or next((one for one in known if given and given.lower() in one.lower()), "")
    return sentence("generator.editing", language, "record.meant", given=found) if found else ""
