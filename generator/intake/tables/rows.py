"""Rows of our tables, and what stands in their cells: texts, dates, truth values, numbers, ids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.intake.csv_text import GUARD, rows_of
from generator.intake.draft import SHOWN, Loss
from generator.intake.node import Ledger, Node
from generator.registry.values import LANGUAGES, PartialDate

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.intake.draft import Draft
    from generator.intake.json_text import Json
    from generator.intake.source import Source
    from generator.registry.document import Value

    Record = dict[str, Value]

STANDARD = "CSV (data/tables)"
# As Excel with Finnish settings writes a date and truth values.
_FINNISH_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_TRUTH = {"true": "true", "false": "false", "tosi": "true", "epätosi": "false"}


def read_rows(source: Source, wanted: Collection[str]) -> list[Node]:
    """The rows of a table, known by the file's name and their numbers (the head is 1), the guards taken off."""
    found = []
    for number, row in rows_of(source, wanted, STANDARD):
        cells: dict[str, Json] = {name: cell.removeprefix(GUARD) for name, cell in row.items() if cell}
        found.append(Node(cells, Ledger(source.path.name), (source.path.name, number)))
    return found


def text(row: Node, name: str) -> Record:
    """The text in the columns ``name_fi``, ``name_sv`` and ``name_en``, by language."""
    found = {language: row.get(f"{name}_{language}").text() for language in LANGUAGES}
    return {language: words for language, words in found.items() if words}


def keys(node: Node) -> list[Value]:
    """The ids or codes of a cell, which have blanks between them."""
    return list(node.text().split())


def date(draft: Draft, node: Node) -> str:
    """A date as exact as it is stated; "1.3.2024" is read as Finns write it. What is no date is lost."""
    given = node.line()
    if finnish := _FINNISH_DAY.fullmatch(given):
        day, month, year = map(int, finnish.groups())
        given = f"{year:04}-{month:02}-{day:02}"
    try:
        return PartialDate.parse(given).text if given else ""
    except ValueError:
        draft.losses.append(Loss(node.place, given[:SHOWN], "bad-date"))
        return ""


def period(draft: Draft, row: Node) -> Record:
    """The field ``valid`` of a record, if its row states one end at least."""
    ends = {"from": date(draft, row.get("valid_from")), "to": date(draft, row.get("valid_to"))}
    stated: Record = {end: given for end, given in ends.items() if given}
    return {"valid": stated} if stated else {}


def truth(draft: Draft, node: Node) -> str:
    """The word for true or false, or nothing; what is neither is lost."""
    given = node.line()
    if given and given.lower() not in _TRUTH:
        draft.losses.append(Loss(node.place, given[:SHOWN], "bad-truth"))
    return _TRUTH.get(given.lower(), "")


def decimal(node: Node) -> str:
    """A number with a decimal point, whichever sign the cell has."""
    return node.line().replace(",", ".")


def code(node: Node, length: int) -> str:
    """A code of digits with the zeros that a spreadsheet has taken from its beginning."""
    given = node.line()
    return given.zfill(length) if given.isdecimal() else given


def trace(draft: Draft, row: Node) -> Record:
    """Where something is from, and how old it is."""
    found: Record = {}
    if sources := keys(row.get("sources")):
        found["source"] = sources
    for name in ("date", "verified"):
        if given := date(draft, row.get(name)):
            found[name] = given
    if note := text(row, "note"):
        found["note"] = note
    return found


def use(row: Node, *columns: str) -> None:
    """Count cells as read: they say what others say too, or follow from them."""
    for column in columns:
        row.get(column).use()
