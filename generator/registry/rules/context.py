"""What every rule is given, and how it reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.registry.problems import Problem
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from datetime import date

    from generator.registry.document import Document
    from generator.registry.fields import Path
    from generator.registry.nouns import Network, Registry
    from generator.registry.places import Places


@dataclass(frozen=True, slots=True)
class Context:
    """The registry with its document (for places in the file), the municipality register and the day of the check."""

    registry: Registry
    document: Document
    places: Places
    today: date

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site; all of them where the network is not sound."""
        # Of a registry with mistakes the network may be missing.
        network: Network | None = self.registry.network
        return network.languages if network else LANGUAGES

    def stated(self, section: str) -> dict[str, Any]:
        """The records of a section as the file states them, so that a broken one is not also reported as missing."""
        records = self.document.value.get(section) if isinstance(self.document.value, dict) else None
        return records if isinstance(records, dict) else {}

    def is_stated(self, section: str) -> bool:
        """Whether the file has the section as records, so that it can be told what is not among them."""
        return isinstance(self.document.value, dict) and isinstance(self.document.value.get(section), dict)

    def problem(self, code: str, path: Path, suggestion: str = "", *, key: bool = False, **parts: str) -> Problem:
        """A problem at ``path``; ``key`` puts the caret under the field's name instead of its value."""
        return Problem(code, self.document.place(path, key=key), parts, suggestion)
