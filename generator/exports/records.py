"""What cards and calendars share: identities that stay, texts of one line, addresses of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from generator.exports.scribe import VERSION

if TYPE_CHECKING:
    from generator.exports.scribe import Scribe


def identity(scribe: Scribe, *parts: str) -> UUID:
    """The UUID of a thing of the network (RFC 9562, version 5): the same on every day and at every address."""
    return uuid5(NAMESPACE_URL, "/".join([f"urn:service-directory:{scribe.directory.registry.network.id}", *parts]))


def producer(scribe: Scribe, kind: str, language: str) -> str:
    """Who made a file, with the version of our format and the language (a public identifier by ISO 9070)."""
    return f"-//{scribe.directory.registry.network.id}//{kind} {VERSION}//{language.upper()}"


def page(scribe: Scribe, language: str, kind: str, key: str = "") -> str:
    """The public address of a page."""
    return scribe.site_url + (scribe.folder(language, kind, key) or "")


def one_line(text: str) -> str:
    """The text with a space for each of its line breaks, also for the rare ones of Unicode."""
    return " ".join(text.split())
