"""Made-up services of PTV version 11: no unit, organisation, number or address in them exists."""

from __future__ import annotations

import copy
import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

from generator.intake.frame import Frame
from generator.intake.importing import Imported, run
from generator.registry.document import Value
from generator.registry.load import load
from generator.registry.nouns import Registry
from generator.registry.places import Places
from generator.registry.reader import read

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 26)
FICTION = ROOT / "tests/exports/fictional.yaml"


def texts(*pairs: tuple[str, str], **more: str) -> list[dict[str, str]]:
    return [{"language": language, "value": value, **more} for language, value in pairs]


def organisation(name: str | None, role: str, provision: str | None = None) -> dict[str, Any]:
    return {"organization": {"id": None, "name": name}, "roleType": role, "provisionType": provision}


SERVICE: dict[str, Any] = {
    "id": "00000000-0000-4000-8000-000000000001",
    "sourceId": None,
    "type": "Service",
    "serviceNames": texts(("fi", "Keijukoti"), ("sv", "Älvhemmet"), type="Name"),
    "serviceChargeType": None,
    "areaType": "LimitedType",
    "areas": [{"type": "Municipality", "municipalities": [{"code": "398", "name": texts(("fi", "Lahti"))}]}],
    "serviceDescriptions": [
        *texts(("fi", "Keijut asuvat täällä."), type="Summary"),
        *texts(("fi", "Keijut asuvat täällä\r\n\r\nvain saduissa."), ("sv", "Bara i sagor."), type="Description"),
        *texts(("fi", "Kolkuta kolmesti."), type="UserInstruction"),
    ],
    "languages": ["fi", "sv"],
    "requirements": texts(("fi", "Usko keijuihin.")),
    "keywords": texts(("fi", "keiju"), ("en", "fairy")),
    "serviceChannels": [],
    "organizations": [organisation("Satumaan kuntayhtymä", "Responsible"), organisation("Keijut Oy", "Producer")],
    "publishingStatus": "Published",
    "modified": "2026-05-19T10:15:52.373877",
}
ADDRESS = {
    "type": "Location",
    "subType": "Street",
    "streetAddress": {
        "street": texts(("fi", "Keksitynkatu")),
        "streetNumber": "1",
        "postalCode": "00000",
        "postOffice": texts(("fi", "LAHTI")),
        "municipality": {"code": "398", "name": texts(("fi", "Lahti"))},
    },
    "country": "FI",
}
PHONE = {"type": "Phone", "prefixNumber": "+358", "number": "000000000", "language": "fi"}


def channel(name: str, **details: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of JSON
    return {"serviceChannel": {"id": None, "name": name}, "contactDetails": details}


def service(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of JSON
    return {**copy.deepcopy(SERVICE), **changes}


@cache
def frame(path: Path = FICTION) -> Frame:
    """The frame of a project whose registry is at ``path``."""
    loaded = load(path, Places.finland(), TODAY)
    assert loaded.registry is not None
    return Frame(loaded.registry, loaded.document.value, Places.finland(), TODAY)


def imported(folder: Path, content: Any, own: Frame | None = None) -> Imported:  # noqa: ANN401 - JSON
    """The import of ``content`` (JSON, or bytes) as a file in ``folder``."""
    path = folder / "service.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return run(path, None, own or frame(), "en")


def value_of(found: Imported) -> dict[str, Any]:
    """The draft as it reads back."""
    document = read(found.text.encode(), "draft.yaml")
    assert isinstance(document.value, dict)
    return document.value


def unit_of(found: Imported) -> dict[str, Any]:
    """The only unit of the draft."""
    (unit,) = value_of(found)["units"].values()
    assert isinstance(unit, dict)
    return unit


def gaps(found: Imported) -> list[str]:
    return [".".join(map(str, gap.path)) for gap in found.draft.gaps]


def losses(found: Imported) -> dict[str, str]:
    """Why each place of the source was lost."""
    return {loss.place: loss.code for loss in found.draft.losses}


def errors(found: Imported) -> list[str]:
    return [problem.code for problem in found.problems if problem.is_error]


def finished(found: Imported) -> Registry:
    """The registry that the draft becomes when an editor has written what is missing."""
    whole: Value = value_of(found)
    assert isinstance(whole, dict)
    registry: Registry = Registry.model_validate(whole)
    return registry
