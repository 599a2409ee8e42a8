"""Where lines of a sheet may not end: inside an address, and after the hyphen of a word.

Readers of PDF take any hyphen at the end of a line for one that the line needed, and copy "Päijät-Häme" as
"PäijätHäme".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

_SOFT_HYPHEN = "\u00ad"
_WORD_JOINER = "\u2060"
_MAY_END = "\u200b"
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_HYPHEN_FOR_A_PART = re.compile(r"(?<=\w)-( +)(?=\w)")
_ADDRESS = re.compile(r"[^\s()<>\"“”«»,;]*[^\W_](?:@|://|\.(?=[^\W\d_])|/(?=\w)|_)[^\s()<>\"“”«»,;]*")
"""Whatever has a dot, a slash, an at sign or a low line between letters: addresses, names of files, codes."""

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_INLINE = {"a", "abbr", "em", "span", "strong"}


def guard_lines(tree: Element) -> None:
    """Keep hyphens of words within lines and addresses undivided, in the body of the document ``tree``.

    Headings get their plain text for the outline as ``data-outline``, links the address to show as ``data-shown``.
    Soft hyphens are dropped: WeasyPrint leaves the hyphen out where a word has several, and no word needs them here.
    """
    for body in tree.iter("body"):
        _guard(body, in_link=False)


def _guard(element: Element, *, in_link: bool) -> None:
    """Guard ``element`` with all that is in it; a link stays one piece, as a tagged PDF needs it."""
    text = "".join(element.itertext()).replace(_SOFT_HYPHEN, "")
    if element.tag in _HEADINGS:
        element.set("data-outline", " ".join(text.split()))
    if element.tag == "a":
        in_link = True
        element.set("data-shown", _guarded_address(element.get("href", "")))
        if _ADDRESS.search(text):
            element.set("class", f"{element.get('class', '')} address".strip())
    for child in list(element):
        if isinstance(child.tag, str):
            _guard(child, in_link=in_link)
        child.tail, spans = _told_apart(child.tail or "", whole=in_link)
        place = list(element).index(child) + 1
        element[place:place] = spans
    element.text, spans = _told_apart(element.text or "", whole=in_link)
    element[0:0] = spans
    if not in_link:
        _spaces_apart(element)


def _spaces_apart(element: Element) -> None:
    """Put the space before each inline child into an element of its own.

    If a line has room for all words of a text but not for the space at its end, WeasyPrint (69) divides the first word
    of the line and leaves it alone there.
    """
    for place, child in reversed(list(enumerate(element))):
        before = (element[place - 1].tail if place else element.text) or ""
        if child.tag in _INLINE and before.endswith(" ") and before.strip():
            space = Element("span")
            space.text = " "
            if place:
                element[place - 1].tail = before[:-1]
            else:
                element.text = before[:-1]
            element.insert(place, space)


def guarded(text: str) -> str:
    """``text`` with word joiners where a line must not end; nothing is drawn for them, nor copied from a PDF."""
    whole = _HYPHEN.sub(f"-{_WORD_JOINER}", text.replace(_SOFT_HYPHEN, ""))
    return _HYPHEN_FOR_A_PART.sub(rf"-{_WORD_JOINER}\1{_WORD_JOINER}", whole)


def _guarded_address(text: str) -> str:
    """The same for an address, whose lines may end before a hyphen instead."""
    return guarded(text).replace("-", f"{_MAY_END}-")


def _told_apart(text: str, *, whole: bool) -> tuple[str, list[Element]]:
    """The text up to its first address, and each address as an element with the text behind it; or all of it."""
    first, *rest = _pieces(text)
    pairs = list(zip(rest[::2], rest[1::2], strict=True))
    if whole:
        return guarded(first) + "".join(_guarded_address(one) + guarded(behind) for one, behind in pairs), []
    spans = []
    for address, behind in pairs:
        span = Element("span", {"class": "address"})
        span.text, span.tail = _guarded_address(address), guarded(behind)
        spans.append(span)
    return guarded(first), spans


def _pieces(text: str) -> Iterator[str]:
    """Text, address, text, address … text."""
    begin = 0
    for address in _ADDRESS.finditer(text):
        yield text[begin : address.start()]
        yield address.group()
        begin = address.end()
    yield text[begin:]
