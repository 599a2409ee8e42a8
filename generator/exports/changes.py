"""What changed in the registry: ``changes.json`` for programs, and an Atom feed (RFC 4287) in each language.

Tags of the feed are URIs by RFC 4151: the host and path of the site, the day of the change, and the record.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

from generator.directory.views.changes import feed_path, notes, record_view
from generator.exports.catalogue import FOLDER, Entry, Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.directory.voice import Lens
    from generator.exports.scribe import Record, Scribe
    from generator.history.changes import Entry as Changed
    from generator.history.telling import Item

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
NEWEST = 50
# The year in which the feeds got their names.
_NAMED = "2026"
_EXCERPT_LINES = 30


def changes(scribe: Scribe) -> Record:
    """``changes.json``: the same list as on the page, as JSON values."""
    found = scribe.directory.changes
    return {
        **scribe.head(),
        "available": found is not None,
        "since": found.since.isoformat() if found else None,
        "began": found.began.date().isoformat() if found and found.began else None,
        "complete": found.all_of_them if found else False,
        "pages": scribe.pages("changes"),
        "feeds": {language: feed_path(language) for language in scribe.languages},
        "changes": [_changed(one) for one in found.entries] if found else [],
    }


def _changed(entry: Changed) -> Record:
    return {
        "day": entry.day.isoformat(),
        "updated": _time(entry.updated),
        "section": entry.section,
        "id": entry.key or None,
        "kind": entry.kind,
        "listed": entry.present,
        "fields": [_item(one) for one in entry.items],
    }


def _item(item: Item) -> Record:
    return {
        "field": item.field,
        "kind": item.kind,
        "before": list(item.before),
        "after": list(item.after),
        "languages": list(item.languages),
        "withdrawn": item.withdrawn,
    }


def _time(when: dt.datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def _files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
    for language in scribe.languages:
        yield feed_path(language).removeprefix(FOLDER), _feed(scribe, scribe.lenses[language])


def _feed(scribe: Scribe, lens: Lens) -> bytes:
    found, words = scribe.directory.changes, lens.words
    entries = found.entries[:NEWEST] if found else ()
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": lens.language})
    name = lens.voice.plain(scribe.directory.registry.network.name)
    _add(feed, "id", _tag(scribe, _NAMED, feed_path(lens.language)))
    _add(feed, "title", f"{name}: {words('changes.title')}")
    _add(feed, "subtitle", " ".join(notes(lens, NEWEST)))
    _add(feed, "updated", _time(_newest(scribe, entries)))
    _add(_add(feed, "author"), "name", name)
    _link(feed, "self", scribe.site_url + feed_path(lens.language), MEDIA_TYPE)
    _link(feed, "alternate", scribe.site_url + lens.at("changes"), "text/html")
    for entry in entries:
        _entry(feed, scribe, lens, entry)
    if found and found.began and len(entries) < NEWEST:
        _beginning(feed, scribe, lens, found.began)
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'.encode()


def _newest(scribe: Scribe, entries: tuple[Changed, ...]) -> dt.datetime:
    """When the feed was changed last; where nothing is known to have changed, its own day."""
    found = scribe.directory.changes
    times = [one.updated for one in entries] + ([found.began] if found and found.began else [])
    return max(times, default=dt.datetime.combine(scribe.directory.as_of, dt.time(), dt.UTC))


def _entry(feed: ET.Element, scribe: Scribe, lens: Lens, entry: Changed) -> None:
    view = record_view(lens, entry)
    words = lens.words
    made = _add(feed, "entry")
    _add(made, "id", _tag(scribe, entry.day.isoformat(), f"{lens.language}/{entry.section}/{entry.key}"))
    _add(made, "title", f"{view.name.text}: {', '.join(view.lines)}")
    _add(made, "updated", _time(entry.updated))
    _link(made, "alternate", scribe.site_url + (view.name.href or lens.at("changes")), "text/html")
    _add(made, "category", term=entry.section, label=words(f"changes.section.{entry.section}"))
    for kind in sorted({str(one.kind) for one in entry.items} or {entry.kind}):
        _add(made, "category", term=kind)
    _add(made, "content", "\n".join(view.lines), type="text")


def _beginning(feed: ET.Element, scribe: Scribe, lens: Lens, began: dt.datetime) -> None:
    made = _add(feed, "entry")
    _add(made, "id", _tag(scribe, began.date().isoformat(), f"{lens.language}/began"))
    _add(made, "title", lens.words("changes.began"))
    _add(made, "updated", _time(began))
    _link(made, "alternate", f"{scribe.site_url}{lens.at('changes')}#began", "text/html")
    _add(made, "content", lens.words("changes.began_text"), type="text")


def _tag(scribe: Scribe, date: str, name: str) -> str:
    site = urlsplit(scribe.site_url)
    host = site.hostname or ""
    with suppress(UnicodeError):
        host = host.encode("idna").decode()
    return f"tag:{quote(host)},{date}:{quote(site.path)}{name}"


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, attributes)
    made.text = text or None
    return made


def _link(parent: ET.Element, rel: str, href: str, media_type: str) -> None:
    _add(parent, "link", rel=rel, type=media_type, href=href)


def _example(scribe: Scribe) -> tuple[str, str]:
    """The beginning of the feed in the first language."""
    path, content = next(_files(scribe))
    lines = content.decode().splitlines()
    return path, "\n".join(lines[:_EXCERPT_LINES])


FORMAT = Format(
    key="changes",
    standard="Atom (RFC 4287)",
    address="https://www.rfc-editor.org/rfc/rfc4287",
    entries=(Entry(feed_path("{language}").removeprefix(FOLDER), MEDIA_TYPE),),
    files=_files,
    example=_example,
)
