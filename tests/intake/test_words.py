"""Every gap, mark and loss has its sentence in each language of the messages."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import pytest

INTAKE = Path(__file__).parents[2] / "generator/intake"
WORDS = {code: tomllib.loads((INTAKE / f"messages/{code}.toml").read_text(encoding="utf-8")) for code in ("fi", "en")}
SOURCE = "".join(path.read_text(encoding="utf-8") for path in INTAKE.rglob("*.py"))
SENTENCES = [(table, code) for table, rows in WORDS["en"].items() for code in rows]
OWN = tomllib.loads((INTAKE / "ptv/own.toml").read_text(encoding="utf-8"))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_sentences() -> None:
    assert {table: set(rows) for table, rows in WORDS["fi"].items()} == {
        table: set(rows) for table, rows in WORDS["en"].items()
    }


@pytest.mark.parametrize(("table", "code"), SENTENCES)
def test_both_languages_say_the_same_details_and_each_sentence_is_used(table: str, code: str) -> None:
    assert places(WORDS["fi"][table][code]) == places(WORDS["en"][table][code])
    assert f'"{code}"' in SOURCE or code == "mark" or f"'{code}'" in SOURCE


def test_every_loss_and_gap_of_the_source_has_a_sentence() -> None:
    assert set(re.findall(r'Loss\([^\n]*"([a-z-]+)"\)', SOURCE)) <= set(WORDS["en"]["losses"])
    assert set(re.findall(r'Gap\([^\n]*\), "([a-z-]+)"', SOURCE)) <= set(WORDS["en"]["gaps"])
    assert set(re.findall(r'Mark\([^\n]*, "([a-z-]+)"\)', SOURCE)) <= set(WORDS["en"]["marks"])


@pytest.mark.parametrize("code", OWN)
def test_what_a_reader_says_itself_is_in_all_languages(code: str) -> None:
    assert list(OWN[code]) == ["fi", "sv", "en"]
    assert all(text.endswith((".", "?")) for text in OWN[code].values())
