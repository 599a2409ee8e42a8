"""The table of requirements (``requirements.toml``): what is tested where, and what needs a person."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TABLE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Requirement:
    """``name`` is a criterion's number or what the requirement is about; tests are "file::function"."""

    name: str
    text: str
    tests: tuple[str, ...]
    person: str
    outside: str


def requirements() -> list[Requirement]:
    """What the project asks of itself, in the order of the table."""
    return [_read(row["of"], row) for row in _table()["requirement"]]


def criteria() -> list[Requirement]:
    """The success criteria of WCAG 2.2, levels A and AA."""
    return [_read(number, row) for number, row in _table()["criterion"].items()]


def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def _read(name: str, row: dict[str, Any]) -> Requirement:
    return Requirement(
        name,
        str(row.get("text", "")),
        tuple(row.get("tests", [])),
        str(row.get("person", "")),
        str(row.get("outside", "")),
    )
