"""Sentences for people: every room that has some says the same things in Finnish and in English."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from generator.registry.sentences import sentence

ROOT = Path(__file__).parents[2] / "generator"
ROOMS = sorted(folder.parent.name for folder in ROOT.glob("*/messages") if folder.parent.name != "registry")


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_have_the_same_sentences_with_the_same_parts(room: str) -> None:
    tables = [
        tomllib.loads((ROOT / room / f"messages/{language}.toml").read_text(encoding="utf-8"))
        for language in ("fi", "en")
    ]
    shapes = [
        {(table, code): set(re.findall(r"{(\w+)}", text)) for table, its in one.items() for code, text in its.items()}
        for one in tables
    ]
    assert shapes[0] == shapes[1]
    assert shapes[0]


def test_a_sentence_is_filled_in() -> None:
    assert sentence("generator.editing", "en", "record.meant", given="lahti") == " Did you mean lahti?"
