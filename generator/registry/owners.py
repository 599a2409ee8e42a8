"""Who has to approve a change of a record: its own owners, else those of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.registry.nouns import Organisation, Registry, ServiceArea, Unit


def with_owners(registry: Registry) -> Mapping[str, Mapping[str, Organisation | ServiceArea | Unit]]:
    """The sections whose records may have owners of their own, with these records."""
    return {
        "organisations": registry.organisations,
        "service_areas": registry.service_areas,
        "units": registry.units,
    }


def owners_of(registry: Registry, section: str, key: str) -> tuple[str, ...]:
    """The names of those who approve a change of a record, on the repository's host; empty where nobody is known."""
    record = with_owners(registry).get(section, {}).get(key)
    return (record.owners if record else None) or registry.network.owners or ()
