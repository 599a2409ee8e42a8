"""The house stands: imports run one way, and each outside library has one door."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "generator"

# Each room with the rooms that it may know, besides itself.
NEIGHBOURS = {
    "registry": set(),
    "schema": {"registry"},
    "admin": {"registry", "schema"},
    "history": {"registry"},
    "directory": {"registry", "history"},
    "exports": {"registry", "history", "directory"},
    "site": {"registry", "history", "directory", "exports"},
    "brochures": {"registry", "directory", "site"},
    "search": {"registry", "directory"},
    "language": {"registry"},
    "intake": {"registry"},
    "beginning": {"registry"},
    "editing": {"registry", "schema", "history", "directory", "difference", "exports"},
    "difference": {"registry", "history", "directory"},
    "publish": {"registry", "history", "difference", "directory", "site", "brochures", "exports", "search"},
    "host": {"registry", "directory", "site", "publish"},
    "serve": {"registry", "publish", "host"},
    "handbook": {"registry", "directory", "language", "difference", "intake", "editing", "site", "publish", "host"},
    "terminal": {"publish"},
    "cli": {
        *("registry", "schema", "admin", "language", "difference", "intake", "editing", "beginning"),
        *("site", "publish", "host", "serve", "handbook", "terminal"),
    },
    "__main__": {"cli"},
}

DOORS = {
    "yaml": {"registry"},
    "libvoikko": {"registry"},
    "simplemma": {"language"},
    "pydantic": {"registry", "directory"},
    "babel": {"directory"},
    "jinja2": {"site"},
    "mkdocs": {"host"},
    "zensical": {"host"},
    "weasyprint": {"brochures"},
    "markdown": {"brochures", "handbook"},
    "pypdf": {"brochures"},
    "pyphen": {"brochures"},
    "fontTools": {"brochures"},
    "pydyf": {"brochures"},
    "segno": {"brochures"},
    "pypdfium2": {"brochures"},
    "PIL": {"brochures"},
    "vobject": {"exports"},
    "icalendar": {"exports"},
    "dulwich": {"history"},
    "rich": {"terminal", "handbook"},
    "watchfiles": {"serve"},
}

CLOCKS = {"cli", "host", "serve"}

WRITTEN = {".py", ".html", ".toml", ".yaml", ".css", ".js", ".svg", ".json", ".csv", ".md"}
# What the program knows of Finnish words and places, whoever uses them: names, dictionaries.
OF_THE_LANGUAGE = {*(path.name for path in (ROOT / "registry/finland").glob("*.csv")), "finnish_words.csv"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(ROOT.rglob("*.py")):
        first = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if first != "__init__":
            yield first, path


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_every_room_is_known() -> None:
    assert {room for room, _ in modules()} <= set(NEIGHBOURS)


@pytest.mark.parametrize(("room", "path"), [pytest.param(*one, id=str(one[1].relative_to(ROOT))) for one in modules()])
def test_a_room_knows_only_its_neighbours_to_the_left(room: str, path: Path) -> None:
    for module in imports(path):
        first, *rest = module.split(".")
        if first == "generator" and rest:
            assert rest[0] in NEIGHBOURS[room] | {room}, f"{path} imports {module}"
        if first in DOORS:
            assert room in DOORS[first], f"{path} imports {module}: only {DOORS[first]} may"


def test_only_the_command_line_and_the_hosts_read_the_clock() -> None:
    readers = {room for room, path in modules() if ".today()" in path.read_text(encoding="utf-8")}
    assert readers <= CLOCKS


@pytest.mark.parametrize(
    ("folder", "least", "words"),
    [
        ("generator", 400, r"ensiko[td]|mödrahem|mother and child"),
        ("overrides", 9, r"ensiko[td]|mödrahem|mother and child"),
        ("generator/directory/wording", 3, r"baby|vauva|neuvola|rådgivning|matern|mödra|raskaa|gravid|pregnan"),
    ],
)
def test_the_program_does_not_know_whose_directory_it_makes(folder: str, least: int, words: str) -> None:
    """The words of one network belong to its project: to ``units.yaml`` and ``content/``."""
    files = [path for path in (ROOT.parent / folder).rglob("*") if path.suffix in WRITTEN]
    found = {
        f"{path.name}: {match[0]}"
        for path in files
        if path.name not in OF_THE_LANGUAGE
        for match in re.finditer(words, path.read_text(encoding="utf-8").replace("benefit-baby", ""), re.IGNORECASE)
    }
    assert len(files) >= least
    assert not found
