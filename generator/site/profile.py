"""What tells one site from another: its name, its menus, its colour, and the way to the portal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.registry.colours import shades
from generator.registry.nouns import UnitSite

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.registry.nouns import Unit
    from generator.registry.values import Text

COLOURS = "assets/colours.css"
"""Where the colour of a unit's site stands."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A site.

    ``name`` is what it is called, ``menu`` and ``footer`` are the kinds of pages that they lead to, ``portal`` is the
    public address of the portal, and ``colour`` the site's own, "#rrggbb"; the portal has neither. ``is_own``
    is whether the unit publishes the site, at an address of its own.
    """

    name: Text
    menu: tuple[str, ...]
    footer: tuple[str, ...]
    portal: str = ""
    colour: str = ""
    is_own: bool = True


def portal_profile(name: Text) -> Profile:
    """The portal, which is called ``name``."""
    return Profile(
        name,
        ("apply", "situations", "units", "municipalities", "cost", "professional"),
        (
            *("search", "urgent", "accessibility", "data", "statements", "terms", "offerings", "counties", "areas"),
            *("compare", "map"),
        ),
    )


def unit_profile(unit: Unit, portal: str, has: Callable[[str], bool]) -> Profile:
    """The site of a ``unit``, with what it ``has`` in its menus; ``portal`` is the portal's public address."""
    stated = unit.site or UnitSite()
    menu = filter(has, ("apply", "cost", "areas", "sheets", "professional"))
    footer = filter(has, ("search", "urgent", "accessibility", "developers"))
    name, is_own = stated.name or unit.name, stated.address is not None
    return Profile(name, tuple(menu), tuple(footer), portal, stated.colour or "", is_own)


def colours(colour: str) -> bytes:
    """The stylesheet of a site of ``colour``: the names of ``directory.css`` that say what colour a site has."""
    light, dark = shades(colour)
    rules = [
        f":root {{ --teal: {one.colour}; --teal-deep: {one.deep}; --on-teal: {one.on}; }}" for one in (light, dark)
    ]
    return f"{rules[0]}\n@media (prefers-color-scheme: dark) {{ {rules[1]} }}\n".encode()
