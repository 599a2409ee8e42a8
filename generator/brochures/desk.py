"""Which sheets a site has, and the HTML of each. Links are absolute: on paper nothing is relative."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.brochures.kinds import KINDS
from generator.brochures.qr import qr_picture
from generator.brochures.sheet import Sheet
from generator.brochures.wanted import Wanted
from generator.directory.voice import Lens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.site.site import Site

EVERY = Wanted()


class Desk:
    """Writes the sheets of ``site``."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def sheets(self, wanted: Wanted = EVERY) -> Iterator[Sheet]:
        """All sheets that are ``wanted``: subject by subject, of every kind in every language.

        Raises ``NoSuchSheetError`` where a kind or a subject that is asked for is none.
        """
        wanted.check(KINDS, self.kinds_by_subject)
        for subject in self.kinds_by_subject:
            yield from self.about(subject, wanted)

    def about(self, subject: str, wanted: Wanted = EVERY) -> Iterator[Sheet]:
        """The sheets about ``subject`` that are ``wanted``."""
        for key in self.kinds_by_subject[subject]:
            if wanted.has(key, subject):
                yield from (self.sheet(key, subject, language) for language in self.site.languages)

    def sheet(self, key: str, subject: str, language: str) -> Sheet:
        """One sheet of the kind ``key``."""
        kind, lens = KINDS[key], self.lenses[language]
        return Sheet(key, subject, language, kind.html(self, lens, subject), kind.origins(lens, subject), _whole(lens))

    @cached_property
    def lenses(self) -> dict[str, Lens]:
        """The directory in each language, with public addresses."""
        return {language: Lens(self.site.voices[language], self._address(language)) for language in self.site.languages}

    @cached_property
    def kinds_by_subject(self) -> dict[str, list[str]]:
        """What there are sheets about, each with the kinds of its sheets."""
        found: dict[str, list[str]] = {}
        for key, kind in KINDS.items():
            for subject in kind.subjects(self):
                found.setdefault(subject, []).append(key)
        return found

    def head(self, lens: Lens, url: str, subject: str) -> dict[str, object]:
        """What every sheet about ``subject`` says of itself; ``url`` is the page that says the same on the web.

        ``edition`` is the code of what it says, and the page at ``edition_url`` tells whether that is still true.
        """
        code = self.site.editions.current(subject, lens.language).code
        edition_url = self.site.heads.site_url + self.site.book.edition(code, lens.language)
        frame, day = self._frames[lens.language], self.site.directory.as_of
        compiled = "sheet.facts_date" if self.site.directory.is_past else "sheet.compiled"
        return {
            "language": lens.language,
            "url": url,
            "edition": code,
            "edition_url": edition_url,
            "qr": qr_picture(edition_url),
            "day": day.isoformat(),
            "compiled": lens.words(compiled, date=lens.words.day(day)),
            **{name: frame[name] for name in ("site_name", "disclaimer", "draft")},
        }

    @cached_property
    def _frames(self) -> dict[str, dict[str, object]]:
        return {language: self.site.frame_words(language) for language in self.site.languages}

    def _address(self, language: str) -> Callable[..., str]:
        near = self.site.book.seen_from("", language)

        def at(kind: str, key: str = "") -> str:
            found = near(kind, key)
            return self.site.heads.site_url + found.removeprefix("./") if found else ""

        return at


def _whole(lens: Lens) -> frozenset[str]:
    """The words that the project does not want to see divided."""
    words = lens.words
    return frozenset(words("sheet.whole").lower().split()) if words.has("sheet.whole") else frozenset()
