"""Cells: nothing runs in a spreadsheet, Excel changes nothing, and the text can be had back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.tables.cells import Kind, comma, for_excel, for_programs, semicolon
from tests.exports.making import open_directory
from tests.exports.test_tables import changed as with_unit
from tests.exports.test_tables import named
from tests.hostile.attacks import KNOWN
from tests.hostile.examine_cards import table

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ATTACKS = [f"{sign}cmd|' /C calc'!A0" for sign in SIGNS]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40) | st.sampled_from(
    [
        *ATTACKS,
        *KNOWN["spreadsheets"],
        "'",
        "''",
        " =1",
        "\n",
        '"',
        ";",
        ",",
        "\ufeff=1",
        "a\r\nb",
        "TOSI",
        "Toukokuu 2024",
    ]
)


def rows_of(content: bytes, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator, strict=True))


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_whatever_a_text_is_it_runs_nowhere_and_comes_back(rows: list[tuple[str, str]]) -> None:
    head: tuple[str, str] = ("one", "two")
    kinds: tuple[Kind, Kind] = ("text", "text")
    for content, separator in ((comma(kinds, head, rows), ","), (semicolon(kinds, head, rows), ";")):
        assert list(table("", content)) == []
        read = rows_of(content, separator)[1:]
        assert [[cell.removeprefix("'") for cell in row] for row in read] == [list(row) for row in rows]
        assert not [cell for row in read for cell in row if cell.lstrip().startswith(SIGNS) or cell.startswith(SIGNS)]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_formula_gets_an_apostrophe(attack: str) -> None:
    assert for_programs("text", attack) == for_excel("text", attack) == f"'{attack}"


def test_a_text_with_an_apostrophe_gets_another_so_that_one_can_be_taken_away() -> None:
    assert for_programs("text", "'s Gravenhage") == for_excel("text", "'s Gravenhage") == "''s Gravenhage"


@pytest.mark.parametrize(
    ("kind", "cell", "programs", "excel"),
    [
        ("code", "016", "016", "'016"),
        ("phone", "+358 9 000", "+358 9 000", "'+358 9 000"),
        ("text", "+358 9 000", "+358 9 000", "'+358 9 000"),
        ("text", "12 perhettä", "12 perhettä", "'12 perhettä"),
        ("text", "(5)", "(5)", "'(5)"),
        ("text", "Heinäkuu 2023", "Heinäkuu 2023", "'Heinäkuu 2023"),
        ("text", "tosi", "tosi", "'tosi"),
        ("text", "Tosi hyvä", "Tosi hyvä", "Tosi hyvä"),
        ("text", "Åbo", "Åbo", "Åbo"),
        ("key", "1e5", "1e5", "'1e5"),
        ("keys", "1e5 x", "1e5 x", "'1e5 x"),
        ("stated", "2024-08", "2024-08", "'2024-08"),
        ("stated", "2024-08-15", "2024-08-15", "2024-08-15"),
        ("stated", "2021~", "2021~", "'2021~"),
        ("date", "2024-08-15", "2024-08-15", "2024-08-15"),
        ("decimal", "46.70", "46.70", "46,70"),
        ("counts", "3", "3", "3"),
        ("counts", "3 2", "3 2", "'3 2"),
        ("integer", 3, "3", "3"),
        ("truth", True, "true", "true"),
        ("truth", False, "false", "false"),
        ("truth", None, "", ""),
        ("url", "https://x.example/", "https://x.example/", "https://x.example/"),
    ],
)
def test_a_cell_is_written(kind: Kind, cell: str | int | None, programs: str, excel: str) -> None:
    assert (for_programs(kind, cell), for_excel(kind, cell)) == (programs, excel)


@pytest.mark.parametrize("attack", [*ATTACKS, "x\n=1", '";=1;"', ",=1,", "\ufeff=1"])
def test_a_hostile_name_runs_in_no_table(attack: str) -> None:
    directory = open_directory()
    name = directory.registry.units["river"].name.model_copy(update={"fi": attack, "sv": attack, "en": attack})
    for path, content in named(with_unit(directory, "river", name=name)).items():
        if path.endswith(".csv"):
            assert list(table(path, content)) == []
            names = rows_of(content, ";" if path.endswith(".excel.csv") else ",")
            if path.startswith("units."):
                assert attack in [row[1].removeprefix("'") for row in names]
