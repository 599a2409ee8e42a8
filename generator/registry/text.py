"""A file's text with its lines: what may stand in it, and where a character is."""

from __future__ import annotations

import codecs
import re
from itertools import accumulate

from generator.registry.invisible import FORBIDDEN
from generator.registry.problems import MAX_PROBLEMS, Place, Problem

MAX_BYTES = 32 * 2**20

_FORBIDDEN_OR_LONE_RETURN = re.compile(rf"{FORBIDDEN.pattern}|\r(?!\n)")

_CONFLICT = re.compile(r"^[ \t]*(<{7}|>{7}|={7}|\|{7})(?=[ \r]|$)", re.MULTILINE)
_SIDES = ("<" * 7, ">" * 7)
_BROKEN_SIGNS = ("\u00c3", "\u00e2\u20ac", "\ufffd")
# What the second half of a letter looks like.
_HALF = "[\u00a1-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
BROKEN_LETTERS = re.compile(f"\u00c3{_HALF}|\u00e2\u20ac{_HALF}|\ufffd+")
"""What is left of letters that a program has read in another encoding than the file's."""

_BLOCK = 2**16
_WIDTH = 110
_BEFORE = 40
_TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|(?:[^\s,:\]}#]|,(?=\S))+(?:[ ]+[^\s#,\]}]+)*|.""")
_FIELD = re.compile(r"[^\s:]+(?=:(?:\s|$))")


class FileText:
    """The text of the file called ``name``; ``place`` turns a character's index into line and column."""

    def __init__(self, name: str, text: str = "") -> None:
        self.name = name
        self.text = text
        self._lines_before: list[int] = []

    def place(self, index: int) -> Place:
        """Where the character at ``index`` (from 0) stands, with its line (of a long one, a piece) for the caret."""
        text = self.text
        start, end = text.rfind("\n", 0, index) + 1, text.find("\n", index)
        cut = start if index - start < _WIDTH // 2 else index - _BEFORE
        shown = text[cut : min(len(text) if end < 0 else end, cut + _WIDTH)].rstrip("\r")
        length = _length(shown, index - cut)
        return Place(self.name, self._line_of(index), index - start + 1, length, shown, cut - start)

    def _line_of(self, index: int) -> int:
        """The number of the line, counted in blocks so that many places in a long file cost little."""
        if not self._lines_before:
            counts = (self.text.count("\n", at, at + _BLOCK) for at in range(0, len(self.text), _BLOCK))
            self._lines_before = list(accumulate(counts, initial=0))
        block = min(index // _BLOCK, len(self._lines_before) - 1)
        return self._lines_before[block] + self.text.count("\n", block * _BLOCK, index) + 1


def decode(data: bytes, name: str) -> tuple[FileText, list[Problem]]:
    """The text of a file and what must not stand in it, replaced there so that reading can go on.

    The text is empty where the file is too large, is not UTF-8 or holds two versions between the marks of a merge.
    """
    if len(data) > MAX_BYTES:
        return FileText(name), [too_large(name, MAX_BYTES)]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:2]:
        return FileText(name), [Problem("not-utf8", Place(name, 1, 1))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        readable = FileText(name, error.object[: error.start].decode() + "\N{REPLACEMENT CHARACTER}")
        return FileText(name), [Problem("not-utf8", readable.place(len(readable.text) - 1))]
    if any(side in text for side in _SIDES) and (conflicts := _conflicts(FileText(name, text))):
        return FileText(name), conflicts
    problems = _broken_letters(FileText(name, text)) if any(sign in text for sign in _BROKEN_SIGNS) else []
    # The second pattern is three times slower, and most files have no carriage return.
    forbidden = _FORBIDDEN_OR_LONE_RETURN if "\r" in text else FORBIDDEN
    if not forbidden.search(text):
        return FileText(name, text), problems
    mended = FileText(name, forbidden.sub("\N{REPLACEMENT CHARACTER}", text))
    found = zip(forbidden.finditer(text), range(MAX_PROBLEMS), strict=False)
    return mended, [*problems, *(_invisible(mended.place(match.start()), match.group()) for match, _ in found)]


def too_large(name: str, most: int) -> Problem:
    """The problem of a file that is not even read, because it has more than ``most`` bytes."""
    return Problem("file-too-large", Place(name), {"limit": str(most // 2**20)})


def _conflicts(text: FileText) -> list[Problem]:
    """The marks of merges that nobody has finished: where each begins, or whatever is left of it."""
    marks = list(_CONFLICT.finditer(text.text))
    begins = [match for match in marks if match[1] == _SIDES[0]]
    if not any(match[1] in _SIDES for match in marks):
        return []
    return [Problem("merge-conflict", text.place(match.start(1))) for match in (begins or marks)[:MAX_PROBLEMS]]


def _broken_letters(text: FileText) -> list[Problem]:
    """Letters that a program has read or written in another encoding than the file's."""
    found = zip(BROKEN_LETTERS.finditer(text.text), range(MAX_PROBLEMS), strict=False)
    return [Problem("broken-letters", text.place(match.start()), {"given": match[0]}) for match, _ in found]


def _invisible(place: Place, character: str) -> Problem:
    return Problem("control-character", place, {"code": f"U+{ord(character):04X}"})


def _length(shown: str, caret: int) -> int:
    """How many characters the caret underlines: the field's name or the value that begins there."""
    match = _FIELD.match(shown, caret) or _TOKEN.match(shown, caret)
    return max(1, len(match.group().rstrip())) if match else 1
