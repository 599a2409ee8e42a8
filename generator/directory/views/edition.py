"""The page behind the code on a printed sheet: whether it is still true, and if not, what has changed, fact by fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.directory.editions import ALL, county_subject, told_of
from generator.directory.evidence import confirmed
from generator.directory.parts import Entry, Group, Row
from generator.directory.views.head import Head

if TYPE_CHECKING:
    from generator.directory.editions import Editions, Kept
    from generator.directory.voice import Lens

_WORDED = {"unit": "unit", "said": "topic", "topic": "topic"}


@dataclass(frozen=True, slots=True)
class EditionView:
    """Everything that the page says.

    ``changed`` are the facts that are not as on the sheet, as they are told now; ``same`` is how many are. ``subject``
    is the page about the same; ``known`` whether the directory still tells of it.
    """

    head: Head
    key: str
    day: str
    known: bool
    changed: tuple[Row, ...]
    same: int
    subject: Entry
    confirmed: str


def edition_view(lens: Lens, kept: Kept, editions: Editions) -> EditionView:
    """The view of an edition as of the day."""
    words = lens.words
    subject = _subject(lens, kept.subject)
    now = told_of(lens, kept.subject) if subject else {}
    today = editions.current(kept.subject).edition.facts if subject else {}
    printed = kept.edition.facts
    changed = tuple(
        now.get(name) or _gone(lens, name)
        for name in dict.fromkeys([*now, *printed])
        if printed.get(name) != today.get(name)
    )
    if subject is None:
        short = words("edition.no_subject")
    else:
        short = words.count("edition.changed", len(changed)) if changed else words("edition.valid")
    title = words("edition.title", key=kept.key)
    return EditionView(
        head=Head(title, words("edition.description"), short, listed=False),
        key=kept.key,
        day=words.date(kept.edition.day),
        known=subject is not None,
        changed=changed if subject else (),
        same=sum(printed.get(name) == digest for name, digest in today.items()),
        subject=subject or Entry(words("nav.units"), lens.at("units")),
        confirmed=confirmed(lens.voice),
    )


def _subject(lens: Lens, subject: str) -> Entry | None:
    """What the sheets are about, with its page; ``None`` where it is no more in the directory."""
    directory = lens.directory
    if subject == ALL:
        return Entry(lens.words("nav.units"), lens.at("units"))
    if subject in directory.units:
        name = lens.voice.text(directory.units[subject].name)
        return Entry(name.text, lens.at("unit", subject), name.lang)
    for county in directory.counties:
        if county_subject(county) == subject:
            return Entry(county.name(lens.language), lens.at("county", county.code))
    return None


def _gone(lens: Lens, name: str) -> Row:
    """A fact that was on the sheet and is told no more."""
    group, _, key = name.partition(".")
    words = lens.words
    if group in _WORDED and f"{_WORDED[group]}.{key}" in words.table:
        term = words(f"{_WORDED[group]}.{key}")
    elif group == "municipality" and (place := lens.directory.places.by_code(key)):
        term = place.name(lens.language)
    elif group == "listed" and key in lens.directory.registry.units:
        term = lens.voice.plain(lens.directory.registry.units[key].name)
    else:
        term = words("edition.fact")
    return Row(name, term, state="unknown", unknown=words("edition.gone"))


@dataclass(frozen=True, slots=True)
class EditionsView:
    """The editions that have a page, by what they are about."""

    head: Head
    groups: tuple[Group, ...]


def editions_view(lens: Lens, editions: Editions) -> EditionsView:
    """The view of the list of editions."""
    words = lens.words
    found: dict[str, list[Entry]] = {}
    for key, kept in editions.all.items():
        entry = Entry(key, lens.at("edition", key), note=words.date(kept.edition.day))
        found.setdefault(kept.subject, []).append(entry)
    groups = [Group(_name(lens, subject), f"of-{subject}", tuple(entries)) for subject, entries in found.items()]
    head = Head(words("edition.index_title"), words("edition.index_description"), words("edition.index_short"))
    return EditionsView(head, tuple(groups))


def _name(lens: Lens, subject: str) -> str:
    found = _subject(lens, subject)
    return found.text if found else subject
