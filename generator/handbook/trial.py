"""Examples are tried out: each is put into a small project and checked as an editor's own file would be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.editing.order import ordered
from generator.handbook.examples import DAY, REGISTRY
from generator.handbook.laying import Laid, laid
from generator.handbook.made import made
from generator.handbook.projects import FINDERS
from generator.handbook.small import PAGE, head, small_registry
from generator.registry.load import load_text
from generator.registry.places import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.handbook.examples import Example
    from generator.registry.problems import Problem

_SIGN = re.compile(r"⟨U\+([0-9A-F]{4})⟩")
_TIMES = re.compile(r"⟨(\d+) × ([^⟩]+)⟩")
_HEAD = re.compile(r"---\n(.*?)^---\n(.*)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Trial:
    """The problems that were found, those in the piece with its line; ``strange`` are those elsewhere in the file."""

    problems: Sequence[Problem]
    strange: Sequence[Problem] = ()

    def of(self, code: str) -> list[Problem]:
        """The problems of a kind that the piece has."""
        return [problem for problem in self.problems if problem.code == code]


def tried(example: Example, *, wrong: bool) -> Trial:
    """The wrong or the right piece of ``example``, checked by what finds its kind of problem."""
    if example.by == "made":
        return Trial(made(example.code) if wrong else [])
    piece = example.wrong if wrong else example.right
    whole = _whole(piece, example)
    data = with_signs(whole.text).encode(example.saved_as if wrong else "utf-8")
    return _in_piece(_found(example, data), whole, example)


def _found(example: Example, data: bytes) -> Sequence[Problem]:
    if example.by == "fmt":
        return ordered(data, example.file).problems
    if example.file == REGISTRY and example.by == "check":
        return load_text(data, REGISTRY, Places.finland(), DAY).problems
    return FINDERS[example.by](example, data)


def with_signs(text: str) -> str:
    """``text`` with the signs that cannot be shown, ``⟨U+200B⟩``, and what would be too long to, ``⟨400 × a⟩``."""
    shown = _SIGN.sub(lambda match: chr(int(match[1], 16)), text)
    return _TIMES.sub(lambda match: match[2] * int(match[1]), shown)


def _whole(piece: str, example: Example) -> Laid:
    """The file that the piece makes, with what else it needs."""
    if example.whole or example.listing:
        return Laid(piece, tuple(range(1, piece.count("\n") + 2)))
    if example.file == REGISTRY:
        return laid(piece, small_registry())
    return _page(piece, example.file)


def _page(piece: str, file: str) -> Laid:
    """A piece of a page: its text alone, or what is changed in its head and its text."""
    match = _HEAD.match(piece)
    fields, body = (match[1], match[2]) if match else ("", piece)
    path = Path(file)
    top = laid(fields, head(path.stem if path.suffix == ".md" else PAGE, path.parent.name))
    skipped = piece[: len(piece) - len(body)].count("\n")
    origins = [1 if match else 0, *(number and number + 1 for number in top.origins), skipped]
    text = f"---\n{top.text}---\n{body or 'Esimerkki.'}"
    return Laid(text, (*origins, *range(skipped + 1, skipped + 2 + body.count("\n"))))


def _in_piece(problems: Sequence[Problem], whole: Laid, example: Example) -> Trial:
    mine: list[Problem] = []
    strange: list[Problem] = []
    for problem in problems:
        place = problem.place
        line = whole.line_in_piece(place.line) if place.file == example.file else place.line
        (mine if line or not place.line else strange).append(replace(problem, place=replace(place, line=line)))
    return Trial(mine, strange)
