"""The questions of questions.tsv, and the pages that answer them.

People wrote the questions by hand: places as they are typed, and topics in the words of official pages and of worried
readers. Nobody looked at the names or keywords of the site meanwhile. The half "dev" chose the weights of the search;
"held" was kept apart and shows what to expect of questions that nobody has seen.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

QUESTIONS = Path(__file__).with_name("questions.tsv")
PLACES = frozenset(
    {
        *("case-form", "in-sentence", "no-dots", "misspelt", "postal", "former", "village"),
        *("swedish-name", "english", "county"),
    }
)
"""The kinds of questions that a municipality or a county answers; help pages answer the others."""
GROUPS = ("places", "topics", "misspelt topics")
START_PAGES = {"fi": "", "sv": "sv/", "en": "en/"}


class Question(NamedTuple):
    """A question: ``expected`` are keys of municipalities ("398"), counties ("county:08") or topics ("what")."""

    id: str
    language: str
    kind: str
    question: str
    expected: tuple[str, ...]
    half: str

    @property
    def groups(self) -> Iterator[str]:
        """What the question counts for."""
        yield "places" if self.kind in PLACES else "topics"
        if self.kind == "topic-misspelt":
            yield "misspelt topics"


class Share(NamedTuple):
    """Of how many questions the right page came first, and was among the first five."""

    asked: int
    first: float
    five: float


@cache
def questions() -> tuple[Question, ...]:
    """All questions, in the order of the file."""
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return tuple(
            Question(**{**row, "expected": tuple(row["expected"].split())})  # type: ignore[arg-type]
            for row in rows
        )


@cache
def answers(portal: Path) -> dict[str, dict[str, str]]:
    """Language -> key of an answer -> its address below the root of ``portal``, from the portal's own data files."""
    data = portal / "data"
    municipalities = json.loads((data / "municipalities.json").read_bytes())["municipalities"]
    topics = json.loads((data / "topics.json").read_bytes())
    found: dict[str, dict[str, str]] = {language: {} for language in START_PAGES}
    for language, addresses in found.items():
        addresses.update({one["code"]: one["pages"][language] for one in municipalities})
        addresses.update({key: pages[language] for key, pages in topics.items() if language in pages})
        places = json.loads((data / f"search/places-{language}.json").read_bytes())
        addresses.update({code: address for _, address, _, code in places["to"] if code.startswith("county:")})
    return found


def rank(question: Question, addresses: list[str], portal: Path) -> int | None:
    """The place of the first right address among ``addresses``, from 0, or None."""
    known = answers(portal)[question.language]
    right = {known[key] for key in question.expected if key in known}
    return next((number for number, address in enumerate(addresses) if address in right), None)


def shares(ranked: Iterable[tuple[Question, int | None]]) -> dict[str, Share]:
    """How well each group of questions was answered."""
    ranks: dict[str, list[int | None]] = {group: [] for group in GROUPS}
    for question, place in ranked:
        for group in question.groups:
            ranks[group].append(place)
    return {group: _share(places) for group, places in ranks.items() if places}


def _share(places: list[int | None]) -> Share:
    first = sum(place == 0 for place in places)
    five = sum(place is not None and place < 5 for place in places)
    return Share(len(places), first / len(places), five / len(places))
