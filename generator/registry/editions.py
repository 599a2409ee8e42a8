"""The editions of sheets that have been given out: ``content/editions.yaml``, written by a command.

An edition is what the sheets of a unit, a county or the network said in a language. Of each fact there is only a
digest: enough to tell that it has changed, so that a value that was withdrawn is not shown again. A short value can be
guessed from its digest; `HIDDEN` may stand in its place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from generator.registry.beside import read_beside
from generator.registry.meaning import nearest
from generator.registry.problems import Problem
from generator.registry.values import DIGEST_FORM, EDITION_FORM, FACT_FORM, Day, Key, Model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.registry.document import Document

FILE = "editions.yaml"
"""Beside the folders of pages."""
NETWORK = "network"
"""The subject of sheets about all units."""
HIDDEN = "00000000"
"""A digest that no value is looked up under."""
_MAX_BYTES = 2**24
_WIDTH, _DEEP = 118, " " * 8

Code = Annotated[str, Field(pattern=EDITION_FORM)]
Digest = Annotated[str, Field(pattern=DIGEST_FORM)]
FactName = Annotated[str, Field(pattern=FACT_FORM)]


class Edition(Model):
    """What sheets in ``language`` said on a ``day``: the digest of each fact by its name, and the code on them."""

    code: Code
    language: Literal["fi", "sv", "en"]
    day: Day
    kinds: tuple[Key, ...] = ()
    facts: dict[FactName, Digest]


class _Kept(Model):
    editions: dict[Key, tuple[Edition, ...]]


@dataclass(frozen=True, slots=True)
class Recorded:
    """The editions of each subject, oldest first, and where the file tells of them."""

    editions: Mapping[str, Sequence[Edition]] = field(default_factory=dict)
    document: Document | None = None

    def strangers(self, known: Sequence[str]) -> Iterator[Problem]:
        """A warning for each subject that is not among the ``known`` ones: it is gone, or misspelt."""
        for subject in self.editions:
            if subject not in known and self.document:
                place = self.document.place(("editions", subject), key=True)
                yield Problem("edition-subject", place, {"given": subject}, nearest(subject, list(known)))


def county_subject(code: str) -> str:
    """The subject of sheets about the units of the county ``code``: "county-07"."""
    return f"county-{code}"


def read_editions(content: Path, name: str = "content") -> tuple[Recorded, list[Problem]]:
    """The editions beside the pages, and what is wrong with the file. Never raises."""
    kept, document, problems = read_beside(content / FILE, f"{name}/{FILE}", _Kept, _MAX_BYTES)
    if kept is None or document is None:
        return Recorded(), problems
    return Recorded(kept.editions, document), list(_repeated(kept.editions, document))


def _repeated(editions: Mapping[str, Sequence[Edition]], document: Document) -> Iterator[Problem]:
    codes: set[str] = set()
    for subject, of_subject in editions.items():
        for number, one in enumerate(of_subject):
            if one.code in codes:
                place = document.place(("editions", subject, number, "code"))
                yield Problem("edition-twice", place, {"given": one.code})
            codes.add(one.code)


def written(editions: Mapping[str, Sequence[Edition]]) -> str:
    """The file for ``editions``."""
    lines = [
        "# Editions of the sheets to print, by what they are about; written by `python -m generator editions`.",
        "# Of each fact only a digest is kept. Delete nothing: printed sheets lead to these codes.",
        "editions:",
    ]
    for subject, of_subject in sorted(editions.items()):
        lines.append(f"  {subject}:")
        for one in of_subject:
            # A name and its digest stay on one line.
            facts = ", ".join(f'{name}:\0"{digest}"' for name, digest in sorted(one.facts.items()))
            wrapped = wrap(
                f"{{{facts}}}", _WIDTH, initial_indent=_DEEP, subsequent_indent=_DEEP, break_on_hyphens=False
            )
            lines += [f'    - code: "{one.code}"', f"      language: {one.language}", f"      day: {one.day.text}"]
            lines += [f"      kinds: [{', '.join(one.kinds)}]", "      facts:"]
            lines += [line.replace("\0", " ") for line in wrapped]
    return "\n".join([*lines, ""])
