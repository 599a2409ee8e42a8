"""What the registry says of a unit and the catalogue has no place for, and what it asks and no source says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.directory import blocks
from generator.exports.ptv.area import area, ceased
from generator.exports.ptv.channels import places
from generator.exports.ptv.lengths import in_fields
from generator.exports.ptv.service import producers, responsible
from generator.exports.ptv.texts import amount, in_words
from generator.exports.scribe import period, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.directory.words import Words
    from generator.exports.ptv.items import Json
    from generator.exports.scribe import Scribe
    from generator.registry.nouns import Fee, Unit
    from generator.registry.values import Period, Sourced

_CHARGE = "ChargeTypeAdditionalInfo"
_DESCRIPTION = "Description"


class _Left(NamedTuple):
    """Something that is left over: the wording has a reason for its ``kind``, the field ``instead`` may tell it."""

    kind: str
    path: str
    value: Json | None
    records: tuple[Sourced, ...]
    instead: str | None = None
    valid: Period | None = None


def cannot(scribe: Scribe, key: str) -> list[Json]:
    """Everything that cannot be said, with its sources and dates, and the field that may tell it in words."""
    unit = scribe.directory.units[key]
    about = (_money, _general_charge, _conflicts, _where, _operators, _facts, _kept_back, _times)
    return [_entry(scribe, left) for tell in about for left in tell(scribe, key, unit)]


def _entry(scribe: Scribe, left: _Left) -> Json:
    return {
        "kind": left.kind,
        "record": left.path,
        "value": left.value,
        "why": in_words(scribe, lambda words: words(f"ptv.cannot_{left.kind}")),
        "instead": left.instead,
        "valid": period(left.valid) if left.valid else None,
        **scribe.traced(*left.records),
    }


def _money(scribe: Scribe, key: str, unit: Unit) -> Iterator[_Left]:
    del key
    for one in scribe.directory.fees_of(unit):
        fee = scribe.directory.registry.fees[one]
        if payer := fee.provider_paid_by.value:
            value = in_words(scribe, lambda words, payer=payer: words(f"payer.{payer}"))  # type: ignore[misc]
            yield _Left("payer", f"fees.{one}.provider_paid_by", value, (fee.provider_paid_by, fee), _CHARGE)
        if told := _share(scribe, fee):
            yield _Left("share", f"fees.{one}.client", told, (fee.client, fee), _CHARGE)


def _share(scribe: Scribe, fee: Fee) -> Json:
    """What the client pays and who decides it, as far as the fee says."""

    def tell(words: Words) -> str:
        found = [words("cost.client", charge=words(f"cost.{fee.client.value}"))] if fee.client.value else []
        found += [amount(fee, words)] if fee.amount.value else []
        found += (
            [words("cost.decided_by", payer=words(f"payer.{fee.decided_by.value}"))] if fee.decided_by.value else []
        )
        return "; ".join(found)

    return {language: told for language, told in in_words(scribe, tell).items() if told}


def _general_charge(scribe: Scribe, key: str, unit: Unit) -> Iterator[_Left]:
    """The national description's own word on the charge, which the catalogue puts in place of the service's."""
    del key, unit
    classification = scribe.directory.registry.network.classification
    general = classification.general_description if classification else None
    if classification and general and (charge := general.client.value):
        value = in_words(
            scribe, lambda words: f"{general.code}: {words('cost.client', charge=words(f'cost.{charge}'))}"
        )
        records = (general.client, classification)
        yield _Left("general_charge", "network.classification.general_description.client", value, records, _CHARGE)


def _conflicts(scribe: Scribe, key: str, unit: Unit) -> Iterator[_Left]:
    del key
    for about, conflict in scribe.directory.conflicts_of(unit).items():
        value = {
            language: " ".join(
                [lens.voice.plain(conflict.title), *(lens.voice.plain(one.text) for one in conflict.sides)]
            )
            for language, lens in scribe.lenses.items()
        }
        yield _Left("conflict", f"conflicts.{about}", value, (conflict,), _CHARGE)


def _where(scribe: Scribe, key: str, unit: Unit) -> Iterator[_Left]:
    directory = scribe.directory
    if unit.nationwide.value:
        value = in_words(scribe, lambda words: words("relation.nationwide_reason"))
        yield _Left("nationwide", f"units.{key}.nationwide", value, (unit.nationwide, unit), _DESCRIPTION)
    for one in directory.areas_of(key):
        record = directory.registry.service_areas[one]
        records = (record.units, record)
        if _bounded(record.valid):
            yield _Left("area_time", f"service_areas.{one}.valid", text(record.name), records, None, record.valid)
        for place in ceased(scribe, one):
            path, value = f"service_areas.{one}.municipalities", {"fi": place.name_fi, "sv": place.name_sv}
            yield _Left("area_ceased", path, value, records, _DESCRIPTION)


def _operators(scribe: Scribe, key: str, unit: Unit) -> Iterator[_Left]:
    organisations = scribe.directory.registry.organisations
    for number, one in enumerate(unit.operators):
        path, value = f"units.{key}.operators.{number}", text(organisations[one.organisation].name)
        if one.doubt and one.valid.holds(scribe.directory.as_of):
            yield _Left("operator_doubt", path, value, (one, unit), _DESCRIPTION, one.valid)
        elif _bounded(one.valid):
            yield _Left("operator_time", path, value, (one, unit), None, one.valid)


def _facts(scribe: Scribe, key: str, unit: Unit) -> Iterator[_Left]:
    """What has no field but may be told in the description."""
    if unit.capacity:
        value = {language: blocks.capacity(lens, key).value for language, lens in scribe.lenses.items()}
        yield _Left("capacity", f"units.{key}.capacity", value, (unit.capacity[0], unit), _DESCRIPTION)
    for name in ("occupancy", "place"):
        fact = getattr(unit, name)
        if fact.value:
            yield _Left(name, f"units.{key}.{name}", text(fact.value), (fact, unit), _DESCRIPTION)


def _kept_back(scribe: Scribe, key: str, unit: Unit) -> Iterator[_Left]:
    """What must not be carried over although somebody has published it; the value itself is not told."""
    if unit.address_confidential:
        value = in_words(scribe, lambda words: words("unit.address_confidential"))
        yield _Left("confidential", f"units.{key}.address_confidential", value, (unit,))
    for one, record in scribe.directory.registry.withheld.items():
        if key in record.unit:
            yield _Left("withheld", f"withheld.{one}", text(record.reason), (record,))


def _times(scribe: Scribe, key: str, unit: Unit) -> Iterator[_Left]:
    """When things hold and when somebody confirmed them."""
    if _bounded(unit.valid):
        yield _Left("unit_time", f"units.{key}.valid", text(unit.name), (unit,), None, unit.valid)
    for one in in_fields(scribe, key):
        for stretch in one.stretches:
            valid = getattr(stretch.records[0], "valid", None)
            if valid and _bounded(valid) and stretch.records[0] is not unit:
                instead = one.field.partition(".")[2] or one.field
                yield _Left("text_time", stretch.path, dict(stretch.texts), stretch.records, instead, valid)
    lens = scribe.lenses
    verified = {
        language: one.words("ptv.verified", date=one.words.date(unit.verified))
        if unit.verified
        else one.words("ptv.verified_partly" if scribe.directory.is_confirmed(key) else "unit.never_checked")
        for language, one in lens.items()
    }
    yield _Left("verified", f"units.{key}.verified", verified, (unit,))
    yield _Left("sources", f"units.{key}.source", None, (unit,))


def _bounded(valid: Period) -> bool:
    return bool(valid.start or valid.end)


def missing(scribe: Scribe, key: str) -> list[Json]:
    """What the catalogue asks of a service and no source says."""
    unit = scribe.directory.units[key]
    classification = scribe.directory.registry.network.classification
    lacking = {
        "fundingType": True,
        "languages": not unit.languages.value,
        "areaType": not area(scribe, key),
        "organizations.Responsible": not responsible(scribe, key),
        "organizations.Producer": not producers(scribe, key),
        "serviceClasses": not (classification and classification.service_classes),
        "ontologyTerms": not (classification and classification.ontology_terms),
        "targetGroups": not (classification and classification.target_groups),
    }
    fields = [(field, _RECORDS[field].format(unit=key)) for field, lacks in lacking.items() if lacks]
    fields += [("addresses.postalCode", f"{path}.postcode") for path, one in places(scribe, key) if not one.postcode]
    why = in_words(scribe, lambda words: words("ptv.missing_why"))
    return [{"field": field, "record": record or None, "why": why} for field, record in fields]


_RECORDS = {
    # No field of the registry has it: nobody has asked yet who funds a unit.
    "fundingType": "",
    "languages": "units.{unit}.languages",
    "areaType": "service_areas",
    "organizations.Responsible": "service_areas",
    "organizations.Producer": "units.{unit}.operators",
    "serviceClasses": "network.classification.service_classes",
    "ontologyTerms": "network.classification.ontology_terms",
    "targetGroups": "network.classification.target_groups",
}
