"""The nouns of place names below and beside the municipalities: case forms, localities, names, postal codes."""

from typing import NamedTuple

CASES = (
    "genitive",
    "partitive",
    "inessive",
    "elative",
    "illative",
    "adessive",
    "ablative",
    "allative",
    "translative",
    "essive",
)
"""The cases of which forms are kept, in the order of the file."""


class CaseForms(NamedTuple):
    """The Finnish case forms of a name; a case has several where several are in use, the usual one first.

    `checked` tells who vouches for them: "voikko" (the dictionary knows the word), "part" (it knows the last part),
    "rule" (only the rules for such an ending) or "hand" (a person wrote them).
    """

    name: str
    forms: dict[str, tuple[str, ...]]
    checked: str

    def every(self) -> tuple[str, ...]:
        """Return the name and all its forms, each once."""
        return tuple(dict.fromkeys((self.name, *(form for case in CASES for form in self.forms[case]))))


class Locality(NamedTuple):
    """A name of a place in a municipality that is not the municipality's own name.

    `kind` is "former" (a municipality that ceased or changed its name, `until` tells when: an ISO date or a year) or
    "town" (a town or village with a post office). A name in several municipalities is several localities. `source` is
    a key of the register's README. Those that ceased since 2020 are municipalities of the register, not localities.
    """

    name: str
    language: str
    municipality: str
    kind: str
    until: str
    source: str


class CountyName(NamedTuple):
    """A name that people use for a wellbeing services county: its region's, its website's, or of what went before it.

    `source` is "classification", a key of the register's README, or the address of a page that says so. A name that is
    the same in several languages is kept in one.
    """

    county: str
    name: str
    language: str
    source: str


class OtherMeaning(NamedTuple):
    """A form of a place name that also means something else: `meaning` is "word" or, for people, "name"."""

    form: str
    language: str
    meaning: str


class Postcode(NamedTuple):
    """A postal code and the municipality of today that Posti gives as the one it belongs to."""

    postcode: str
    municipality: str
