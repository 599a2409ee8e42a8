"""All units: by locality, side by side, and on a map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.directory import blocks
from generator.directory.evidence import confirmed, unit_mark
from generator.directory.parts import Entry, Row, Table, TableRow, UnitCard, UnknownCell
from generator.directory.views.head import Head
from generator.directory.views.unit import admission, checked, facts
from generator.registry.editions import NETWORK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.directory.voice import Lens
    from generator.registry.places import Municipality


@dataclass(frozen=True, slots=True)
class UnitsView:
    """The units under their localities."""

    head: Head
    groups: tuple[LocalityGroup, ...]
    sheets: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class LocalityGroup:
    """A locality with its units; without them where there are too many for one page."""

    name: str
    id: str
    href: str
    units: tuple[UnitCard, ...]


def units_view(lens: Lens) -> UnitsView:
    """The list of all units of the day."""
    directory, words = lens.directory, lens.words
    groups = []
    for locality in directory.localities:
        keys = directory.units_in[locality]
        home = directory.answers.home(directory.units[keys[0]])
        cards = () if directory.shares else tuple(blocks.unit_card(lens, key) for key in keys)
        groups.append(
            LocalityGroup(home.name(lens.language), f"m{home.code}", lens.at("municipality", home.code), cards)
        )
    counts = {"units": words.number(len(directory.units)), "localities": words.number(len(groups))}
    short = f"{words('unit.short', **counts)} {confirmed(lens.voice)}"
    head = Head(words("unit.heading"), words("unit.description"), short)
    sheets = (Entry(words("unit.list_pdf"), lens.at("list", NETWORK)),)
    return UnitsView(head, tuple(sorted(groups, key=lambda group: words.sort_key(group.name))), sheets)


@dataclass(frozen=True, slots=True)
class CompareView:
    """The same facts of all units in one table."""

    head: Head
    table: Table


COMPARED = (
    "unit.operator",
    "unit.kind",
    "unit.phone",
    "unit.admission",
    "unit.capacity",
    "unit.languages",
    "unit.checked",
)


def compare_view(lens: Lens) -> CompareView:
    """All units side by side; none where there are too many for one page."""
    words = lens.words
    head = Head(words("compare.title"), words("compare.description"), words("compare.short"))
    return CompareView(head, compare_table(lens, () if lens.directory.shares else tuple(lens.directory.units)))


def compare_table(lens: Lens, keys: Iterable[str]) -> Table:
    """The same facts of the units ``keys``."""
    words = lens.words
    rows = []
    for key in keys:
        unit = lens.directory.units[key]
        name = lens.voice.text(unit.name)
        home = lens.directory.answers.home(unit).name(lens.language)
        header = Entry(f"{name.text} ({home})", lens.at("unit", key), name.lang)
        age = unit_mark(lens, key)
        cells = [_cell(lens, row) for row in compared(lens, key)]
        rows.append(TableRow(header, (*cells, age.text if age else "")))
    columns = (words("compare.unit"), *(words(column) for column in COMPARED), words("compare.age"))
    return Table(words("compare.caption"), columns, tuple(rows))


def compared(lens: Lens, key: str) -> list[Row]:
    """The facts that every list of units gives, in one order: page, table, sheet and file."""
    unit = lens.directory.units[key]
    found = {row.key: row for row in (*facts(lens, key), admission(lens, unit), checked(lens, key))}
    return [found[key] for key in COMPARED]


def _cell(lens: Lens, row: Row) -> object:
    if row.state == "unknown":
        return UnknownCell(lens.words("data.never") if row.key == "unit.checked" else row.unknown)
    return row.value


@dataclass(frozen=True, slots=True)
class Point:
    """A municipality's point in the picture; a locality has a name, to the left of it where that leaves room."""

    x: float
    y: float
    name: str = ""
    left: bool = False


@dataclass(frozen=True, slots=True)
class MapView:
    """The map: small points for municipalities, large ones for localities, and the same as a list."""

    head: Head
    width: int
    height: int
    small: tuple[Point, ...]
    large: tuple[Point, ...]
    localities: tuple[LocalityGroup, ...]


MAP_HEIGHT = 1000
_SOUTH, _NORTH, _WEST, _EAST = 59.5, 70.2, 19.2, 31.8
# A degree of longitude is shorter than one of latitude; at 64.5° north, the middle of the country, by this factor.
_NARROWING = 0.4305
# Room that a name takes beside its point, and the height of a line, in the units of the picture.
_LABEL, _LINE = 110, 26


def map_view(lens: Lens) -> MapView:
    """The picture drawn from the municipalities' points, and its list."""
    directory, words = lens.directory, lens.words
    listed = units_view(lens).groups
    large = []
    spots = [(group, _project(place.point)) for group in listed if (place := _place(lens, group)) and place.point]
    for group, (x, y) in spots:
        crowded = any(0 < other - x < _LABEL and abs(down - y) < _LINE for _, (other, down) in spots)
        large.append(Point(x, y, group.name, left=crowded or x > _width() * 0.62))
    small = [Point(*_project(place.point)) for place in directory.municipalities if place.point]
    head = Head(words("map.title"), words("map.description"), words("map.short"))
    return MapView(head, _width(), MAP_HEIGHT, tuple(small), tuple(large), listed)


def _place(lens: Lens, group: LocalityGroup) -> Municipality | None:
    return lens.directory.places.by_code(group.id.removeprefix("m"))


def _width() -> int:
    return round(MAP_HEIGHT * (_EAST - _WEST) * _NARROWING / (_NORTH - _SOUTH))


def _project(point: tuple[float, float]) -> tuple[float, float]:
    """Equirectangular projection with one standard parallel (64.5° N): x to the east, y to the south."""
    latitude, longitude = point
    x = (longitude - _WEST) * _NARROWING / (_NORTH - _SOUTH) * MAP_HEIGHT
    y = (_NORTH - latitude) / (_NORTH - _SOUTH) * MAP_HEIGHT
    return round(x, 1), round(y, 1)
