"""How a unit is reached, as channels of the catalogue: its house, its telephone, its site, as far as they are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.exports.ptv.area import area
from generator.exports.ptv.items import known, localized, municipality, typed
from generator.exports.ptv.told import Stretch, Told, stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.exports.ptv.items import Json
    from generator.exports.ptv.limits import Field
    from generator.exports.scribe import Scribe
    from generator.registry.nouns import Address, Unit
    from generator.registry.values import Sourced

_STREET = re.compile(r"(?P<street>.*?\D)\s+(?P<number>\d.*)", re.DOTALL)


def channels(scribe: Scribe, key: str, names: Told, summary: Told) -> list[Json]:
    """The channels, each with the service's own name and summary."""
    unit = scribe.directory.units[key]
    languages = tuple(scribe.lenses)
    phones, pages, addresses = _phones(unit, languages), _pages(unit, languages), _addresses(scribe, key)
    found = []
    if addresses:
        reached = known(phoneNumbers=phones, webPages=pages, addresses=addresses)
        found.append({"sourceId": f"{key}.location", "serviceChannelType": "ServiceLocation", **reached})
    elif phones:
        reached = known(phoneNumbers=phones, webPages=pages)
        found.append({"sourceId": f"{key}.phone", "serviceChannelType": "Phone", **reached})
    if pages:
        found.append({"sourceId": f"{key}.web", "serviceChannelType": "WebPage", "webPages": pages})
    shared = {
        "serviceChannelNames": typed(names),
        "serviceChannelDescriptions": typed(summary),
        **area(scribe, key),
        **known(languages=list(unit.languages.value or ())),
        "publishingStatus": "Draft",
    }
    return [{**channel, **shared} for channel in found]


def _pages(unit: Unit, languages: Sequence[str]) -> list[Json]:
    """The unit's address on the web, once for each language version."""
    return [{"url": unit.website.value, "language": code} for code in languages] if unit.website.value else []


def _phones(unit: Unit, languages: Sequence[str]) -> list[Json]:
    """The unit's number, once for each language version."""
    if not unit.phone.value:
        return []
    return [{"type": "Phone", **dialled(unit.phone.value), "language": code} for code in languages]


def dialled(number: str) -> Json:
    """A number as the catalogue has it: digits alone, behind the country's prefix unless it is one for Finland only.

    A number of which the library of numbers knows nothing stays as it is written, without its signs.
    """
    # Imported where it is needed: most registries have no number at all, and the library takes long to start.
    import phonenumbers  # noqa: PLC0415

    digits = "".join(filter(str.isdecimal, number))
    try:
        parsed = phonenumbers.parse(number, "FI")
    except phonenumbers.NumberParseException:
        return {"number": digits}
    kinds = phonenumbers.PhoneNumberType
    kind = phonenumbers.number_type(parsed)
    if kind == kinds.UNKNOWN:
        return {"number": digits}
    if kind in (kinds.FIXED_LINE, kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE) or number.lstrip().startswith("+"):
        national = phonenumbers.national_significant_number(parsed)
        return {"prefixNumber": f"+{parsed.country_code}", "isFinnishServiceNumber": False, "number": national}
    return {"isFinnishServiceNumber": True, "number": digits}


def places(scribe: Scribe, key: str) -> list[tuple[str, Address]]:
    """The addresses that may be told, each with its place in the registry: none where the address is confidential."""
    unit = scribe.directory.units[key]
    if unit.address_confidential:
        return []
    return [(f"units.{key}.addresses.{number}", one) for number, one in enumerate(unit.addresses.value or ())]


def told(scribe: Scribe, key: str) -> Iterator[Told]:
    """The texts of the addresses and the number, whose lengths the catalogue limits."""
    unit = scribe.directory.units[key]
    for path, one in places(scribe, key):
        street, number = split(one.street)
        yield from _one(scribe, "addresses.street", f"{path}.street", street, unit.addresses, unit)
        yield from _one(scribe, "addresses.streetNumber", f"{path}.street", number, unit.addresses, unit)
        if one.name:
            yield Told("addresses.additionalInformation", (stretch(f"{path}.name", one.name, unit.addresses, unit),))
    for phone in _phones(unit, tuple(scribe.lenses))[:1]:
        yield from _one(scribe, "phoneNumbers.number", f"units.{key}.phone", phone["number"], unit.phone, unit)


def _one(scribe: Scribe, field: Field, path: str, text: str, *records: Sourced) -> Iterator[Told]:
    """What is not a text of a language counts in the first one."""
    if text:
        yield Told(field, (Stretch(path, {scribe.first: text}, records),))


def split(street: str) -> tuple[str, str]:
    """A street and the number in it: "Esimerkkikatu 1 A" is "Esimerkkikatu" and "1 A"; "" where there is no number."""
    found = _STREET.fullmatch(street)
    return (found["street"].strip(), found["number"].strip()) if found else (street.strip(), "")


def _addresses(scribe: Scribe, key: str) -> list[Json]:
    return [_address(scribe, one) for _, one in places(scribe, key)]


def _address(scribe: Scribe, one: Address) -> Json:
    street, number = split(one.street)
    home = scribe.directory.places.by_name(one.town)
    more = Told("addresses.additionalInformation", (stretch("", one.name),)) if one.name else None
    return {
        "type": "Location",
        "subType": "Single",
        "streetAddress": known(
            street=[{"value": street, "language": scribe.first}],
            streetNumber=number,
            postalCode=one.postcode,
            postOffice=[{"value": one.town, "language": scribe.first}],
            municipality=municipality(home) if home else None,
            additionalInformation=localized(more) if more else None,
        ),
        "country": "FI",
    }
