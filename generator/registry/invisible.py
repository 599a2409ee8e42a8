"""Characters that nobody sees and no editor means to type, in what is read and in what is told of it."""

from __future__ import annotations

import re

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Controls, rare line breaks, marks that turn the order of reading, and letters that only machines read."""


def visible(row: str) -> str:
    """A row of a message, fit for a terminal: white space as spaces, what must not be shown by the sign for it."""
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"[\t\r\n]", " ", row))
