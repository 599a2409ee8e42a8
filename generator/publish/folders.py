"""Where each site goes, and which sites go nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.publish.units import unit_sites
from generator.site.unit_site import UnitSite

if TYPE_CHECKING:
    from generator.publish.project import Options
    from generator.site.site import Site


class Folder(NamedTuple):
    """Where a site goes: a folder that is replaced as a whole, and a path in it with a slash at its end, or ""."""

    target: Path
    below: str = ""


def folder_of(options: Options, site: Site) -> Folder | None:
    """Where ``site`` goes; where all are below the portal, a site with a host of its own goes nowhere."""
    if not isinstance(site, UnitSite):
        return Folder(options.portal)
    if options.units == options.portal:
        return None if site.profile.is_own else Folder(options.portal, f"{site.key}/")
    return Folder(options.units / site.key) if options.units else None


def placed_units(site: Site, options: Options) -> dict[str, UnitSite]:
    """The sites of units that a build makes."""
    units = unit_sites(site) if options.units else {}
    return {key: one for key, one in units.items() if folder_of(options, one)}
