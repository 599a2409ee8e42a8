"""The files for programs about one unit, for its own site: what the directory's files say of it, and nothing of others.

Ids and the addresses of pages are those of the whole directory, so that both can be used side by side.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.exports import calendars, cards, hsds, schema_org_file
from generator.exports.catalogue import READ_FIRST, files_of
from generator.exports.readme import readme_of_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.directory.directory import Directory
    from generator.exports.catalogue import Format
    from generator.exports.scribe import Scribe

FORMATS: tuple[Format, ...] = (hsds.FORMAT, schema_org_file.FORMAT, cards.FORMAT, calendars.FORMAT)
"""Those that tell of units; the others answer for municipalities, which takes all units."""


def of_unit(scribe: Scribe, unit: str) -> Scribe:
    """The same scribe, who knows of one ``unit``, its areas and who runs and organises them."""
    return replace(scribe, directory=_narrowed(scribe.directory, unit))


def files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
    """Every file of a scribe ``of_unit`` with its path below the root of the unit's site."""
    yield from files_of(scribe, FORMATS)
    yield READ_FIRST, readme_of_unit(scribe, FORMATS).encode()


def _narrowed(directory: Directory, unit: str) -> Directory:
    registry = directory.registry
    stated = registry.units[unit]
    areas = {key: one for key, one in registry.service_areas.items() if unit in (one.units.value or ())}
    organisations = {one.organisation for one in stated.operators}
    organisations |= {key for area in areas.values() for key in (area.responsible, area.producer)}
    narrowed = {
        "units": {unit: stated},
        "service_areas": areas,
        "organisations": {key: one for key, one in registry.organisations.items() if key in organisations},
        "withheld": {key: one for key, one in registry.withheld.items() if unit in one.unit},
    }
    return replace(directory, registry=registry.model_copy(update=narrowed), changes=None)
