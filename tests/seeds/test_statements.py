"""Nothing that the two documents said is lost: ``statements.tsv`` walked on the real site."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.registry.prose import Shelf
from tests.seeds.pages import folded, pages_in, text

TABLE = Path(__file__).with_name("statements.tsv")


class Row(NamedTuple):
    """A statement of a document in our words, and where the site tells it.

    ``record`` is a place in the registry ("statements.x") or a page of prose ("page x"); ``words`` stand on ``page``
    and on no other Finnish page but those in ``also``, which show the same record.
    """

    document: str
    statement: str
    record: str
    page: str
    words: str
    also: tuple[str, ...]


def read_table() -> list[Row]:
    """All rows of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Row(row["document"], row["statement"], row["record"], row["page"], row["words"], also_on(row["also on"]))
        for row in told
    ]


def also_on(cell: str | None) -> tuple[str, ...]:
    """The pages in the last cell, which most lines leave out."""
    return tuple((cell or "").split())


ROWS = read_table()


def label(row: Row) -> str:
    """What the test of a row is called."""
    return f"{row.document}: {row.statement}"


@pytest.fixture(scope="module")
def told(built_site: Path) -> dict[str, str]:
    """What each Finnish page says."""
    return {address: text(page) for address, page in pages_in(built_site, "fi").items()}


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_the_statement_is_told_on_its_page_and_only_there(row: Row, told: dict[str, str]) -> None:
    words = folded(row.words)
    assert {address for address, said in told.items() if words in said} == {row.page, *row.also}


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_the_statement_has_its_record(row: Row, registry: dict[str, Any], shelf: Shelf) -> None:
    if row.record.startswith("page "):
        assert row.page == f"{shelf.articles['fi'][row.record.removeprefix('page ')].head.slug}/"
        return
    found: Any = registry
    for step in row.record.split("."):
        found = found[step]
    assert found not in (None, "unknown", "", [], {})


def test_each_document_is_told_statement_by_statement() -> None:
    documents = [row.document for row in ROWS]
    assert set(documents) == {"brochure", "service page"}
    assert min(map(documents.count, set(documents))) >= 60
    assert len({(row.document, row.statement) for row in ROWS}) == len(ROWS)


def test_no_two_statements_rest_on_the_same_words() -> None:
    assert len({row.words for row in ROWS}) == len(ROWS)
