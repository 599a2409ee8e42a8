"""The statement on accessibility tells what an editor states and what tests found, each with its day, and no more."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from generator.directory.directory import Directory
from generator.directory.views.accessibility import accessibility_view, status
from generator.directory.voice import Lens, Voice
from generator.registry.findings import Findings, read_findings
from generator.registry.values import LANGUAGES
from tests.exports.making import TODAY, open_directory
from tests.seeds.pages import folded

FOUND = """\
day: 2026-06-01
pages: 7
tools: [a lamp]
criteria:
  1.1.1: {first}
  2.4.6: person
"""


def findings(folder: Path, first: str = "passed", today: dt.date = TODAY) -> Findings | None:
    (folder / "accessibility.yaml").write_text(FOUND.format(first=first), encoding="utf-8")
    found, problems = read_findings(folder, today)
    assert not problems
    return found


def without_statement(found: Findings | None) -> Directory:
    directory = open_directory()
    network = directory.registry.network.model_copy(update={"accessibility": None})
    registry = directory.registry.model_copy(update={"network": network})
    return replace(directory, registry=registry, findings=found)


def without_barriers(found: Findings | None, assessed: bool) -> Directory:  # noqa: FBT001 - one of two cases
    directory = open_directory()
    stated = directory.registry.network.accessibility
    assert stated
    stated = stated.model_copy(update={"barriers": ()} | ({} if assessed else {"assessed": None}))
    network = directory.registry.network.model_copy(update={"accessibility": stated})
    registry = directory.registry.model_copy(update={"network": network})
    return replace(directory, registry=registry, findings=found)


def test_only_a_persons_judgement_makes_a_site_accessible(tmp_path: Path) -> None:
    passed, failed = findings(tmp_path), findings(tmp_path, "failed")
    assert status(without_barriers(passed, assessed=True)) == "fully"
    assert status(without_barriers(passed, assessed=False)) == "unjudged"
    assert status(without_barriers(failed, assessed=True)) == "partly"
    assert status(open_directory()) == "partly"  # an editor states a barrier
    assert status(without_statement(passed)) == "unjudged"
    assert status(without_statement(None)) == "untested"


@pytest.mark.parametrize("language", LANGUAGES)
def test_statement_of_the_real_site_has_the_parts_that_the_law_asks_for(built_site: Path, language: str) -> None:
    folder = {"fi": "saavutettavuus", "sv": "sv/tillganglighet", "en": "en/accessibility"}[language]
    said = folded((built_site / folder / "index.html").read_text(encoding="utf-8"))
    for part in ("306/2019", "Traficom", "WCAG 2.2", "14"):
        assert part in said
    assert {"fi": "Ei vielä tehty", "sv": "Inte gjord ännu", "en": "Not yet"}[language] in said
    assert {"fi": "Ei tiedossa", "sv": "Uppgift saknas", "en": "Not known"}[language].casefold() in said.casefold()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_it(built_site: Path, language: str) -> None:
    word = {"fi": ">Saavutettavuus</a>", "sv": ">Tillgänglighet</a>", "en": ">Accessibility</a>"}[language]
    pages = [page.read_text(encoding="utf-8") for page in built_site.rglob("index.html")]
    own = [page for page in pages if f'<html lang="{language}">' in page]
    assert len(own) > 400
    assert all(word in page.partition("<footer")[2] for page in own)


def test_barrier_is_told_with_its_criterion_reason_and_another_way() -> None:
    view = accessibility_view(Lens(Voice(open_directory(), "en"), lambda *_: ""))
    (barrier,) = view.barriers
    assert (barrier.criterion, barrier.text.text) == ("1.2.2", "The song has no words.")
    assert barrier.reason == "Mending it would be a disproportionate burden."
    assert barrier.alternative.text == "Listen to the forest."
    assert barrier.mended_by == "It will be mended by January 2027."
    assert view.failed == "1.3.1"
    assert view.person == "1.1.1, 2.4.6"


def test_criteria_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    text = FOUND.format(first="passed").replace("criteria:\n", "criteria:\n  1.4.10: passed\n  1.4.2: passed\n")
    (tmp_path / "accessibility.yaml").write_text(text, encoding="utf-8")
    view = accessibility_view(Lens(Voice(without_statement(read_findings(tmp_path, TODAY)[0]), "en"), lambda *_: ""))
    assert {row.key: row.value for row in view.tested}["accessibility.passed"] == "1.1.1, 1.4.2, 1.4.10"


def test_findings_of_more_than_a_year_ago_are_a_warning_and_the_last_of_the_year_none(tmp_path: Path) -> None:
    findings(tmp_path, today=dt.date(2027, 6, 1))
    (problem,) = read_findings(tmp_path, dt.date(2027, 6, 2))[1]
    assert (problem.code, problem.is_error, problem.place.line, problem.place.column) == ("findings-old", False, 1, 6)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("day: 2026-06", "bad-day"),
        ("1.1.1: maybe", "bad-choice"),
        ("contrast: passed", "bad-criterion"),
        ("pages: many", "bad-number"),
    ],
)
def test_broken_findings_are_told_with_their_place(tmp_path: Path, given: str, code: str) -> None:
    name = given.partition(":")[0]
    text = (
        FOUND.format(first="passed").replace("  1.1.1: passed", f"  {given}")
        if code in {"bad-choice", "bad-criterion"}
        else "\n".join(
            given if line.startswith(f"{name}:") else line for line in FOUND.format(first="passed").splitlines()
        )
    )
    (tmp_path / "accessibility.yaml").write_text(text, encoding="utf-8")
    found, problems = read_findings(tmp_path, TODAY)
    assert found is None
    assert [problem.code for problem in problems] == [code]
    assert problems[0].place.line
