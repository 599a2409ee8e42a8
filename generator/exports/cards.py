"""A vCard of each unit, for the address book of a phone.

The version is 3.0 (RFC 2426) and not 4.0 (RFC 6350): programs that know 4.0 read 3.0 too, while old phones and office
programs refuse a card of 4.0 or lose what they do not know. What 4.0 could say more is that the card is of an
organisation (KIND); in 3.0 the organisation's name is that of the unit instead.

Whoever looks at the phone sees the card. So its name, organisation and category say nothing of why a family stays in
the unit, unless the unit's own name does, and its kind is told in the words that the network has for cards. The
operator stands in the note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import vobject
from vobject.vcard import Address, Name

from generator.directory import blocks
from generator.directory.evidence import sources_of, years
from generator.directory.views.unit import checked
from generator.exports.catalogue import FOLDER, Entry, Format
from generator.exports.records import identity, one_line, page, producer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.directory.voice import Lens
    from generator.exports.scribe import Scribe
    from generator.registry.nouns import Unit

_TYPE = "text/vcard"
_UNFOLDED = 1 << 30
_LINE = 75
_IN_A_LETTER = 0x80  # of UTF-8: the first two bits of a byte that begins no letter


def card_path(unit: str, language: str) -> str:
    """Where the card of a unit is, relative to the portal's root."""
    return f"{FOLDER}cards/{unit}-{language}.vcf"


def _files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
    for language in scribe.languages:
        cards = {key: _card(scribe, language, key) for key in scribe.directory.units}
        for key, card in cards.items():
            yield card_path(key, language).removeprefix(FOLDER), card
        yield f"cards-{language}.vcf", b"".join(cards.values())


def _example(scribe: Scribe) -> tuple[str, str]:
    """The card of the first unit in the first language."""
    language, key = scribe.languages[0], next(iter(scribe.directory.units))
    text = _card(scribe, language, key).decode().replace("\r\n", "\n")
    return card_path(key, language).removeprefix(FOLDER), text.rstrip("\n")


def _card(scribe: Scribe, language: str, key: str) -> bytes:
    lens, unit = scribe.lenses[language], scribe.directory.units[key]
    name = one_line(lens.voice.plain(unit.name))
    card = vobject.vCard()
    card.add("prodid").value = producer(scribe, "cards", language)
    card.add("uid").value = identity(scribe, "units", key).urn
    card.add("fn").value = name
    card.add("n").value = Name(family=name)
    card.add("org").value = [name]
    card.add("categories").value = [lens.words("cards.category")]
    if unit.phone.value:
        phone = card.add("tel")
        phone.value, phone.type_param = international(unit.phone.value), ["WORK", "VOICE"]
    for address in _addresses(lens, unit):
        written = card.add("adr")
        written.value, written.type_param = address, ["WORK"]
    for web in (unit.website.value, page(scribe, language, "unit", key)):
        if web:
            _as_it_is(card, "url", web)
    _as_it_is(card, "source", scribe.site_url + card_path(key, language))
    note = card.add("note")
    note.value, note.language_param = "\n".join(map(one_line, _note(scribe, lens, key))), language
    if revised := _revised(lens, key):
        card.add("rev").value = revised
    # The library folds by characters and leaves lines of more than 75 bytes.
    lines = card.serialize(lineLength=_UNFOLDED).removesuffix("\r\n").split("\r\n")
    return b"".join(map(_folded, lines))


def _folded(line: str) -> bytes:
    """A line as lines of at most 75 bytes, no letter cut in two (RFC 2426, section 2.6)."""
    rest, parts = line.encode(), []
    room = _LINE
    while len(rest) > room:
        cut = room
        while rest[cut] & 0xC0 == _IN_A_LETTER:
            cut -= 1
        parts.append(rest[:cut])
        rest, room = rest[cut:], _LINE - 1
    return b"\r\n ".join([*parts, rest]) + b"\r\n"


def _as_it_is(card: vobject.base.Component, name: str, address: str) -> None:
    """Write an address, in which the signs that have a meaning in texts are not escaped (RFC 2426, section 3.6.8)."""
    line = card.add(name)
    line.value, line.encoded = address, True


