"""What a comment on a change must not repeat: a secret address, and what is withheld, in either version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.history.compare import stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.document import Value

_WHERE = frozenset({"addresses", "place"})


class Guard:
    """Knows which fields of which units are not told, from the documents of both versions."""

    def __init__(self, *documents: Value) -> None:
        self._secret = {unit for document in documents for unit in _with_secret_address(document)}
        self._withheld = {pair for document in documents for pair in _withheld(document)}

    def hides(self, section: str, key: str, field: str) -> bool:
        """Whether the values of a field are not told, before or after."""
        if section != "units":
            return False
        return (key, field) in self._withheld or (key in self._secret and field in _WHERE)


def _with_secret_address(document: Value) -> Iterator[str]:
    for key, unit in _records(document, "units").items():
        if stated(unit, "address_confidential") == "true":
            yield key


def _withheld(document: Value) -> Iterator[tuple[str, str]]:
    for one in _records(document, "withheld").values():
        units = one.get("unit", []) if isinstance(one, dict) else []
        for unit in [units] if isinstance(units, str) else units:
            yield unit, str(one.get("field", ""))


def _records(document: Value, section: str) -> dict[str, Any]:
    found = document.get(section) if isinstance(document, dict) else None
    return found if isinstance(found, dict) else {}
