"""The worksheet that an editor carries over by hand: one language version of a service, field by field, as plain text.

A text stands alone on its lines, so that it can be copied; everything else stands on lines that begin with a sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.exports.ptv.lengths import in_fields
from generator.exports.scribe import VERSION
from generator.registry.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.directory.words import Words
    from generator.exports.ptv.items import Json
    from generator.exports.scribe import Scribe

_VALUES = (
    "generalDescriptionId",
    "type",
    "serviceChargeType",
    "areaType",
    "areas",
    "languages",
    "serviceClasses",
    "ontologyTerms",
    "targetGroups",
    "keywords",
    "organizations",
    "serviceChannels",
    "publishingStatus",
)
_CALLED = (
    "Service",
    "Nationwide",
    "LimitedType",
    "FreeOfCharge",
    "Chargeable",
    "SelfProducedServices",
    "Draft",
)


def worksheet(scribe: Scribe, document: Json, language: str) -> str:
    """The text of a language version of the ``document``, which is a unit's file as JSON values."""
    words = scribe.lenses[language].words
    parts = (_head(scribe, document, words), _texts(scribe, document, words), _values(document, words))
    rest = (_missing(document, words), _cannot(scribe, document, words), _sources(scribe, document, words))
    return "".join(f"{line}\n" for part in (*parts, *rest) for line in part)


def _head(scribe: Scribe, document: Json, words: Words) -> Iterator[str]:
    name = scribe.directory.units[document["unit"]].name
    yield f"# {words('ptv.worksheet')}: {_line(scribe.lenses[words.language].voice.plain(name))}"
    yield f"# {words('ptv.language_version')}: {words(f'language.{words.language}')}"
    yield f"# {words('ptv.as_of')}: {words.day(scribe.directory.as_of)}"
    yield f"# {words('ptv.version')}: {VERSION}"
    yield f"# {words('ptv.by_hand')}"


def _texts(scribe: Scribe, document: Json, words: Words) -> Iterator[str]:
    """Each text under its field, with how long it is and may be; then what else is too long."""
    values = {told.field: told.value(words.language) for told in in_fields(scribe, document["unit"])}
    for row in document["lengths"][words.language]:
        if row["field"] in values or row["state"] != "fits":
            measured = words("ptv.measured", length=row["length"], limit=row["limit"])
            yield from ("", f"== {label(row['field'], words)}: {measured}", *_advice(row, words))
            if value := values.get(row["field"]):
                yield value


def _advice(row: Json, words: Words) -> Iterator[str]:
    """What to do about a text before it is carried over, and where."""
    if row["state"] != "fits":
        yield f"! {words('ptv.state_' + row['state'].replace('-', '_'), over=row['over'])}"
    if row["state"] == "too-long":
        yield from (f"! {words('ptv.shorten', **part)}" for part in row["parts"])
    for name in ("untranslated", "unsure"):
        yield from (f"! {words(f'ptv.{name}', record=record)}" for record in row[name])


def _values(document: Json, words: Words) -> Iterator[str]:
    """The fields that are no texts, each on a line."""
    yield from ("", f"== {words('ptv.values')}")
    if general := document["general_description"]:
        name = general["name"].get(words.language) or next(iter(general["name"].values()))
        yield f"* {label('generalDescriptionId', words)}: {_line(general['code'])} {_line(name)}"
    notes = {row["field"]: row["note"] or {} for row in document["origins"]}
    if note := notes.get("serviceClasses", {}).get(words.language):
        yield f"! {_line(note)}"
    for name in _VALUES:
        given = document["service"].get(name, [])
        told = [_told(one, words) for one in (given if isinstance(given, list) else [given])]
        if any(told):
            yield f"* {label(name, words)}: {'; '.join(filter(None, told))}"
    for channel in document["channels"]:
        yield f"* {label(channel['serviceChannelType'], words)}: {'; '.join(map(_line, _ways(channel, words)))}"


def _ways(channel: Json, words: Words) -> Iterator[str]:
    """The numbers, sites and addresses of a channel in the language."""
    for one in _own(channel, "phoneNumbers", words):
        yield f"{one.get('prefixNumber', '')}{one['number']}"
    for one in _own(channel, "webPages", words):
        yield one["url"]
    for one in channel.get("addresses", []):
        yield _address(one["streetAddress"])


def _own(channel: Json, name: str, words: Words) -> list[Json]:
    return [one for one in channel.get(name, []) if one["language"] == words.language]


def _address(given: Json) -> str:
    street = f"{given['street'][0]['value']} {given.get('streetNumber', '')}".strip()
    return f"{street}, {given.get('postalCode', '')} {given['postOffice'][0]['value']}"


def _missing(document: Json, words: Words) -> Iterator[str]:
    if document["missing"]:
        yield from ("", f"== {words('ptv.missing')}", f"! {words('ptv.missing_why')}")
        yield from (f"* {label(row['field'], words)}" for row in document["missing"])


def _cannot(scribe: Scribe, document: Json, words: Words) -> Iterator[str]:
    yield from ("", f"== {words('ptv.cannot')}")
    for row in document["cannot"]:
        value = (row["value"] or {}).get(words.language) or (row["value"] or {}).get(scribe.first) or ""
        yield f"* {row['why'][words.language]}"
        if told := ", ".join(filter(None, (_line(value), *_period(row["valid"] or {}, words)))):
            yield f"  - {told}"
        if row["instead"]:
            yield f"  - {words('ptv.instead', field=label(row['instead'], words))}"


def _period(valid: Json, words: Words) -> Iterator[str]:
    """When something holds: "1.1.2023 alkaen", "31.12.2022 asti"."""
    if start := valid.get("from"):
        yield words("date.from", date=words.date(PartialDate.parse(start)))
    if end := valid.get("to"):
        yield words("date.until", date=words.last_date(PartialDate.parse(end)))


def _sources(scribe: Scribe, document: Json, words: Words) -> Iterator[str]:
    yield from ("", f"== {words('ptv.sources')}")
    for one in document["sources"]:
        line = scribe.lenses[words.language].voice.source_line(one["key"])
        yield f"* {', '.join(_line(part) for part in (line.text, line.publisher, line.date, line.href) if part)}"


def _told(value: Any, words: Words) -> str:  # noqa: ANN401 - any value of a service
    """A value of the service on one line; "" for what is of another language."""
    if not isinstance(value, dict):
        return _in_words(value, words)
    if "value" in value:
        return _line(value["value"]) if value["language"] == words.language else ""
    if "municipalities" in value:
        return ", ".join(_told(one, words) for one in value["municipalities"])
    if "organization" in value:
        roles = [label(value["roleType"], words), _in_words(value.get("provisionType", ""), words)]
        return f"{_line(value['organization']['name'])} ({', '.join(filter(None, roles))})"
    if "serviceChannel" in value:
        return _line(value["serviceChannel"]["name"])
    names = {one["language"]: one["value"] for one in value["name"]}
    parts = (names.get(words.language) or next(iter(names.values())), value.get("code"), value.get("uri"))
    return " ".join(_line(part) for part in parts if part)


def _in_words(value: str, words: Words) -> str:
    """What the catalogue calls one of its values; an identifier or the code of a language stays as it is."""
    return words(f"ptv.value_{value}") if value in _CALLED else value


def label(field: str, words: Words) -> str:
    """What the catalogue calls a field in the language, by the end of its path."""
    return words(f"ptv.field_{field.rpartition('.')[2]}")


def _line(text: str) -> str:
    return " ".join(text.split())
