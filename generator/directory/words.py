"""The words of the pages, one TOML file per language, and how dates, numbers and lists read in it."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from generator.registry.nouns import Forms
from generator.registry.place_names import alphabetical

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.registry.nouns import ServiceTerm
    from generator.registry.values import PartialDate

_DAY_FORM = {"fi": "d.M.yyyy", "sv": "d.M.yyyy", "en": "d MMMM yyyy"}
_REMEMBERED = 4096
_DAY_LENGTH, _MONTH_LENGTH = len("2020-01-01"), len("2020-01")


FIRST_LANGUAGE = "first_language"
"""The name by which words ask for what the first language of the site is called."""


class WordingError(Exception):
    """A file of words cannot be read, or lacks words that a page asks for."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one ``language``. Calling it with a key such as ``"unit.operator"`` gives the words.

    ``everywhere`` are the parts that any words may ask for: the service's name, and the first language of the site.
    """

    language: str
    table: dict[str, str]
    locale: Locale
    everywhere: dict[str, str]

    def __call__(self, key: str, **parts: object) -> str:
        """The words under ``key`` with ``parts`` and what is known everywhere filled in.

        Raises ``WordingError`` for words that nobody has written and for words that want another part.
        """
        try:
            words = self.table[key]
            return words.format_map(self.everywhere | parts) if "{" in words else words
        except KeyError as error:
            lacks = f"asks for {{{error.args[0]}}}, which nothing gives" if key in self.table else "is not there"
            raise WordingError(f"wording/{self.language}.toml: {key} {lacks}") from None
        except ValueError as error:
            raise WordingError(
                f"wording/{self.language}.toml: {key} has a brace too many or too few: {error}"
            ) from None

    def has(self, key: str) -> bool:
        """Whether somebody has written words under ``key``: some only a project can say."""
        return key in self.table

    def count(self, key: str, number: int, **parts: object) -> str:
        """The plural form of ``key`` (``.one`` or ``.other``) that ``number`` takes."""
        return self(f"{key}.{_plural(number, self.locale)}", number=self.number(number), **parts)

    def number(self, number: float) -> str:
        """A number as it is written in the language."""
        return _decimal(number, self.locale)

    def euros(self, amount: str) -> str:
        """An amount of euros, given as the registry writes it ("46.70")."""
        return _euros(amount, self.locale)

    def percent(self, number: int) -> str:
        """A share of a hundred: "84 %", in English "84%"."""
        return str(format_percent(number / 100, locale=self.locale))

    @staticmethod
    def capital(text: str) -> str:
        """The text with a capital letter first."""
        return text[:1].upper() + text[1:]

    def join(self, parts: Sequence[str]) -> str:
        """The parts as a list in a sentence: "a, b ja c"."""
        return parts[0] if len(parts) == 1 else _listed(tuple(parts), self.locale)

    def day(self, day: dt.date) -> str:
        """A day: "3.9.2020", "3 September 2020"."""
        return _date(day, _DAY_FORM[self.language], self.locale)

    def last_day(self, end: dt.date) -> str:
        """The last day of a half-open period that ends at ``end``."""
        return self.day(end - dt.timedelta(days=1))

    def last_date(self, end: PartialDate) -> str:
        """As ``last_day``, of an end that may be inexact: "noin 31.8.2025"."""
        day = self.last_day(end.first)
        return self("date.about", date=day) if end.approximate else day

    def sort_key(self, name: str) -> str:
        """For sorting names as the language's alphabet does: å, ä and ö after z."""
        return alphabetical(name)

    def date(self, stated: PartialDate | None) -> str:
        """A date as exactly as its source gives it: "elokuu 2024", "noin 2021", "date not known"."""
        if stated is None:
            return self("date.unknown")
        start, slash, end = stated.text.partition("/")
        if not slash:
            return self._about(start)
        if end == "..":
            return self("date.or_later", date=self._about(start))
        return self("date.between", start=self._about(start), end=self._about(end))

    def _about(self, text: str) -> str:
        exact = text.rstrip("~")
        if len(exact) == _DAY_LENGTH:
            shown = self.day(dt.date.fromisoformat(exact))
        elif len(exact) == _MONTH_LENGTH:
            shown = _date(dt.date.fromisoformat(f"{exact}-01"), "LLLL yyyy", self.locale)
        else:
            shown = exact
        return self("date.about", date=shown) if text.endswith("~") else shown


def words_of(language: str, term: ServiceTerm, of_site: Sequence[str], own: Mapping[str, str] | None = None) -> Words:
    """The words of ``language`` (fi, sv or en) for a site in the languages ``of_site`` whose service is ``term``.

    ``own`` are the project's words, which stand in place of the program's.
    """
    called, forms = term.name.best(language, of_site)[0], getattr(term.forms, language)
    # People who work on the site may read messages in a language that it has no pages and no forms in.
    told = forms.model_dump() if forms else dict.fromkeys(Forms.model_fields, called)
    service = {"service": called, **{f"service_{name}": form for name, form in told.items()}}
    capitals = {name.capitalize(): Words.capital(form) for name, form in service.items()}
    table = program_words(language)
    everywhere = service | capitals | {FIRST_LANGUAGE: table[f"language.{of_site[0]}"]}
    return Words(language, {**table, **(own or {})}, _locale(language), everywhere)


@cache
def service_forms() -> frozenset[str]:
    """The names by which words ask for the service: ``service``, ``service_into``; ``Service`` begins a sentence."""
    names = ["service", *(f"service_{name}" for name in Forms.model_fields)]
    return frozenset([*names, *map(str.capitalize, names)])


@lru_cache
def _listed(parts: tuple[str, ...], locale: Locale) -> str:
    return str(format_list(list(parts), locale=locale))


@cache
def _plural(number: int, locale: Locale) -> str:
    return str(locale.plural_form(number))


@cache
def _decimal(number: float, locale: Locale) -> str:
    return str(format_decimal(number, locale=locale))


@lru_cache(_REMEMBERED)
def _euros(amount: str, locale: Locale) -> str:
    return str(format_currency(Decimal(amount), "EUR", locale=locale))


@lru_cache(_REMEMBERED)
def _date(day: dt.date, form: str, locale: Locale) -> str:
    return str(format_date(day, form, locale=locale))


def _locale(language: str) -> Locale:
    return Locale("en", "GB") if language == "en" else Locale.parse(language)


@cache
def program_words(language: str) -> dict[str, str]:
    """The program's own words of a language: key -> words. Raises ``WordingError`` if they cannot be read."""
    source = files("generator.directory").joinpath(f"wording/{language}.toml")
    try:
        return dict(_flat(tomllib.loads(source.read_text(encoding="utf-8"))))
    except (OSError, ValueError) as error:  # TOMLDecodeError and UnicodeDecodeError are values that are wrong
        raise WordingError(f"wording/{language}.toml cannot be read: {error}") from None


def _flat(table: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        rows += _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(prefix + key, value)]
    return rows
