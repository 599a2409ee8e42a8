"""The sites of units: their colours can be read, and no two stand at one address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.registry.colours import nearest_readable, readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.fields import Path
    from generator.registry.nouns import Unit
    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context


def colour(context: Context, path: Path, unit: Unit) -> Iterator[Problem]:
    """Text in the colour of a site can be read on its pages."""
    chosen = unit.site.colour if unit.site else None
    if chosen and not readable(chosen):
        better = nearest_readable(chosen)
        yield context.problem("colour-too-light", (*path, "site", "colour"), given=chosen, better=better)


def addresses(context: Context) -> Iterator[Problem]:
    """Each site has an address of its own."""
    taken: dict[str, str] = {}
    for key, unit in context.registry.units.items():
        if unit.site and unit.site.address:
            first = taken.setdefault(unit.site.address.rstrip("/").lower(), key)
            if first != key:
                yield context.problem("site-address-twice", ("units", key, "site", "address"), first=first)
