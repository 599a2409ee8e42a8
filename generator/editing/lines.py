"""How the lines of a file end, and the mark that some programs put at its beginning: both stay as they are."""

from __future__ import annotations

_MARK = b"\xef\xbb\xbf"


def newline_of(text: str) -> str:
    """What ends the first line of a text, and with it all others."""
    return "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"


def as_saved(text: str, before: bytes) -> bytes:
    """The bytes of a text, with the mark at its beginning if the file had it ``before``."""
    return (_MARK if before.startswith(_MARK) else b"") + text.encode()
