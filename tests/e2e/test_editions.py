"""From the sheet that is given out to the page that tells what has changed since."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.host import MkDocsHost
from generator.publish.build import build
from generator.publish.editions import record_editions
from generator.publish.project import InputProblems, Options, Project, Silent
from generator.registry.editions import NETWORK, county_subject
from generator.registry.places import Places
from tests.bench.made_up import DAY
from tests.e2e.kit import Run

LATER = DAY + dt.timedelta(days=3)
COUNTIES = Places.finland().areas("county", DAY)
SUBJECTS = ("unit-1", "unit-2", *(county_subject(one.code) for one in COUNTIES), NETWORK)
EDITIONS = len(SUBJECTS) * 3
RECORD = ("generator", "editions", "--record")


def options(project: Path, day: dt.date = DAY) -> Options:
    return Options(project / "site/portal", day, day, languages=("fi", "sv", "en"), pdf=False)


def record(project: Path, day: dt.date = DAY) -> dict[tuple[str, str], str]:
    """The codes that were added, by subject and language."""
    added = record_editions(Project(project), options(project, day)).added
    return {(one.subject, one.edition.language): one.code for one in added}


def built(project: Path, day: dt.date = LATER) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the host's own
        build(Project(project), options(project, day), MkDocsHost(), Silent())
    return project / "site/portal"


def said(portal: Path, address: str) -> str:
    main: Any = html.parse(str(portal / address / "index.html")).getroot().find(".//main")
    return " ".join(str(main.xpath("string()")).split())


def change(project: Path, old: str, new: str) -> None:
    file = project / "units.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def unit(project: Path, number: int) -> str:
    """The record of a unit as it is written."""
    text = (project / "units.yaml").read_text(encoding="utf-8")
    return str(re.findall(r"^  unit-\d+:\n(?:    .*\n|\n)*", text, re.MULTILINE)[number - 1])


def test_page_of_an_edition_tells_that_it_is_valid_and_later_what_has_changed(project: Path) -> None:
    codes = record(project)
    assert set(codes) == {(subject, language) for subject in SUBJECTS for language in ("fi", "sv", "en")}
    portal = built(project)
    first, second = codes["unit-1", "fi"], codes["unit-2", "fi"]
    assert said(portal, f"painokset/{first}").startswith("Tämä tuloste pitää yhä paikkansa")

    record_of_first = unit(project, 1)
    phone = re.search(r"    phone: (.*)\n", record_of_first)
    assert phone
    change(project, record_of_first, record_of_first.replace(phone[0], "    phone: 0000 123456\n"))
    portal = built(project)
    after = said(portal, f"painokset/{first}")
    assert after.startswith("1 tieto on muuttunut tulosteen jälkeen")
    assert "Puhelin 0000 123456" in after
    assert said(portal, f"sv/utgavor/{first}").startswith("1 uppgift har ändrats")
    assert said(portal, f"en/editions/{first}").startswith("1 fact has changed")
    assert said(portal, f"painokset/{second}").startswith("Tämä tuloste pitää yhä paikkansa")
    assert {path.name for path in (portal / "painokset").iterdir() if path.is_dir()} == set(codes.values())

    added = record(project, LATER)
    added_to = {subject for subject, _ in added}
    assert {"unit-1", NETWORK} <= added_to  # and the counties whose municipalities can turn to it
    assert "unit-2" not in added_to
    assert set(added) == {(subject, language) for subject in added_to for language in ("fi", "sv", "en")}
    portal = built(project)
    assert said(portal, f"painokset/{added['unit-1', 'fi']}").startswith("Tämä tuloste pitää yhä paikkansa")
    assert said(portal, f"painokset/{first}").startswith("1 tieto on muuttunut")

    change(project, "0000 123456", phone[1])
    assert said(built(project), f"painokset/{first}").startswith("Tämä tuloste pitää yhä paikkansa")
    assert record(project, LATER) == {}


def test_what_a_sheet_said_before_is_in_no_file(project: Path) -> None:
    first = unit(project, 1)
    change(project, first, re.sub(r"    phone: .*\n", "    phone: 0000 987654\n", first))
    codes = record(project)
    assert "987654" not in (project / "content/editions.yaml").read_text(encoding="utf-8")
    change(project, "0000 987654", "unknown")
    portal = built(project)
    for file in portal.rglob("*.html"):
        assert "987654" not in file.read_text(encoding="utf-8"), file
    assert "Ei tiedossa" in said(portal, f"painokset/{codes['unit-1', 'fi']}")


def test_facts_that_are_new_and_gone_are_told_by_name(project: Path) -> None:
    first = unit(project, 1)
    topics = re.search(r"      - topic: (\w+)", first)
    assert topics
    codes = record(project)
    change(project, first, first.replace(topics[0], "      - topic: quality", 1))
    after = said(built(project), f"en/editions/{codes['unit-1', 'en']}")
    assert "New" in after
    assert "No longer told" in after


def test_unit_that_is_gone_has_a_page_that_says_so_and_a_warning(project: Path, run: Run) -> None:
    codes = record(project)
    change(project, unit(project, 2), "")
    portal = built(project)
    gone = said(portal, f"painokset/{codes['unit-2', 'fi']}")
    assert gone.startswith("Hakemistossa ei enää ole tulosteen kohdetta Älä luota tulosteeseen.")
    assert "kohdetta ei enää ole" in said(portal, "painokset")
    checked = run("generator", "check")
    assert "warning[edition-subject]: Sheets about `unit-2`" in checked.stdout
    assert "content/editions.yaml:" in checked.stdout


def test_page_of_an_edition_is_not_for_search_engines(project: Path) -> None:
    code = record(project)["unit-1", "sv"]
    portal = built(project)
    assert 'content="noindex"' in (portal / f"sv/utgavor/{code}/index.html").read_text(encoding="utf-8")
    assert code not in (portal / "sitemap.xml").read_text(encoding="utf-8")
    assert f"utgavor/{code}/" in (portal / "sv/utgavor/index.html").read_text(encoding="utf-8")


def test_command_records_once_and_tells_what_it_added(project: Path, run: Run) -> None:
    told = run("generator", "editions")
    assert told.returncode == 0
    assert (
        f"{EDITIONS} editions of today's sheets are not recorded (python -m generator editions --record)" in told.stdout
    )
    assert not (project / "content/editions.yaml").exists()
    first = run(*RECORD)
    assert (
        first.stdout
        == f"content/editions.yaml: {EDITIONS} editions of {len(SUBJECTS)} subjects added; {EDITIONS} in all\n"
    )
    file = (project / "content/editions.yaml").read_bytes()
    assert b"kinds: [factsheet, " in file
    assert run(*RECORD).stdout == f"content/editions.yaml: 0 editions of 0 subjects added; {EDITIONS} in all\n"
    assert (project / "content/editions.yaml").read_bytes() == file
    assert run("generator", "editions").stdout == "All editions of today's sheets are recorded.\n"


@pytest.mark.usefixtures("project")
def test_build_with_sheets_warns_of_editions_that_are_not_recorded(run: Run) -> None:
    warning = f"{EDITIONS} editions of today's sheets are not recorded (python -m generator editions --record)"
    assert warning in run("generator", "build", "--language", "en").stderr
    assert warning not in run("generator", "build", "--language", "en", "--no-pdf").stderr
    run(*RECORD)
    assert "not recorded" not in run("generator", "build", "--language", "en").stderr
    assert "not recorded" not in run("generator", "check").stdout


def test_edition_of_the_day_has_its_page_also_where_nobody_recorded_it(project: Path, run: Run) -> None:
    run("generator", "build", "--language", "en")
    sheet = (project / "site/portal/sheets/unit-1-factsheet-en.pdf").is_file()
    assert sheet
    assert len([path for path in (project / "site/portal/en/editions").iterdir() if path.is_dir()]) == EDITIONS


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (r'code: "\w+"', 'code: "O0I1l5"', "bad-edition-code"),
        (r'unit.name: "\w+"', 'unit.name: "nothing"', "bad-digest"),
        (r"unit\.name:", "Unit Name:", "bad-fact-name"),
        (r"language: fi", "language: no", "bad-choice"),
        (r"day: \S+", "day: yesterday", "bad-date"),
        (r"kinds: \[[^\]]*\]", "kinds: {a: b}", "expected-list"),
        (r"unit-1:", "unit-1: {}\n  unit-3:", "expected-list"),
        (r"editions:", "editons:", "unknown-field"),
        (r'code: "\w+"', 'code: "222222"', "edition-twice"),
    ],
)
def test_broken_file_is_told_at_its_line_and_nothing_is_lost(project: Path, old: str, new: str, code: str) -> None:
    record(project)
    file = project / "content/editions.yaml"
    broken = re.sub(old, new, file.read_text(encoding="utf-8"), count=0 if code == "edition-twice" else 1)
    file.write_text(broken, encoding="utf-8")
    with pytest.raises(InputProblems) as told:
        record_editions(Project(project), options(project))
    (problem, *_) = told.value.problems
    assert problem.code == code
    assert problem.place.file == "content/editions.yaml"
    assert problem.place.line > 0
    for language in ("fi", "en"):
        assert problem.mend(language)
    assert file.read_text(encoding="utf-8") == broken
