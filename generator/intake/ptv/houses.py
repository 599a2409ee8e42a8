"""Where families stay and how one reaches it: channels of a service, with what they say of themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.draft import SHOWN, Loss
from generator.intake.ptv.texts import by_language, name_of
from generator.registry.place_names import fold
from generator.registry.values import NUMBER_FORM, UNKNOWN, is_web_address

if TYPE_CHECKING:
    from generator.intake.draft import Draft
    from generator.intake.node import Node
    from generator.registry.document import Value

_LOCATION = "ServiceLocation"
_OTHER_WAYS = ("Phone", "WebPage")
_VISITED = ("", "Location", "Visiting")


@dataclass(slots=True)
class Location:
    """A service location as a record of its own, or a channel with its details as a service gives them."""

    node: Node

    @property
    def key(self) -> str:
        """The identifier in PTV."""
        return self.node.get("id").look()


@dataclass(frozen=True, slots=True)
class House:
    """A channel: ``names`` by language, and the record that has its addresses, phone numbers and web pages."""

    names: dict[str, str]
    details: Node
    whole: Node

    @property
    def is_visited(self) -> bool:
        """Whether it is a service location, or has an address where somebody visits."""
        is_location = self.whole.get("serviceChannelType").look() == _LOCATION
        return is_location or any(_street(one) for one in self.details.get("addresses").each())


def houses(draft: Draft, service: Node, locations: list[Location]) -> list[House]:
    """The channels of a service, each with the record of its location where there is one."""
    by_id = {location.key: location for location in locations if location.key}
    beside = [one for one in locations if one.node.ledger is service.ledger and not one.key]
    found = []
    for node in service.get("serviceChannels").each():
        channel = node.get("serviceChannel")
        location = by_id.get(channel.get("id").look()) or _named(beside, channel.get("name").look())
        if location:
            beside = [one for one in beside if one is not location]
            node.get("serviceChannel").use()
            _use_repeated(location.node, service)
            found.append(_of_location(draft, location))
        elif name := channel.get("name").look():
            found.append(House({draft.frame.first: " ".join(name.split())}, node.get("contactDetails"), node))
    known = {id(house.whole) for house in found}
    own = service.get("id").look()
    for location in locations:
        of = [one.get("service").get("id").look() for one in location.node.get("services").each()]
        if own and own in of and id(location.node) not in known:
            found.append(_of_location(draft, location))
    return found


def _named(locations: list[Location], name: str) -> Location | None:
    """The first of the records beside the service, as in a worksheet, that has the name."""
    wanted = fold(name)
    names = ((one, one.node.get("serviceChannelNames").each()) for one in locations)
    return next((one for one, all_of in names if wanted in [fold(text.get("value").look()) for text in all_of]), None)


def _use_repeated(channel: Node, service: Node) -> None:
    """Count as read what a channel only says again after its service."""
    for field in ("areaType", "areas", "languages", "publishingStatus"):
        if channel.get(field).value == service.get(field).value:
            channel.get(field).use()
    said = [one.value for one in service.get("serviceDescriptions").each()]
    for node in channel.get("serviceChannelDescriptions").each():
        if node.value in said:
            node.use()
    if channel.get("sourceId").look().startswith(f"{service.get('sourceId').look()}."):
        channel.get("sourceId").use()


def _of_location(draft: Draft, location: Location) -> House:
    node = location.node
    kind = node.get("serviceChannelType")
    if kind.look() in (_LOCATION, *_OTHER_WAYS):
        kind.use()
    node.get("services").use()
    names = [one for one in node.get("serviceChannelNames").each() if one.get("type").look() in ("", "Name")]
    return House(by_language(draft, names, one_line=True), node, node)


def addresses(draft: Draft, house: House) -> list[Value]:
    """The addresses where somebody visits; others stay unread."""
    found: list[Value] = []
    for node in house.details.get("addresses").each():
        street = _street(node)
        if street is None:
            continue
        line = " ".join(filter(None, (_first(draft, street.get("street")), street.get("streetNumber").text())))
        town = _first(draft, street.get("postOffice")) or municipality(draft, node)
        more = by_language(draft, street.get("additionalInformation").each(), one_line=True)
        named: dict[str, Value] = {"name": name_of(more, draft.frame.first)} if more else {}
        record: dict[str, Value] = {**named, "street": line, "town": town}
        postcode = street.get("postalCode").text()
        if postcode:
            record["postcode"] = postcode
        for name in ("type", "subType", "country"):
            node.get(name).use()
        street.get("municipality").use()
        if record not in found:
            found.append(record)
    return found


def municipality(draft: Draft, address: Node) -> str:
    """The Finnish name of the municipality of an address, or an empty text."""
    code = address.get("streetAddress").get("municipality").get("code").look()
    place = draft.frame.places.by_code(code.zfill(3)) if code else None
    return place.name_fi if place else ""


def locality(draft: Draft, house: House) -> str:
    """The municipality of the first address where somebody visits, or an empty text."""
    visited = [one for one in house.details.get("addresses").each() if _street(one)]
    return next(filter(None, (municipality(draft, one) for one in visited)), "")


def _street(address: Node) -> Node | None:
    street = address.get("streetAddress")
    if address.get("type").look() not in _VISITED or not _has_text(street.get("street")):
        return None
    return street


def _has_text(texts: Node) -> bool:
    return any(one.get("value").look() for one in texts.each())


def _first(draft: Draft, texts: Node) -> str:
    """The text in the first language of the site, else the first, on one line; the translations count as read."""
    items = list(texts.each())
    in_first = (one for one in items if one.get("language").look() == draft.frame.first)
    chosen = next(in_first, items[0] if items else None)
    texts.use()
    return " ".join(chosen.get("value").look().split()) if chosen else ""


def phone(draft: Draft, house: House, known: str) -> str:
    """The first number that can be called, with its prefix; others stay unread, also where another way has one."""
    for node in house.details.get("phoneNumbers").each():
        if node.get("type").look() not in ("", "Phone"):
            continue
        prefix = "" if node.get("isFinnishServiceNumber").value is True else node.get("prefixNumber").look()
        number = " ".join(filter(None, (prefix, node.get("number").look())))
        if not re.fullmatch(NUMBER_FORM, number):
            draft.losses.append(Loss(node.place, number[:SHOWN], "bad-phone"))
            node.use()
            continue
        if known not in (UNKNOWN, number):
            return known
        for name in ("type", "isFinnishServiceNumber", "prefixNumber", "number", "language"):
            node.get(name).use()
        _use_same(house, "phoneNumbers", ("prefixNumber", "number"), node)
        return number
    return known


def website(draft: Draft, house: House, known: str) -> str:
    """The first web page; others stay unread, also where another way has one."""
    for node in house.details.get("webPages").each():
        address = node.get("url").look()
        if not is_web_address(address):
            draft.losses.append(Loss(node.place, address[:SHOWN], "bad-address"))
            node.use()
            continue
        if known not in (UNKNOWN, address):
            return known
        for name in ("url", "language", "value"):
            node.get(name).use()
        _use_same(house, "webPages", ("url",), node)
        return address
    return known


def _use_same(house: House, name: str, fields: tuple[str, ...], kept: Node) -> None:
    """Count as read what says the same in another language."""
    for node in house.details.get(name).each():
        if all(node.get(one).look() == kept.get(one).look() for one in fields):
            node.use()


def is_named(house: House, names: dict[str, str]) -> bool:
    """Whether the channel has a name of the service itself."""
    return not {fold(name) for name in house.names.values()}.isdisjoint(fold(name) for name in names.values())
