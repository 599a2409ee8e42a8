"""The colour of a site: whether its text can be read on the grounds of the pages, and the nearest one that can.

Contrast is that of WCAG 2.2, success criterion 1.4.3 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): 4.5 to 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

LEAST = 4.5
LIGHT_GROUNDS = ("#faf7f1", "#ffffff", "#e4efed", "#f1eade")
DARK_GROUNDS = ("#11191b", "#182326", "#16302f", "#1d292b")
"""What text stands on: ``--paper``, ``--surface``, ``--tint`` and ``--sand`` of the stylesheet, light and dark."""

_STEPS = 100
_DEEPER = 0.3
_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_Light = tuple[int, int, int]


class Shades(NamedTuple):
    """The colour of links and buttons on one kind of ground, that of a link under the pointer, and that on a button."""

    colour: str
    deep: str
    on: str


def contrast(one: str, other: str) -> float:
    """How much two colours, ``#rrggbb``, differ: from 1, not at all, to 21, black and white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, grounds: Iterable[str] = LIGHT_GROUNDS) -> bool:
    """Whether text of ``colour`` can be read on all ``grounds``."""
    return all(contrast(colour, ground) >= LEAST for ground in grounds)


def nearest_readable(colour: str, grounds: Iterable[str] = LIGHT_GROUNDS) -> str:
    """The first colour on the way from ``colour`` to black, or on dark grounds to white, that can be read on all."""
    grounds = tuple(grounds)
    end = _WHITE if _luminance(grounds[0]) < _luminance("#777777") else _BLACK
    return _first(colour, end, lambda mixed: readable(mixed, grounds))


def shades(colour: str) -> tuple[Shades, Shades]:
    """What a site of ``colour`` looks like on light grounds and on dark ones."""
    light, dark = nearest_readable(colour), nearest_readable(colour, DARK_GROUNDS)
    return (
        Shades(light, _mixed(light, _BLACK, _DEEPER), "#ffffff"),
        Shades(dark, _mixed(dark, _WHITE, _DEEPER), "#0b1c1e"),
    )


def _first(colour: str, end: _Light, fits: Callable[[str], bool]) -> str:
    ways = (_mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next(mixed for mixed in ways if fits(mixed))


def _mixed(colour: str, end: _Light, share: float) -> str:
    return "#" + "".join(f"{round(one + (to - one) * share):02x}" for one, to in zip(_parts(colour), end, strict=True))


def _parts(colour: str) -> _Light:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the formula's numbers
