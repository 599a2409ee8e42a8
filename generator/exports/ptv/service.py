"""A unit's service in the shape of the catalogue's interface, version 11; what no source says is left out.

Nobody has given the unit an identifier of the catalogue, and nobody has changed its record there, so that neither
``id`` nor ``modified`` can be told. ``sourceId`` is the unit's id in the registry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.ptv import texts
from generator.exports.ptv.area import area
from generator.exports.ptv.items import known, localized, named, typed

if TYPE_CHECKING:
    from generator.exports.ptv.items import Json
    from generator.exports.scribe import Scribe
    from generator.registry.nouns import Concept, Operation, Unit

_CHARGES = {"free": "FreeOfCharge", "share": "Chargeable"}
_CLASSES = {"serviceClasses": "service_classes", "ontologyTerms": "ontology_terms", "targetGroups": "target_groups"}


def service(scribe: Scribe, key: str, channels: list[Json]) -> Json:
    """The service of the unit ``key``, reached by ``channels``."""
    unit = scribe.directory.units[key]
    classification = scribe.directory.registry.network.classification
    general = classification.general_description if classification else None
    descriptions = [item for told in texts.described(scribe, key) for item in typed(told)]
    found = [{"value": word, "language": code} for code in scribe.lenses for word in keywords(unit, code)]
    placed = {name: [_concept(one) for one in getattr(classification, field, ())] for name, field in _CLASSES.items()}
    return {
        "sourceId": key,
        **known(generalDescriptionId=general.id if general else None),
        "type": "Service",
        "serviceNames": typed(texts.name(scribe, key)),
        **known(serviceChargeType=charge_type(scribe, unit)),
        **area(scribe, key),
        "serviceDescriptions": descriptions,
        **known(languages=list(unit.languages.value or ())),
        **known(**placed),
        **known(keywords=found),
        **known(requirements=localized(texts.required(scribe, key))),
        **known(serviceChannels=[_connected(channel) for channel in channels]),
        **known(organizations=organizations(scribe, key)),
        "publishingStatus": "Draft",
    }


def keywords(unit: Unit, language: str) -> list[str]:
    """The unit's keywords in a language, each once and on one line."""
    given = [word for code, words in unit.keywords.items() if code == language for word in words]
    return list(dict.fromkeys(" ".join(word.split()) for word in given))


def charge_type(scribe: Scribe, unit: Unit) -> str | None:
    """Whether the family pays, where the unit's own fees in force say so and agree."""
    fees = scribe.directory.registry.fees
    said = {fees[fee].client.value for fee in scribe.directory.fees_of(unit)} - {None}
    return _CHARGES[said.pop() or ""] if len(said) == 1 else None


def responsible(scribe: Scribe, key: str) -> list[str]:
    """The organisations responsible for the service: those of the areas in force for which a source names the unit."""
    areas = scribe.directory.registry.service_areas
    return list(dict.fromkeys(areas[area].responsible for area in scribe.directory.areas_of(key)))


def producers(scribe: Scribe, key: str) -> list[Operation]:
    """Who runs the unit on the day, where nothing speaks against it."""
    held = scribe.directory.units[key].operators
    return [one for one in held if one.valid.holds(scribe.directory.as_of) and one.doubt is None]


def organizations(scribe: Scribe, key: str) -> list[Json]:
    """Who is responsible and who produces. How a service is procured is told only of one that produces its own."""
    answering = responsible(scribe, key)
    found = [{"organization": {"name": _organisation(scribe, one)}, "roleType": "Responsible"} for one in answering]
    for one in producers(scribe, key):
        own = "SelfProducedServices" if one.organisation in answering else None
        item = {"organization": {"name": _organisation(scribe, one.organisation)}, "roleType": "Producer"}
        found.append({**item, **known(provisionType=own)})
    return found


def _organisation(scribe: Scribe, key: str) -> str:
    return " ".join(scribe.main(scribe.directory.registry.organisations[key].name).split())


def _connected(channel: Json) -> Json:
    return {"serviceChannel": {"name": channel["serviceChannelNames"][0]["value"]}}


def _concept(one: Concept) -> Json:
    return {"name": named(one.name), **known(code=one.code), "uri": one.uri}
