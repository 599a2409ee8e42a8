"""How long a text may be in the Finnish Service Catalogue (PTV), and how it counts.

The limits are those of the input models of its open interface, version 11; the catalogue's published source has them as
attributes of the models (github.com/vrk-kpa/ptv-releases, ``PTV.Domain.Model/Models/OpenApi``). It checks them with
.NET's ``MaxLengthAttribute``, so that a character counts as many times as it has units in UTF-16: an emoji twice.
"""

from __future__ import annotations

from typing import Literal

Field = Literal[
    "serviceNames.Name",
    "serviceDescriptions.Summary",
    "serviceDescriptions.Description",
    "serviceDescriptions.UserInstruction",
    "serviceDescriptions.ChargeTypeAdditionalInfo",
    "requirements",
    "keywords",
    "addresses.street",
    "addresses.streetNumber",
    "addresses.additionalInformation",
    "phoneNumbers.number",
]

LIMITS: dict[Field, int] = {
    "serviceNames.Name": 100,
    "serviceDescriptions.Summary": 150,
    "serviceDescriptions.Description": 2500,
    "serviceDescriptions.UserInstruction": 2500,
    "serviceDescriptions.ChargeTypeAdditionalInfo": 500,
    "requirements": 2500,
    "keywords": 150,
    "addresses.street": 100,
    "addresses.streetNumber": 30,
    "addresses.additionalInformation": 150,
    "phoneNumbers.number": 20,
}

REQUIRED: frozenset[Field] = frozenset({"serviceNames.Name", "serviceDescriptions.Summary"})
"""What every language version of a service has; the national description may stand for the rest."""


def length(text: str) -> int:
    """The length of ``text`` in UTF-16 code units, as the catalogue counts."""
    return len(text.encode("utf-16-le")) // 2
