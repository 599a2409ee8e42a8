"""A piece of YAML laid over a whole file: the piece first, then what the file has besides."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_FIELD = re.compile(r"( *)([^\s:#-][^:]*):( *#.*)?( .*)?$")
# What ends a document belongs to no field.
_ENDS = re.compile(r"\.\.\.|---")
_STEP = 2


@dataclass(slots=True)
class _Block:
    """A field with all lines below it that are its own; each line with its number in the piece (0: not of it)."""

    name: str
    lines: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Laid:
    """The whole text, and for each of its lines the line of the piece that it is, or 0."""

    text: str
    origins: tuple[int, ...]

    def line_in_piece(self, line: int) -> int:
        """The line of the piece that stands on a ``line`` of the whole, from 1; 0 where it is none."""
        return self.origins[line - 1] if 0 < line <= len(self.origins) else 0


def laid(piece: str, base: str) -> Laid:
    """``piece`` with all that ``base`` has besides: a field of the piece replaces the same field of the base.

    The lines of the piece keep their order, and what is added to a record stands below them.
    """
    mine = [(line, number) for number, line in enumerate(piece.splitlines(), 1)]
    theirs = [(line, 0) for line in base.splitlines()]
    lines = _merged(mine, theirs, 0)
    return Laid("".join(f"{line}\n" for line, _ in lines), tuple(number for _, number in lines))


def _merged(mine: list[tuple[str, int]], theirs: list[tuple[str, int]], indent: int) -> list[tuple[str, int]]:
    left = {block.name: block for block in _blocks(theirs, indent)}
    found: list[tuple[str, int]] = []
    for block in _blocks(mine, indent):
        other = left.pop(block.name, None)
        if other and all(_holds_fields(one, indent + _STEP) for one in (block, other)):
            found += [block.lines[0], *_merged(block.lines[1:], other.lines[1:], indent + _STEP)]
        else:
            found += block.lines
    return [*found, *(line for block in left.values() for line in block.lines)]


def _holds_fields(block: _Block, indent: int) -> bool:
    """Whether fields stand below it, ``indent`` spaces in."""
    head = _FIELD.match(block.lines[0][0])
    if not head or head[4]:
        return False
    first = next((line for line, _ in block.lines[1:] if line.strip()), "")
    match = _FIELD.match(first)
    return bool(match and len(match[1]) == indent)


def _blocks(lines: list[tuple[str, int]], indent: int) -> list[_Block]:
    """The fields that begin ``indent`` spaces in; a line that begins none belongs to the one above it."""
    found: list[_Block] = []
    for line, number in lines:
        match = _FIELD.match(line)
        if match and len(match[1]) == indent:
            found.append(_Block(match[2]))
        elif not found or _ENDS.match(line):
            found.append(_Block(""))
        found[-1].lines.append((line, number))
    return found
