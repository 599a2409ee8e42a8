"""Organisations: who runs units, who is responsible for service areas, and what they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.directory.views.about import organisation_in_short
from generator.exports.hsds import notation
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from generator.exports.hsds.package import Package
    from generator.exports.scribe import Scribe
    from generator.registry.nouns import Organisation
    from generator.registry.values import Text

IDENTIFIER = "registry id"
"""The type of an identifier that is a record's id in the registry of the network."""


def organisation_path(key: str) -> str:
    """The path of an organisation."""
    return f"organisations/{key}"


def add_organisations(package: Package, scribe: Scribe) -> None:
    """All organisations, ended ones too, so that a successor is always found."""
    found = scribe.directory.registry.organisations
    federations = [key for key, one in found.items() if one.kind == "federation"]
    # Whose member an association is, is only sure where there is one federation.
    parent = package.id(organisation_path(federations[0])) if len(federations) == 1 else None
    for key, one in found.items():
        _add(package, scribe, key, one, parent if one.kind == "member-association" else None)


def _add(package: Package, scribe: Scribe, key: str, one: Organisation, parent: str | None) -> None:
    resolve, lens = scribe.directory.resolve, scribe.lens
    seat, founded, website, phone = (
        resolve.fact(fact, one) for fact in (one.seat, one.founded, one.website, one.phone)
    )
    owner = package.add(
        "organization",
        organisation_path(key),
        name=scribe.main(one.name),
        alternate_name=also_called(scribe, one.name),
        description=lens.words.capital(organisation_in_short(lens, one)),
        website=website.value,
        year_incorporated=founded.value,
        parent_organization_id=parent,
    )
    package.add(
        "organization_identifier",
        f"{owner.path}/identifier",
        organization_id=owner.id,
        identifier_scheme=scribe.directory.registry.network.id,
        identifier_type=IDENTIFIER,
        identifier=key,
    )
    if phone.value:
        line = package.add("phone", f"{owner.path}/phone", organization_id=owner.id, number=phone.value)
        package.tell(line, {"phone": notation.fact(phone)})
    package.tell(
        owner,
        {
            "name": notation.others(scribe, one.name),
            "kind": one.kind,
            "valid": notation.period(one.valid),
            "successor": one.successor,
            "predecessor_names": one.predecessor_names,
            "seat": notation.fact(seat, value=seat.value),
            "founded": notation.fact(founded),
            "website": notation.fact(website),
            "phone": None if phone.value else notation.fact(phone),
            **notation.traced(resolve.record(one, note=one.note)),
        },
    )


def also_called(scribe: Scribe, name: Text) -> str:
    """The names in other languages, which are other names: "" where they are the same or there are none."""
    known = [one for code in LANGUAGES if (one := name.get(code))]
    return " / ".join(dict.fromkeys(one for one in known if one != scribe.main(name)))
