"""The other generators that this machine has."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Container
from pathlib import Path

from tests.bench.rivals.contestant import ELEVENTY, HUGO, MKDOCS, ZENSICAL, Contestant
from tests.bench.rivals.of_frames import ELEVENTY_PROGRAM, eleventy, hugo
from tests.bench.rivals.of_sites import mkdocs, zensical
from tests.bench.rivals.written import Material

_PROGRAMS: dict[str, Callable[[Path, Material], Contestant]] = {
    HUGO: hugo,
    ZENSICAL: zensical,
    ELEVENTY: eleventy,
    MKDOCS: mkdocs,
}

NAMES = tuple(_PROGRAMS)


def here(tell: Callable[[str], None]) -> list[str]:
    """The names of those that this machine has; of another one it is told that it is left out."""
    lacking = {HUGO: not shutil.which("hugo"), ELEVENTY: not ELEVENTY_PROGRAM.is_file()}
    for name in (name for name, is_lacking in lacking.items() if is_lacking):
        tell(f"{name} is not here and is left out")
    return [name for name in _PROGRAMS if not lacking.get(name)]


def programs(folder: Path, material: Material, names: Container[str]) -> list[Contestant]:
    """Those of ``names``, each with the same pages in the form that it takes, in a folder of its own."""
    return [make(folder / name.lower(), material) for name, make in _PROGRAMS.items() if name in names]
