"""What the municipality look-up knows: names and their forms, and the address of each answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.registry.place_names import fold

if TYPE_CHECKING:
    from generator.directory.directory import Directory
    from generator.registry.places import Municipality
    from generator.site.addresses import AddressBook


def look_up_data(directory: Directory, book: AddressBook, language: str) -> bytes:
    """JSON for the look-up in ``language``: ``[[folded forms, name, address from the portal's root], ...]``."""
    rows = [_row(book, place, language) for place in (*directory.municipalities, *directory.ceased)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _row(book: AddressBook, place: Municipality, language: str) -> list[str]:
    forms = dict.fromkeys(fold(form) for form in place.forms)
    return [" ".join(forms), place.name(language), book.folder(language, "municipality", place.code)]
