"""What may be in a PDF: words, pictures and links; nothing that runs, opens a file or is one."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

_ACTIONS = frozenset({"/URI", "/GoTo"})
_RUNNING = frozenset({"/JavaScript", "/JS", "/AA", "/OpenAction", "/EmbeddedFiles", "/EF", "/XFA", "/RichMedia"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def findings(path: str, content: bytes, site_url: str = "") -> Iterator[str]:
    """What must not be in the PDF ``content``."""
    del path, site_url
    for part in _parts(PdfReader(io.BytesIO(content)).trailer):
        yield from (f"has {name}" for name in _RUNNING.intersection(part))
        if (part.get("/Type") == "/Action" or "/URI" in part) and part.get("/S") not in _ACTIONS:
            yield f"has the action {part.get('/S')}"
        if "/URI" in part:
            address = str(part["/URI"])
            if urlsplit(address).scheme not in _SCHEMES or re.search(r"[\x00-\x20\\\"<>]", address):
                yield f"leads to {address!r}"


def _parts(whole: object) -> Iterator[DictionaryObject]:
    """Every dictionary of a document."""
    seen: set[int] = set()
    waiting = [whole]
    while waiting:
        part = waiting.pop()
        if isinstance(part, IndirectObject):
            if part.idnum in seen:
                continue
            seen.add(part.idnum)
            part = part.get_object()
        if isinstance(part, DictionaryObject):
            yield part
            waiting += part.values()
        elif isinstance(part, ArrayObject):
            waiting += part
