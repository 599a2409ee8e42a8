"""The values of a page's frame: title, addresses in the other languages, language switch, banner."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import escape

from generator.directory import schema_org
from generator.directory.evidence import confirmed
from generator.directory.views.changes import feed_path
from generator.site.page import Page
from generator.site.records import pages_telling, report_address
from generator.site.safety import guard, policy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Environment

    from generator.directory.views.head import Head
    from generator.directory.voice import Voice
    from generator.site.addresses import AddressBook, Place
    from generator.site.profile import Profile
    from generator.site.site import SiteOptions

LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


class Heads:
    """Makes the frame's values for the pages of a site."""

    def __init__(
        self,
        voices: dict[str, Voice],
        book: AddressBook,
        options: SiteOptions,
        environment: Environment,
        profile: Profile,
    ) -> None:
        self._profile = profile
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
        addresses = {other: self._address(other, place) for other in folders}
        address, is_own = addresses[language], not self._book.canonical(language, *place)
        values = {
            "title": head.title,
            "site_title": "" if head.title.startswith(self.title(language)) else self.title(language),
            "description": head.description,
            "canonical": address,
            "alternates_html": self._alternates(addresses) + self._feed(language, place),
            "switch_html": self._switch(language, folder, folders),
            "banner_html": self._banners[language] + self._outdated(language, place),
            "report_html": self._report(language, place, address),
        }
        if head.listed:
            if is_own:
                self._listed[folder] = head.dated
            values["data_html"] = self._data(head, language, address)
        in_navigation = section if section in self._profile.menu else ""
        return Page(f"{folder}index.html", language, in_navigation, "" if head.listed else "noindex", values, body)

    def _address(self, language: str, place: Place) -> str:
        """The public address under which the page at ``place`` is to be known."""
        return self._book.canonical(language, *place) or self.site_url + self._book.folder(language, *place)

    def _report(self, language: str, place: Place, address: str) -> str:
        """The way to tell of an error on a page, where a repository of the facts is known."""
        words, repository = self._voices[language].words, self._voices[language].directory.registry.network.repository
        href = report_address(repository.value or "", self._book.told_at(language, place), address)
        if not href:
            return ""
        link = f'<a href="{escape(href)}" rel="noreferrer nofollow">{escape(words("frame.report"))}</a>'
        return f'<p class="report">{link} {escape(words("frame.report_note"))}</p>'

    def _data(self, head: Head, language: str, address: str) -> str:
        """What the page tells programs; the site that it is part of is the one with its public address."""
        is_own = address.startswith(self.site_url)
        name = self.title(language) if is_own else self._directory(self._voices[language])
        root = (self.site_url if is_own else self._profile.portal) + self._book.root(language)
        site = {"@type": "WebSite", "name": name, "url": root}
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
            "site_name": self.title(language),
            "home_text": words("frame.home"),
            "menu": words("frame.menu"),
            "nav": [
                {"key": key, "text": words(f"nav.{key}"), "href": self._menu_href(language, key)}
                for key in self._profile.menu
            ],
            "search": {
                "name": words("nav.search"),
                "label": words("search.label"),
                "placeholder": words("search.placeholder"),
                "button": words("search.button"),
                "href": self._below_root(language, self._book.find, ""),
                "answers": words("search.answers"),
            },
            "language_label": words("frame.languages"),
            "draft": words("frame.draft") if self._is_draft else "",
            "disclaimer": " ".join(self._disclaimer(voice)),
            "as_of": words("frame.as_of", date=words.day(voice.directory.as_of)),
            "footer_label": words("frame.footer"),
            "footer_links": [
                {"text": words(f"nav.{key}"), "href": self._menu_href(language, key)} for key in self._profile.footer
            ],
            "portal": self._portal(voice),
            "has_colours": bool(self._profile.colour),
            "keep": {name: words(f"keep.{name}") for name in ("save", "print", "name")}
            | {"saved": words("keep.saved", date="{date}")},
            "up": "../" if self._book.root(language) else "",
        }

    def _menu_href(self, language: str, key: str) -> str:
        kind, key = (key, "") if (key, "") in self._book.known(language) else ("page", key)
        return self._below_root(language, kind, key)

    def _below_root(self, language: str, kind: str, key: str) -> str:
        """The address of a page from the language's root; a whole one where the site does not have the page."""
        found = self._book.places(language).get((kind, key))
        if found is None:
            return self._book.seen_from("", language)(kind, key)
        return found.removeprefix(self._book.root(language))

    def _portal(self, voice: Voice) -> dict[str, str] | None:
        """The way from a unit's site to the portal."""
        if not self._profile.portal:
            return None
        return {
            "text": voice.words("frame.portal", portal=self._directory(voice)),
            "href": self._profile.portal + self._book.root(voice.language),
        }

    @property
    def _is_draft(self) -> bool:
        return (urlsplit(self.site_url).hostname or "").endswith(".example")

    def _disclaimer(self, voice: Voice) -> Iterator[str]:
        """That the site of a unit is not the unit's, unless it is; what the facts rest on, and who publishes them."""
        network = voice.directory.registry.network
        if not self._profile.is_own:
            yield voice.words("frame.not_own", portal=self._directory(voice))
        yield voice.plain(network.disclaimer)
        yield confirmed(voice)
        yield self._publisher(voice)

    @staticmethod
    def _directory(voice: Voice) -> str:
        """What the whole directory is called."""
        return voice.plain(voice.directory.registry.network.name)

    @staticmethod
    def _publisher(voice: Voice) -> str:
        network, words = voice.directory.registry.network, voice.words
        parts = []
        if network.publisher.value:
            parts.append(words("frame.publisher", publisher=network.publisher.value))
        if network.feedback.value:
            parts.append(words("frame.feedback", feedback=network.feedback.value))
        return " ".join(parts) or words("frame.publisher_unknown")

    def title(self, language: str) -> str:
        """What the site is called."""
        return self._voices[language].plain(self._profile.name)

    @staticmethod
    def _alternates(addresses: dict[str, str]) -> str:
        links = [
            f'<link rel="alternate" hreflang="{language}" href="{escape(address)}">'
            for language, address in addresses.items()
        ]
        default = next(iter(addresses.values()))
        links.append(f'<link rel="alternate" hreflang="x-default" href="{escape(default)}">')
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
        if self._book.told_at(language, place) not in self._places_outdated[language]:
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
        folders, beyond = self._book.places(language), self._book.seen_from("", language)

        def at(kind: str, key: str = "") -> str:
            found = folders.get((kind, key))
            return beyond(kind, key) if found is None else self.base + found

        return at

    def take_listed(self) -> dict[str, str]:
        """The folders of the pages made since the last call that search engines may list, with the day of the facts."""
        taken, self._listed = self._listed, {}
        return taken

    def sitemap(self, listed: Mapping[str, str]) -> str:
        """The sitemap of the folders ``listed``, each with the day of the facts."""
        rows = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        ]
        for folder, dated in listed.items():
            day = f"<lastmod>{dated}</lastmod>" if dated else ""
            rows.append(f"<url><loc>{escape(self.site_url + folder)}</loc>{day}</url>")
        return "\n".join([*rows, "</urlset>", ""])
