"""What pages are about, in the terms of schema.org: nothing but what stands on them, so nothing that is not known."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.directory import blocks
from generator.directory.voice import told_once

if TYPE_CHECKING:
    from generator.directory.views.head import Head
    from generator.directory.voice import Lens
    from generator.registry.nouns import Address, Unit

Thing = dict[str, object]

_SOFT_HYPHEN = "\u00ad"
# What ends a script, or a line of one, in HTML. Replacing one by one is many times faster than str.translate.
_UNSAFE = [(sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029"]
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def unit(lens: Lens, key: str, name: str) -> Thing:
    """The service that families get in the unit ``key``, called ``name``; no address where it is confidential."""
    record, words = lens.directory.units[key], lens.words
    found: Thing = {"@type": "Service", "name": name, "serviceType": words.service["service"]}
    if providers := list(_providers(lens, record)):
        found["provider"] = providers
    if areas := lens.directory.areas_of(key):
        found["areaServed"] = [_area(lens, area) for area in areas]
    if channels := list(_channels(record)):
        found["availableChannel"] = channels
    return found


def _providers(lens: Lens, record: Unit) -> Iterator[Thing]:
    for one in lens.directory.operators(record):
        # A doubt is told in words on the page; these terms cannot tell it.
        if one.doubt is None:
            yield _organisation(lens, one.organisation)


@told_once
def _organisation(lens: Lens, key: str) -> Thing:
    organisation = lens.directory.registry.organisations[key]
    named: Thing = {"@type": "Organization", "name": lens.voice.plain(organisation.name)}
    return named | ({"url": organisation.website.value} if organisation.website.value else {})


@told_once
def _area(lens: Lens, key: str) -> Thing:
    return {"@type": "Place", "name": lens.voice.plain(lens.directory.registry.service_areas[key].name)}


def _channels(record: Unit) -> Iterator[Thing]:
    if record.phone.value:
        number = blocks.telephone(record.phone.value)
        yield {"@type": "ServiceChannel", "servicePhone": {"@type": "ContactPoint", "telephone": number}}
    if record.website.value:
        yield {"@type": "ServiceChannel", "serviceUrl": record.website.value}
    if not record.address_confidential:
        for address in record.addresses.value or ():
            yield {"@type": "ServiceChannel", "serviceLocation": {"@type": "Place", "address": _address(address)}}


def _address(address: Address) -> Thing:
    found: Thing = {"@type": "PostalAddress", "streetAddress": address.street, "addressLocality": address.town}
    return found | ({"postalCode": address.postcode} if address.postcode else {})


def page(head: Head, language: str, address: str, site: Mapping[str, object]) -> str:
    """The page as JSON that may stand inside a script of HTML: what it is called, and what it is about.

    ``address`` is its public address and ``site`` the site that it belongs to.
    """
    told: Thing = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": address,
        "name": head.title.replace(_SOFT_HYPHEN, ""),
        "description": head.description,
        "inLanguage": language,
        "isPartOf": site,
    }
    if head.about:
        told["mainEntity"] = head.about
    text = _encode(told)
    for sign, code in _UNSAFE:
        text = text.replace(sign, code)
    return text
