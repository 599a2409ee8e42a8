"""The editions of sheets that have been given out: ``content/editions.yaml``, written by a command.

An edition is what the sheets of a unit, a county or the network said. Of each fact there is only a digest: enough to
tell that it has changed, and nothing of a value that is withdrawn later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from generator.registry.beside import read_beside
from generator.registry.values import Day, Model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.registry.problems import Problem

FILE = "editions.yaml"
"""Beside the folders of pages."""
_MAX_BYTES = 2**24

Code = Annotated[str, Field(pattern=r"^[2-9a-hjkmnp-z]{5}$")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
FactName = Annotated[str, Field(pattern=r"^[a-z]+(\.[A-Za-z0-9_-]+)*$")]
SubjectName = Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]


class Edition(Model):
    """What sheets of a ``day`` said: the digest of each fact by its name, and the code that is printed."""

    code: Code
    day: Day
    facts: dict[FactName, Digest]


class _Kept(Model):
    editions: dict[SubjectName, tuple[Edition, ...]]


def read_editions(content: Path, name: str = "content") -> tuple[Mapping[str, Sequence[Edition]], list[Problem]]:
    """The editions of each subject beside the pages, oldest first, and what is wrong with the file. Never raises."""
    kept, _, problems = read_beside(content / FILE, f"{name}/{FILE}", _Kept, _MAX_BYTES)
    return (kept.editions if kept else {}), problems


def written(editions: Mapping[str, Sequence[Edition]]) -> str:
    """The file for ``editions``."""
    lines = [
        "# Editions of the sheets to print, by what they are about; written by `python -m generator brochures --record`.",
        "# Of each fact only a digest is kept. Do not edit, and delete nothing: printed sheets lead to these codes.",
        "editions:",
    ]
    for subject, of_subject in editions.items():
        lines.append(f"  {subject}:")
        for one in of_subject:
            facts = ", ".join(f'{name}: "{digest}"' for name, digest in one.facts.items())
            lines += [f'    - code: "{one.code}"', f"      day: {one.day.text}", f"      facts: {{{facts}}}"]
    return "\n".join([*lines, ""])
