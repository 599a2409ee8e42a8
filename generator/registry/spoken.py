"""The languages of a site, as a registry's document states them: also of one that is no sound registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from generator.registry.document import Value


def spoken_in(document: Value) -> tuple[str, ...]:
    """The languages of the site in their order; where nothing sound is written, all that there can be."""
    network = document.get("network") if isinstance(document, dict) else None
    stated = network.get("languages") if isinstance(network, dict) else None
    known = [one for one in stated if one in LANGUAGES] if isinstance(stated, list) else []
    return tuple(dict.fromkeys(map(str, known))) or LANGUAGES


def first_language(document: Value) -> str:
    """The language in which every text is, and every name that is written once."""
    return spoken_in(document)[0]
