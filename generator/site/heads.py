"""The values of a page's frame: title, addresses in the other languages, language switch, banner."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import escape

from generator.directory import schema_org
from generator.directory.evidence import confirmed
from generator.directory.views.changes import feed_path
from generator.registry.prose import START_PAGE
from generator.site.page import Page
from generator.site.records import pages_telling, report_address
from generator.site.safety import guard, policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from generator.directory.views.head import Head
    from generator.directory.voice import Voice
    from generator.site.addresses import AddressBook, Place
    from generator.site.site import SiteOptions

LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}

NAVIGATION = ("apply", "situations", "units", "municipalities", "cost", "professional")
FOOTER = (
    "search",
    "urgent",
    "accessibility",
    "data",
    "statements",
    "terms",
    "offerings",
    "counties",
    "areas",
    "compare",
    "map",
)


class Heads:
    """Makes the frame's values for the pages of a portal."""

    def __init__(
        self, voices: dict[str, Voice], book: AddressBook, options: SiteOptions, environment: Environment
    ) -> None:
        self._voices = voices
        self._book = book
        self.site_url = options.site_url.rstrip("/") + "/"
        self.base = urlsplit(self.site_url).path
        self._policy = policy() if options.policy else ""
        self._environment = environment
        self._listed: dict[str, str] = {}

    def page(self, language: str, place: Place, head: Head, section: str, body: str) -> Page:
        """The page at ``place`` (kind and key) with its frame's values."""
        folder = self._book.folder(language, *place)
        folders = {other: self._book.folder(other, *place) for other in self._book.languages}
        values = {
            "title": head.title,
            "site_title": self._site_title(language),
            "description": head.description,
            "canonical": self.site_url + folder,
            "alternates_html": self._alternates(folders) + self._feed(language, place),
            "switch_html": self._switch(language, folder, folders),
            "banner_html": self._banners[language] + self._outdated(language, place),
            "report_html": self._report(language, place, self.site_url + folder),
        }
        if head.listed:
            self._listed[folder] = head.dated
            values["data_html"] = self._data(head, language, self.site_url + folder)
        in_navigation = section if section in NAVIGATION else ""
        return Page(f"{folder}index.html", language, in_navigation, "" if head.listed else "noindex", values, body)

    def _report(self, language: str, place: Place, address: str) -> str:
        """The way to tell of an error on a page, where a repository of the facts is known."""
        words, repository = self._voices[language].words, self._voices[language].directory.registry.network.repository
        href = report_address(repository.value or "", place, address)
        if not href:
            return ""
        link = f'<a href="{escape(href)}" rel="noreferrer nofollow">{escape(words("frame.report"))}</a>'
        return f'<p class="report">{link} {escape(words("frame.report_note"))}</p>'

    def _data(self, head: Head, language: str, address: str) -> str:
        root = self.site_url + self._book.folder(language, "page", START_PAGE)
        site = {"@type": "WebSite", "name": self._site_title(language), "url": root}
        return f'<script type="application/ld+json">{schema_org.page(head, language, address, site)}</script>'

    def frame_words(self, language: str) -> dict[str, object]:
        """The words and links of the frame in ``language``, addresses relative to the language's root."""
        voice = self._voices[language]
        words, network = voice.words, voice.directory.registry.network
        return {
            "skip": words("frame.skip"),
            "exit_text": words("frame.exit"),
            "exit_url": network.exit_address,
            "exit_keys": {key: words(f"frame.exit_{key}") for key in ("two", "one", "over")},
            "guard": guard(),
            "policy": self._policy,
            "safe_text": words("frame.safe"),
            "safe_href": f"{self._below_root(language, 'page', 'safe')}",
            "site_name": self._site_title(language),
            "home_text": words("frame.home"),
            "menu": words("frame.menu"),
            "nav": [
                {"key": key, "text": words(f"nav.{key}"), "href": self._menu_href(language, key)} for key in NAVIGATION
            ],
            "search": {
                "name": words("nav.search"),
                "label": words("search.label"),
                "placeholder": words("search.placeholder"),
                "button": words("search.button"),
                "href": self._below_root(language, "municipalities", ""),
                "answers": words("search.answers"),
            },
            "language_label": words("frame.languages"),
            "draft": words("frame.draft") if self.site_url.endswith(".example/") else "",
            "disclaimer": f"{voice.plain(network.disclaimer)} {confirmed(voice)} {self._publisher(voice)}",
            "as_of": words("frame.as_of", date=words.day(voice.directory.as_of)),
            "footer_label": words("frame.footer"),
            "footer_links": [{"text": words(f"nav.{key}"), "href": self._menu_href(language, key)} for key in FOOTER],
            "keep": {name: words(f"keep.{name}") for name in ("save", "print", "name")}
            | {"saved": words("keep.saved", date="{date}")},
            "up": "../" if self._book.root(language) else "",
        }

    def _menu_href(self, language: str, key: str) -> str:
        kind, key = (key, "") if (key, "") in self._book.places(language) else ("page", key)
        return self._below_root(language, kind, key)

    def _below_root(self, language: str, kind: str, key: str) -> str:
        return self._book.folder(language, kind, key).removeprefix(self._book.root(language))

    @staticmethod
    def _publisher(voice: Voice) -> str:
        network, words = voice.directory.registry.network, voice.words
        parts = []
        if network.publisher.value:
            parts.append(words("frame.publisher", publisher=network.publisher.value))
        if network.feedback.value:
            parts.append(words("frame.feedback", feedback=network.feedback.value))
        return " ".join(parts) or words("frame.publisher_unknown")

    def _site_title(self, language: str) -> str:
        voice = self._voices[language]
        return voice.plain(voice.directory.registry.network.name)

    def _alternates(self, folders: dict[str, str]) -> str:
        links = [
            f'<link rel="alternate" hreflang="{language}" href="{escape(self.site_url + folder)}">'
            for language, folder in folders.items()
        ]
        default = next(iter(folders.values()))
        links.append(f'<link rel="alternate" hreflang="x-default" href="{escape(self.site_url + default)}">')
        return "\n".join(links)

    def _feed(self, language: str, place: Place) -> str:
        """The way from the page of changes to its feed, for programs that look for one."""
        if place != ("changes", ""):
            return ""
        address = escape(self.site_url + feed_path(language))
        return f'\n<link rel="alternate" type="application/atom+xml" href="{address}">'

    def _switch(self, current: str, here: str, folders: dict[str, str]) -> str:
        up = "../" * here.count("/")
        items = []
        for language, folder in folders.items():
            name = LANGUAGE_NAMES[language]
            if language == current:
                items.append(f'<li><span aria-current="true" lang="{language}">{name}</span></li>')
            else:
                href = escape(up + folder or "./")
                items.append(f'<li><a href="{href}" lang="{language}" hreflang="{language}">{name}</a></li>')
        return "\n".join(items)

    @cached_property
    def _banners(self) -> dict[str, str]:
        return {language: self._banner(voice) for language, voice in self._voices.items()}

    def _banner(self, voice: Voice) -> str:
        directory, words = voice.directory, voice.words
        if not directory.is_past:
            return ""
        return self._notice(words("frame.past", date=words.day(directory.as_of)), "past", words("frame.past_title"))

    def _outdated(self, language: str, place: Place) -> str:
        """That a text on the page is translated from an earlier version of the original."""
        voice = self._voices[language]
        if place not in self._places_outdated[language]:
            return ""
        return self._notice(voice.words("frame.outdated"), "past", voice.words("frame.outdated_title"))

    @cached_property
    def _places_outdated(self) -> dict[str, set[Place]]:
        found: dict[str, set[Place]] = {language: set() for language in self._voices}
        for voice in self._voices.values():
            for language, section, key in voice.directory.outdated:
                if language == voice.language:
                    found[language] |= set(pages_telling(section, key))
        return found

    def _notice(self, text: str, kind: str, title: str) -> str:
        notice = self._environment.from_string(
            "{% from 'components/notice.html' import notice %}{{ notice(text, kind, title) }}"
        )
        return notice.render(text=text, kind=kind, title=title)

    def absolute(self, language: str) -> Callable[..., str]:
        """Addresses from the root of the host, for the one page that is shown at any depth."""
        folders = self._book.places(language)

        def at(kind: str, key: str = "") -> str:
            found = folders.get((kind, key))
            return "" if found is None else self.base + found

        return at

    def sitemap(self) -> str:
        """The sitemap: every page that search engines may list, with the day of the facts."""
        rows = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        ]
        for folder, dated in self._listed.items():
            day = f"<lastmod>{dated}</lastmod>" if dated else ""
            rows.append(f"<url><loc>{escape(self.site_url + folder)}</loc>{day}</url>")
        return "\n".join([*rows, "</urlset>", ""])
