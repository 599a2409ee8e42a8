"""What a comment on a change must not repeat: a secret address, and what is withheld, in either version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.history.compare import stated
from generator.history.telling import records_of, withheld_fields
from generator.registry.spoken import first_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.document import Value

_WHERE = frozenset({"addresses", "place"})


class Guard:
    """Knows which fields of which units are not told, from the documents of both versions."""

    def __init__(self, *documents: Value) -> None:
        self._secret = {unit for document in documents for unit in _with_secret_address(document)}
        self._withheld = {pair for document in documents for pair in withheld_fields(document)}

    def hides(self, section: str, key: str, field: str) -> bool:
        """Whether the values of a field are not told, before or after."""
        if section != "units":
            return False
        return (key, field) in self._withheld or (key in self._secret and field in _WHERE)


def _with_secret_address(document: Value) -> Iterator[str]:
    for key, unit in records_of(document, "units").items():
        if stated(unit, "address_confidential", first_language(document)) == "true":
            yield key
