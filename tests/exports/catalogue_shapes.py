"""The Service Catalogue's own shapes, codes and limits, from the folder of references beside the repository."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.exports.making import Json
from tests.references import REFERENCES

needs_references = pytest.mark.skipif(
    not (REFERENCES / "data" / "ptv").is_dir(), reason=f"the catalogue's shapes and codes are not in {REFERENCES}"
)
CHANNELS = {"ServiceLocation": "ServiceLocationChannel", "Phone": "PhoneChannel", "WebPage": "WebPageChannel"}


@cache
def read(path: str) -> Any:  # noqa: ANN401 - what JSON holds
    """A JSON file of the references; the catalogue's own files begin with a byte order mark."""
    return json.loads((REFERENCES / path).read_text(encoding="utf-8-sig"))


def shape(name: str) -> Json:
    """An empty record of the interface's version 11, with a value of each field's type."""
    found: Json = read(f"data/ptv/v11-shapes/V11VmOpenApi{name}.json")
    return found


def limits() -> Json:
    """The limits and words of the input models."""
    found: Json = read("schemas/ptv/ptv_limits.json")
    return found


def codes(name: str) -> set[str]:
    """The codes of one of the catalogue's types."""
    return {one.get("Code") or one["code"] for one in read(f"data/ptv/types/{name}.json")}


def unlike(given: object, wanted: object, path: str = "") -> Iterator[str]:
    """Where ``given`` has a field that the shape does not know, or a value of another type."""
    if type(given) is not type(wanted):
        yield f"{path}: {given!r} is not like {wanted!r}"
    elif isinstance(given, dict) and isinstance(wanted, dict):
        for key, value in given.items():
            if key in wanted:
                yield from unlike(value, wanted[key], f"{path}.{key}")
            else:
                yield f"{path}.{key}: not known"
    elif isinstance(given, list) and isinstance(wanted, list):
        for number, value in enumerate(given):
            yield from unlike(value, wanted[0], f"{path}.{number}")


def wrong_words(service: Json, channels: list[Json]) -> Iterator[str]:
    """The values of fixed lists that the catalogue does not have."""
    known = limits()["service"]
    area_types = {one.partition(" ")[0] for one in known["areas.type"]}
    for record in (service, *channels):
        yield from _not_in(record.get("areaType"), known["areaType"])
        yield from _not_in(record["publishingStatus"], known["publishingStatus"])
        for area in record.get("areas", []):
            yield from _not_in(area["type"], area_types)
    yield from _not_in(service["type"], known["type"])
    yield from _not_in(service.get("serviceChargeType"), known["serviceChargeType"])
    for name in service["serviceNames"]:
        yield from _not_in(name["type"], known["serviceNames.value"]["types"])
    for text in service["serviceDescriptions"]:
        yield from _not_in(text["type"], known["serviceDescriptions"])
    for one in service.get("organizations", []):
        yield from _not_in(one["roleType"], ("Responsible", "Producer"))
        yield from _not_in(one.get("provisionType"), known["serviceProducers.provisionType"])
    for channel in channels:
        yield from _not_in(channel["serviceChannelType"], codes("ServiceChannelType"))
        for phone in channel.get("phoneNumbers", []):
            yield from _not_in(phone["type"], codes("PhoneNumberType"))


def _not_in(given: object, allowed: object) -> Iterator[str]:
    if given is not None and given not in (allowed if isinstance(allowed, set | tuple) else [*_iterated(allowed)]):
        yield f"{given} is not one of {sorted(_iterated(allowed))}"


def _iterated(allowed: Any) -> list[str]:  # noqa: ANN401 - a list, or a map by its keys
    return [str(one) for one in allowed]
