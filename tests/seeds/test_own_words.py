"""No sentence of the two documents stands in the project: their facts carry over, their words do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from generator.registry.places import Places
from tests.references import REFERENCES
from tests.seeds.pages import pages, text

PROJECT = Path(__file__).parents[2]
DOCUMENTS = REFERENCES / "seeds"
LONGEST_RUN = 7
_LINE_BREAK = re.compile(r"-\s*\n\s*")

Run = tuple[str, ...]

pytestmark = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents are not beside the project")


def words(told: str) -> list[str]:
    """The words of a text, without case and marks."""
    return re.findall(r"\w+", told.casefold())


def runs(told: list[str]) -> Iterator[Run]:
    """All runs of one word more than may be the same."""
    return zip(*(told[start:] for start in range(LONGEST_RUN + 1)), strict=False)


@pytest.fixture(scope="module")
def theirs() -> set[Run]:
    """The runs of both documents; a hyphen at a line's end may be the word's own or the line's.

    A list of municipalities is a fact in alphabetical order, not a sentence.
    """
    found: set[Run] = set()
    for document in DOCUMENTS.glob("*.txt"):
        told = document.read_text(encoding="utf-8")
        for joint in ("", "-"):
            found.update(runs(words(_LINE_BREAK.sub(joint, told))))
    names = {place.name_fi.casefold() for place in Places.finland().all()}
    assert len(found) > 500
    return {run for run in found if not names.issuperset(run)}


def copied(told: str, theirs: set[Run]) -> Iterable[str]:
    """The runs of a text that are a document's."""
    return sorted({" ".join(run) for run in runs(words(told)) if run in theirs})


def test_none_in_the_registry_and_in_the_prose(theirs: set[Run]) -> None:
    for file in [PROJECT / "units.yaml", *(PROJECT / "content").rglob("*.md")]:
        assert not copied(file.read_text(encoding="utf-8"), theirs), file


def test_none_in_the_words_of_the_program(theirs: set[Run]) -> None:
    for ending in ("*.toml", "*.html", "*.py"):
        for file in (PROJECT / "generator").rglob(ending):
            assert not copied(file.read_text(encoding="utf-8"), theirs), file


def test_none_on_any_page(built_site: Path, built_site_2020: Path, theirs: set[Run]) -> None:
    for portal in (built_site, built_site_2020):
        for address, page in pages(portal).items():
            assert not copied(text(page), theirs), address


def test_none_in_this_table(theirs: set[Run]) -> None:
    table = Path(__file__).with_name("statements.tsv").read_text(encoding="utf-8")
    assert not copied(table, theirs)
