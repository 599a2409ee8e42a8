"""Why a build wrote a file: what it says now, beside what the output before said, which is kept as the spare one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from generator.publish.places import beside

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEXT = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|>([^<]*[^<\s][^<]*)(?=<)", re.DOTALL)
_PIECE = re.compile(r"([^<>\"\r\n]*[^<>\"\s][^<>\"\r\n]*)")
_LONGEST = 40
_AROUND = 10
_MOST_BYTES = 2**22


def reason(targets: Sequence[Path], path: str) -> str:
    """What the last build of ``targets`` changed first in the file that it calls ``path``, as one line.

    Empty where that is not to be read: in a sheet, a part of an index, or a very large file. Never raises.
    """
    target, below = _target_of(targets, path)
    old, new = _text(beside(target, "spare") / below), _text(target / below)
    if old is None or new is None:
        return "new" if new is not None and not (beside(target, "spare") / below).exists() else ""
    return _first_difference(old, new, _TEXT) or _first_difference(old, new, _PIECE)


def _target_of(targets: Sequence[Path], path: str) -> tuple[Path, str]:
    """The folder of a file and its path there; of several folders, the path begins with the name of one."""
    if len(targets) == 1:
        return targets[0], path
    name, _, below = path.partition("/")
    return next(target for target in targets if target.name == name), below


def _text(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8") if file.stat().st_size <= _MOST_BYTES else None
    except (OSError, UnicodeDecodeError):
        return None


def _first_difference(before: str, after: str, piece: re.Pattern[str]) -> str:
    """The first pieces that differ, or what came or went between those that are the same."""
    old, new = ([one for one in piece.findall(text) if one] for text in (before, after))
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    gone, come = old[start : len(old) - end], new[start : len(new) - end]
    if gone and come:
        at = _same(gone[0], come[0])
        return f"{_shown(gone[0], at)} → {_shown(come[0], at)}"
    return f"+ {_shown(come[0])}" if come else f"- {_shown(gone[0])}" if gone else ""


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (old, new) in pairs if old != new), min(len(one), len(other)))


def _shown(piece: str, at: int = 0) -> str:
    """A piece, of a long one what stands around ``at``."""
    begin = max(0, at - _AROUND) if at + _AROUND > _LONGEST else 0
    shown = " ".join(piece[begin : begin + _LONGEST].split())
    return f"{'…' if begin else ''}{shown}{'…' if begin + _LONGEST < len(piece) else ''}"
