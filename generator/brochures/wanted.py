"""Which of the sheets are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.registry.meaning import nearest


class NoSuchSheetError(Exception):
    """What was asked for is no kind, nor anything that sheets are about; its message is for whoever asked."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The sheets of these ``kinds`` about these ``subjects`` (units, counties ...); none named means all."""

    kinds: Collection[str] = ()
    subjects: Collection[str] = ()

    def has(self, kind: str, subject: str) -> bool:
        """Whether the sheet of ``kind`` about ``subject`` is asked for."""
        return (not self.kinds or kind in self.kinds) and (not self.subjects or subject in self.subjects)

    def check(self, kinds: Iterable[str], subjects: Iterable[str]) -> None:
        """Raise ``NoSuchSheetError`` for a name that is not among those there are, with the nearest one that is."""
        for asked, known in ((self.kinds, list(kinds)), (self.subjects, list(subjects))):
            for one in asked:
                if one not in known:
                    meant = nearest(one, known)
                    advice = f"did you mean {meant}?" if meant else f"there are {', '.join(sorted(known))}."
                    raise NoSuchSheetError(f"There is no sheet of {one!r}: {advice}")
