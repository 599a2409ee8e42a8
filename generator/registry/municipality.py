"""The nouns of the municipality register: municipality, area, membership, merger."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.registry.place_names import slugify


def covers(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Tell whether `day` is in the half-open interval [valid_from, valid_to); None is an open end."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day < valid_to)


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality of Finland, with its names and the Finnish forms of its name.

    `languages` has the majority's language first. `point` (latitude, longitude in WGS84) is None where no source in
    use gives one. `merged_into` is the code of the municipality that took it over on `valid_to`. `forms_by_hand`
    marks inflected forms that no list of inflections confirmed.
    """

    code: str
    name_fi: str
    name_sv: str
    genitive: str
    in_fi: str
    to_fi: str
    from_fi: str
    case: str
    languages: tuple[str, ...]
    point: tuple[float, float] | None
    valid_from: date | None
    valid_to: date | None
    merged_into: str | None
    forms_by_hand: bool

    def name(self, language: str) -> str:
        """Return the name used in `language` (fi, sv or en); raise ValueError for another language.

        English has no names of its own for Finnish municipalities: it uses the name in the language of the majority,
        so the Swedish name where Swedish is the only or the majority's language (Mariehamn, Jakobstad), else the
        Finnish one (Turku, Porvoo), and then no case ending.
        """
        if language == "en":
            language = self.languages[0]
        return _in_language({"fi": self.name_fi, "sv": self.name_sv}, language)

    def slug(self, language: str) -> str:
        """Return the name as a part of an address, unique within a language ("lahti", in Swedish "lahtis")."""
        return slugify(self.name(language))

    def valid(self, day: date) -> bool:
        """Tell whether the municipality exists on `day`."""
        return covers(day, self.valid_from, self.valid_to)

    @property
    def forms(self) -> tuple[str, ...]:
        """All stored forms of the name, the names themselves first."""
        return (self.name_fi, self.name_sv, self.genitive, self.in_fi, self.to_fi, self.from_fi)


@dataclass(frozen=True, slots=True)
class Area:
    """A region or a wellbeing services county.

    `kind` is "region" or "county". Among the counties `status` tells apart "county", "city" (Helsinki, which
    organises its own services) and "autonomy" (Åland, outside the counties); a region's status is "region".
    """

    kind: str
    code: str
    name_fi: str
    name_sv: str
    name_en: str
    valid_from: date | None
    status: str

    def name(self, language: str) -> str:
        """Return the name in `language` (fi, sv or en); raise ValueError for another language."""
        return _in_language({"fi": self.name_fi, "sv": self.name_sv, "en": self.name_en}, language)

    def slug(self, language: str) -> str:
        """Return the name as a part of an address, unique within a language and a kind of area."""
        return slugify(self.name(language))


class Membership(NamedTuple):
    """A municipality's place in an area over a half-open interval; `source` is a key of the register's README."""

    municipality: str
    kind: str
    area: str
    valid_from: date | None
    valid_to: date | None
    source: str


class Merger(NamedTuple):
    """The day on which a municipality ceased, the code of the one that it joined, and the address that says so."""

    date: date
    into: str
    source: str


def _in_language(names: dict[str, str], language: str) -> str:
    try:
        return names[language]
    except KeyError:
        raise ValueError(f"no place names in the language {language!r}") from None
