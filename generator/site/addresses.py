"""Where every page is. Addresses are a contract: once published they stay."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.exports.cards import card_path
from generator.registry.place_names import slugify
from generator.registry.prose import START_PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.directory.directory import Directory
    from generator.directory.editions import Editions
    from generator.directory.shares import Share
    from generator.registry.nouns import Offering, ServiceArea
    from generator.registry.prose import Shelf

FOLDERS = {
    "units": {"fi": "yksikot", "sv": "enheter", "en": "units"},
    "offerings": {"fi": "tukimuodot", "sv": "stodformer", "en": "offerings"},
    "municipalities": {"fi": "kunnat", "sv": "kommuner", "en": "municipalities"},
    "counties": {"fi": "hyvinvointialueet", "sv": "valfardsomraden", "en": "counties"},
    "areas": {"fi": "palvelualueet", "sv": "serviceomraden", "en": "service-areas"},
    "compare": {"fi": "vertailu", "sv": "jamforelse", "en": "comparison"},
    "map": {"fi": "kartta", "sv": "karta", "en": "map"},
    "terms": {"fi": "sanasto", "sv": "ordlista", "en": "glossary"},
    "statements": {"fi": "mita-lahteet-sanovat", "sv": "vad-kallorna-sager", "en": "what-sources-say"},
    "data": {"fi": "tietoa-aineistosta", "sv": "om-uppgifterna", "en": "about-the-data"},
    "developers": {"fi": "kehittajille", "sv": "for-utvecklare", "en": "developers"},
    "changes": {"fi": "muutokset", "sv": "andringar", "en": "changes"},
    "editions": {"fi": "painokset", "sv": "utgavor", "en": "editions"},
    "accessibility": {"fi": "saavutettavuus", "sv": "tillganglighet", "en": "accessibility"},
    "search": {"fi": "haku", "sv": "sok", "en": "search"},
    "sheets": {"fi": "tulosteet", "sv": "utskrifter", "en": "printouts"},
    "situations": {"fi": "tilanteet", "sv": "situationer", "en": "situations"},
}
_SHEETS = ("factsheet", "leaflet", "list")
PRINT_FOLDER = {"fi": "tuloste", "sv": "utskrift", "en": "print"}

Place = tuple[str, str]


class AddressBook:
    """The folder of every page of a portal, by language, kind and key.

    What there will be sheets about has a page of them where ``sheets`` are made.
    """

    def __init__(
        self,
        directory: Directory,
        shelf: Shelf,
        languages: tuple[str, ...],
        editions: Editions | None = None,
        *,
        sheets: bool = False,
    ) -> None:
        self._editions = editions
        self._sheets = sheets
        self._directory = directory
        self._shelf = shelf
        self.languages = languages
        self.root_language = directory.languages[0]

    def folder(self, language: str, kind: str, key: str = "") -> str:
        """The page's folder below the portal's root, with a slash at its end ("" for the root).

        Raises ``KeyError`` where there is no such page.
        """
        return self._folders[language][kind, key]

    def root(self, language: str) -> str:
        """The folder of a language below the portal's root; the first language of the site is at the root itself."""
        return "" if language == self.root_language else f"{language}/"

    def edition(self, code: str, language: str) -> str:
        """The folder of an edition's page, below the portal's root: known before any page is made."""
        return f"{self.root(language)}{FOLDERS['editions'][language]}/{code}/"

    def has(self, kind: str, key: str = "") -> bool:
        """Whether the site has the page."""
        return all((kind, key) in self.places(language) for language in self.languages)

    def leads_to(self, name: str) -> bool:
        """Whether the site has the list or the page of prose that a menu calls ``name``."""
        return self.has(name) or self.has("page", name)

    def address(self, language: str, kind: str, key: str) -> str:
        """The page's folder below the site's root, or the whole address of a page of another site.

        Raises ``KeyError`` where there is no such page.
        """
        found = self._beyond(language, kind, key) if (kind, key) not in self.places(language) else ""
        return found or self.folder(language, kind, key)

    def told_at(self, language: str, place: Place) -> Place:
        """What the page at ``place`` tells of, among all sites: a page of prose goes by its name, not by its key."""
        kind, key = place
        shelves = (self._shelf.articles[language], *self._shelf.articles.values()) if kind == "page" else ()
        article = next((articles[key] for articles in shelves if key in articles), None)
        return (kind, article.name) if article else place

    def folders(self, kind: str) -> list[str]:
        """The folders of all pages of a kind, in all languages."""
        return [folder for places in self._folders.values() for (one, _), folder in places.items() if one == kind]

    def places(self, language: str) -> dict[Place, str]:
        """All pages of a language: (kind, key) -> folder."""
        return self._folders[language]

    def seen_from(self, folder: str, language: str) -> Callable[[str, str], str]:
        """A function that gives addresses of pages of ``language`` as seen from ``folder``; "" where there is none."""
        up = "../" * folder.count("/")
        folders = self._folders[language]

        def at(kind: str, key: str = "") -> str:
            if kind == "find":
                return up + folders[self.find, ""]
            if kind in _SHEETS:
                return self._file(sheet_path(key, language, kind), key, up)
            if kind == "card":
                return self._file(card_path(key, language), key, up)
            if kind == "file":
                return up + key
            found = folders.get((kind, key))
            return self._beyond(language, kind, key) if found is None else (up + found or "./")

        return at

    find = "municipalities"
    """The list that a question leads to where no script answers it; pages call it "find"."""

    def known(self, language: str) -> dict[Place, str]:
        """All pages that ``seen_from`` has an address for: (kind, key) -> folder below the root of their site."""
        return self.places(language)

    def canonical(self, language: str, kind: str, key: str) -> str:
        """The public address of a page of another site that says the same as the page of this one; "" for none."""
        del language, kind, key
        return ""

    def _file(self, path: str, subject: str, up: str) -> str:
        """The address of a file about ``subject``, ``up`` being the way to the site's root."""
        del subject
        return up + path

    def _beyond(self, language: str, kind: str, key: str) -> str:
        """The address of a page that the site does not have; "" for none."""
        del language, kind, key
        return ""

    @cached_property
    def _folders(self) -> dict[str, dict[Place, str]]:
        return {language: self._of(language) for language in self.languages}

    def _of(self, language: str) -> dict[Place, str]:
        root = self.root(language)
        found: dict[Place, str] = {}
        for key in self._shelf.all_keys():
            article = self._shelf.articles[language].get(key)
            slug = article.head.slug if article else key
            found["page", key] = root if key == START_PAGE else f"{root}{slug}/"
        for kind, names in FOLDERS.items():
            found[kind, ""] = f"{root}{names[language]}/"
        for kind, index, slugs in self._records(language):
            folder = found[index, ""]
            found.update({(kind, key): f"{folder}{slug}/" for key, slug in slugs.items()})
        for key in self._directory.units:
            found["print", key] = f"{found['unit', key]}{PRINT_FOLDER[language]}/"
        return found

    def _records(self, language: str) -> list[tuple[str, str, dict[str, str]]]:
        directory = self._directory
        registry = directory.registry
        places = (*directory.municipalities, *directory.ceased)
        codes = tuple(self._editions.all) if self._editions else ()
        printed = self._editions.printed if self._editions and self._sheets else ()
        return [
            ("unit", "units", {key: key for key in directory.units}),
            ("offering", "offerings", self._slugs(registry.offerings, language)),
            ("area", "areas", self._slugs(registry.service_areas, language)),
            ("compare", "compare", {key: _slug(one, language) for key, one in directory.shares.items()}),
            ("municipality", "municipalities", {place.code: place.slug(language) for place in places}),
            ("edition", "editions", dict(zip(codes, codes, strict=True))),
            ("sheets", "sheets", dict(zip(printed, printed, strict=True))),
            ("county", "counties", {area.code: area.slug(language) for area in directory.counties}),
        ]

    def _slugs(self, records: Mapping[str, Offering] | Mapping[str, ServiceArea], language: str) -> dict[str, str]:
        of_site = self._directory.languages
        return {key: slugify(one.name.best(language, of_site)[0]) for key, one in records.items()}


def _slug(share: Share, language: str) -> str:
    slug = share.place.slug(language)
    return slug if share.number == 1 else f"{slug}/{share.number}"


def sheet_path(subject: str, language: str, kind: str = "factsheet", copy: str = "") -> str:
    """Where the sheet about a unit or an area is, below the portal's root; the name of a ``copy`` ends in that."""
    return f"sheets/{subject}-{kind}-{language}{copy}.pdf"


def bundle_path(subject: str) -> str:
    """Where all sheets about a unit or an area are in one file."""
    return f"sheets/{subject}.zip"