def international(number: str) -> str:
    """A number as it is called from anywhere (E.164), or as it is written where it is none of a known kind."""
    # Imported where it is needed: most registries have no number at all, and the library takes long to start.
    import phonenumbers  # noqa: PLC0415

    try:
        parsed = phonenumbers.parse(number, "FI")
    except phonenumbers.NumberParseException:
        return blocks.telephone(number)
    if not phonenumbers.is_valid_number(parsed):
        return blocks.telephone(number)
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def _addresses(lens: Lens, unit: Unit) -> Iterator[Address]:
    if unit.address_confidential:
        return
    for one in unit.addresses.value or ():
        yield Address(
            extended=one_line(lens.voice.plain(one.name)) if one.name else "",
            street=one_line(one.street),
            city=one_line(one.town),
            code=one.postcode or "",
        )


def _note(scribe: Scribe, lens: Lens, key: str) -> Iterator[str]:
    """What the unit is, who runs it, how old the facts are, and where all of them stand with their sources."""
    words, directory = lens.words, lens.directory
    unit = directory.units[key]
    kinds = dict.fromkeys(blocks.kind_on_card(lens, kind) for kind in unit.kinds)
    yield f"{words.capital(words.join(list(kinds)))}, {directory.answers.home(unit).name(lens.language)}."
    operators = list(_operators(lens, unit))
    yield f"{words('unit.operator')}: {'; '.join(operators)}"
    if not unit.phone.value:
        asked = "cards.no_phone" if _can_be_asked(lens, unit) else "next.no_site_text"
        yield words(asked)
    row = checked(lens, key)
    partly = words("cards.partly") if directory.is_confirmed(key) and not unit.verified else ""
    yield f"{row.term}: {partly or row.value or row.unknown}"
    age = f"{row.freshness.text}. " if row.freshness else ""
    yield f"{age}{words('cards.check_first')}"
    yield _dates(lens, key)
    told = "cards.past" if directory.is_past else "frame.as_of"
    yield words(told, date=words.day(directory.as_of))
    yield words("cards.all", address=page(scribe, lens.language, "unit", key))


def _operators(lens: Lens, unit: Unit) -> Iterator[str]:
    """Who runs the unit, with the doubt if there is one, and how to reach them as far as it is known."""
    for one in lens.directory.operators(unit):
        organisation = lens.directory.registry.organisations[one.organisation]
        named = blocks.named(blocks.organisation(lens, one.organisation, one.doubt))
        number = international(organisation.phone.value) if organisation.phone.value else ""
        yield ", ".join(filter(None, [named, number, organisation.website.value]))


def _can_be_asked(lens: Lens, unit: Unit) -> bool:
    """Whether somebody is known who can be asked for the number; only families can ask at the clinic instead."""
    organisations = lens.directory.registry.organisations
    running = [organisations[one.organisation] for one in lens.directory.operators(unit)]
    known = unit.website.value or any(one.website.value or one.phone.value for one in running)
    return bool(known) or not unit.answers_municipalities


def _dates(lens: Lens, key: str) -> str:
    words = lens.words
    first, last, undated = years(lens, sources_of(lens, key))
    told = []
    if first:
        one = first == last
        told.append(words("sheet.sources_of_year" if one else "sheet.sources", year=last, first=first, last=last))
    if undated:
        told.append(words.count("sheet.undated", undated))
    return f"{words.capital(', '.join(told))}." if told else ""


def _revised(lens: Lens, key: str) -> str:
    """The day of the newest source or confirmation, an inexact one at its beginning; "" where none has a date."""
    resolve = lens.directory.resolve
    dates = [resolve.date_of(sources_of(lens, key)), *(part.verified for part in lens.directory.stated(key))]
    return max((date.first.isoformat() for date in dates if date), default="")


FORMAT = Format(
    key="cards",
    standard="vCard 3.0",
    address="https://www.rfc-editor.org/rfc/rfc2426",
    entries=(Entry("cards/{unit}-{language}.vcf", _TYPE), Entry("cards-{language}.vcf", _TYPE)),
    files=_files,
    example=_example,
)
