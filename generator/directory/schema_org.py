"""What pages and the file are about, in the terms of schema.org: what is known, and on a page what stands on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.directory import blocks

if TYPE_CHECKING:
    from generator.directory.directory import Directory
    from generator.directory.views.head import Head
    from generator.directory.voice import Lens
    from generator.registry.nouns import Address, Unit
    from generator.registry.values import Text

Thing = dict[str, object]

_SOFT_HYPHEN = "\u00ad"
# What ends a script, or a line of one, in HTML. Replacing one by one is many times faster than str.translate.
_UNSAFE = [(sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029"]
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_TYPES = {
    "federation": "NGO",
    "member-association": "NGO",
    "company": "Organization",
    "joint-authority": "GovernmentOrganization",
    "wellbeing-services-county": "GovernmentOrganization",
    "municipality": "GovernmentOrganization",
    "state": "GovernmentOrganization",
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the terms: a page in its own language, the file in all of them.

    ``text`` and ``word`` (by its key) write a text; ``refer`` puts a thing (kind, key) into another one, whole on a
    page and by name in the file.
    """

    directory: Directory
    text: Callable[[Text], object]
    word: Callable[[str], object]
    refer: Callable[[str, str, Thing], Thing]


def of_page(lens: Lens) -> Teller:
    """Tells as the page does."""
    return Teller(lens.directory, lens.voice.plain, lens.words, lambda _kind, _key, thing: thing)


def unit(teller: Teller, key: str) -> Thing:
    """The service that families get in the unit ``key``; no address where it is confidential."""
    record = teller.directory.units[key]
    service = teller.directory.registry.network.service.name
    found: Thing = {"@type": "Service", "name": teller.text(record.name), "serviceType": teller.text(service)}
    if providers := list(_providers(teller, record)):
        found["provider"] = providers
    if areas := teller.directory.areas_of(key):
        found["areaServed"] = [teller.refer("area", one, area(teller, one)) for one in areas]
    if channels := list(_channels(teller, record)):
        found["availableChannel"] = channels
    return found


def _providers(teller: Teller, record: Unit) -> Iterator[Thing]:
    for one in teller.directory.operators(record):
        # A doubt is told in words on the page; these terms cannot tell it.
        if one.doubt is None:
            yield teller.refer("organisation", one.organisation, organisation(teller, one.organisation))


def organisation(teller: Teller, key: str) -> Thing:
    """An organisation with the address of its site."""
    found = teller.directory.registry.organisations[key]
    named: Thing = {"@type": _TYPES[found.kind], "name": teller.text(found.name)}
    return named | ({"url": found.website.value} if found.website.value else {})


def area(teller: Teller, key: str) -> Thing:
    """A service area by its name."""
    return {"@type": "Place", "name": teller.text(teller.directory.registry.service_areas[key].name)}


def offering(teller: Teller, key: str) -> Thing:
    """A kind of support, as a term of the vocabulary that units are described with."""
    found = teller.directory.registry.offerings[key]
    return {"@type": "DefinedTerm", "name": teller.text(found.name), "description": teller.text(found.summary)}


def _channels(teller: Teller, record: Unit) -> Iterator[Thing]:
    if record.phone.value:
        number = blocks.telephone(record.phone.value)
        yield {"@type": "ServiceChannel", "servicePhone": {"@type": "ContactPoint", "telephone": number}}
    if record.website.value:
        yield {"@type": "ServiceChannel", "serviceUrl": record.website.value}
    if not record.address_confidential:
        for address in record.addresses.value or ():
            yield {"@type": "ServiceChannel", "serviceLocation": {"@type": "Place", "address": _address(address)}}
    if record.languages.value:
        spoken = [{"@type": "Language", "name": teller.word(f"language.{one}")} for one in record.languages.value]
        yield {"@type": "ServiceChannel", "availableLanguage": spoken}


def _address(address: Address) -> Thing:
    found: Thing = {"@type": "PostalAddress", "streetAddress": address.street, "addressLocality": address.town}
    return found | ({"postalCode": address.postcode} if address.postcode else {})


def web_page(head: Head, language: str, address: str) -> Thing:
    """The page: what it is called, the day of its newest facts, when they were confirmed, and where they are from.

    ``address`` is its public address.
    """
    told: Thing = {
        "@type": "WebPage",
        "url": address,
        "name": head.title.replace(_SOFT_HYPHEN, ""),
        "description": head.description,
        "inLanguage": language,
        "dateModified": head.dated,
        "lastReviewed": head.reviewed,
        "isBasedOn": list(head.based_on),
    }
    return {name: value for name, value in told.items() if value}


def page(head: Head, language: str, address: str, site: Mapping[str, object]) -> str:
    """The page as JSON that may stand inside a script of HTML, with the ``site`` that it belongs to."""
    told = {"@context": "https://schema.org", **web_page(head, language, address), "isPartOf": site}
    if head.about:
        told["mainEntity"] = head.about
    text = _encode(told)
    for sign, code in _UNSAFE:
        text = text.replace(sign, code)
    return text
