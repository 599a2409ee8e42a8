"""What a change means: told from real repositories, in words for people and in forms for programs."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from dulwich.refs import Ref
from playwright.sync_api import Browser, expect

from tests.e2e.kit import Run, tree
from tests.history.kit import FICTIONAL, History, edited
from tests.sites.made_up import write_page

PHONE = ("phone: {value: 0000 000000,", "phone: {value: 0000 111111,")
ADDRESS = """\
    addresses:
      value:
        - {name: Yläjuoksu, street: Keksitynkatu 1, postcode: "00000", town: Tampere}
      source: due-book
    place: {fi: Joen varrella, sv: Vid ån, en: By the river}
"""
SITES = ("  exit_address:", "  unit_sites: {pages: []}\n  exit_address:")
HERE = "the files as they are now"

Diff = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def history(project: Path) -> History:
    """The project with the fictional registry, committed as it is."""
    found = History(project)
    files = [path for part in ("content", "overrides") for path in (project / part).rglob("*") if path.is_file()]
    found.stage(*files, project / "mkdocs.yml")
    found.commit(FICTIONAL)
    return found


@pytest.fixture
def diff(history: History, run: Run) -> Diff:
    """Tells what differs from what was committed first to the registry with ``edits`` in it."""

    def told(*arguments: str, edits: tuple[tuple[str, str], ...] = ()) -> subprocess.CompletedProcess[str]:
        history.file.write_text(edited(*edits), encoding="utf-8")
        return run("generator", "diff", "HEAD", *arguments)

    return told


def lines(told: str, part: str) -> list[str]:
    """The sentences of one part of the text."""
    found = told.partition(f"\n{part}\n")[2].partition("\n\n")[0]
    return [line.removeprefix("  - ") for line in found.splitlines()]


def test_a_changed_phone_is_told_first_with_both_numbers(diff: Diff) -> None:
    done = diff(edits=(PHONE, ("Joki virtaa.", "Joki virtasi eilen."), ("founded: 1999", "founded: 2001")))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Compared: HEAD (")
    assert done.stdout.splitlines()[0].endswith(f" → {HERE}")
    assert lines(done.stdout, "Look closely") == ["River home: phone number: 0000 000000 → 0000 111111"]
    assert lines(done.stdout, "What families see") == [
        "River home: description from the sources, Daily life, text (Finnish): “Joki virtaa.” → “Joki virtasi eilen.”"
    ]
    assert lines(done.stdout, "What professionals see") == ["The Dreamers: year of founding: 1999 → 2001"]
    assert done.stdout.index("Look closely") < done.stdout.index("What families") < done.stdout.index("What prof")


def test_the_same_is_told_in_finnish(diff: Diff) -> None:
    done = diff("--messages", "fi", edits=(PHONE,))
    assert lines(done.stdout, "Tarkista nämä huolella") == ["Jokikoti: puhelinnumero: 0000 000000 → 0000 111111"]
    assert "Mitä tehdään uudelleen: sivuja " in done.stdout


def test_a_name_is_told_in_the_language_in_which_it_changed_and_a_kind_of_units_by_its_id(diff: Diff) -> None:
    done = diff(edits=(("linnan osasto", "tornin osasto"), ("sv: Sagostund", "sv: Sagotimme")))
    told = lines(done.stdout, "What families see")
    assert told == [
        "Storytelling: name (Swedish): “Sagostund” → “Sagotimme”",
        "Network of fairy homes: kinds of units, castle, name (Finnish): “linnan osasto” → “tornin osasto”",
    ]


def test_a_municipality_that_is_no_longer_served_is_told_with_its_unit(diff: Diff) -> None:
    done = diff(edits=(("[Lahti, Hollola]", "[Lahti]"),))
    assert "Hollola: River home no longer serves by the registry" in lines(done.stdout, "Look closely")
    assert "Story land: municipalities of the area: removed Hollola" in lines(done.stdout, "Look closely")


def test_the_day_on_which_a_service_ends_is_told(diff: Diff) -> None:
    done = diff(edits=(("valid: {from: 2024-01-01}", "valid: {from: 2024-01-01, to: 2027-01-01}"),))
    found = lines(done.stdout, "Look closely")
    assert "Hollola, Lahti: River home no longer serves from 1 January 2027" in found
    assert "Story land: end of validity: not known → 31 December 2026" in found


def test_a_unit_that_is_served_first_elsewhere_is_told_with_the_number_of_municipalities(diff: Diff) -> None:
    done = diff(edits=(("    nationwide: {value: true, source: fresh-book}\n", ""),))
    found = [line for line in lines(done.stdout, "Look closely") if "named first" in line]
    assert len(found) == 1
    assert " more" in found[0]


def test_a_secret_address_is_not_repeated_in_any_form(diff: Diff) -> None:
    secret = (ADDRESS, "    address_confidential: true\n    addresses: unknown\n")
    for form in ("text", "markdown", "json"):
        done = diff("--format", form, edits=(secret,))
        assert done.returncode == 0, done.stderr
        assert "Keksitynkatu" not in done.stdout
        assert "varrella" not in done.stdout
        assert "River home: address has changed (value not shown here" in done.stdout


def test_nothing_is_told_where_nothing_differs(diff: Diff) -> None:
    done = diff(edits=(("    seat: Lahti\n", "    seat: Lahti  # as the register of associations says\n"),))
    assert done.returncode == 0
    assert done.stdout.splitlines()[1:] == ["", "Readers see nothing that differs."]


def test_pages_of_prose_are_told_too(history: History, run: Run) -> None:
    content = history.folder / "content/en"
    page = content / "cost.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Made-up text with", "Other text with"), encoding="utf-8")
    (content / "home.md").unlink()
    new = (content / "what.md").read_text(encoding="utf-8").replace("made-up-what", "made-up-new")
    (content / "new.md").write_text(new, encoding="utf-8")
    found = lines(run("generator", "diff", "HEAD").stdout, "What families see")
    changed = next(line for line in found if line.startswith("Page “Made-up cost (en)” (content/en/cost.md): text: “"))
    assert changed.count("Made-up heading Made-up text with") == 1
    assert " → “## Made-up heading Other text with" in changed
    assert "New page: “Made-up what (en)” (content/en/new.md)" in found
    assert "Page removed: “Made-up home (en)” (content/en/home.md)" in found


def own(history: History, unit: str, key: str, text: str, title: str = "Own") -> Path:
    """A page in Finnish that the site of a unit alone has."""
    file = history.folder / f"content/units/{unit}/fi/{key}.md"
    write_page(file, title, f"made-up-{key}", text)
    return file


@pytest.fixture
def with_own(history: History) -> History:
    """Sites of units are wanted, and two units have a page "cost" of their own, as the portal has."""
    files = [own(history, unit, "cost", f"The {unit} is free.") for unit in ("river", "pond")]
    history.stage(*files)
    history.commit(edited(SITES))
    return history


def test_own_pages_of_units_are_told_with_the_names_of_their_units(with_own: History, run: Run) -> None:
    own(with_own, "river", "cost", "The river costs nothing.")
    (with_own.folder / "content/units/pond/fi/cost.md").unlink()
    own(with_own, "pond", "fish", "Fish swim.", title="Fish")
    told = run("generator", "diff", "HEAD")
    changed = "text: “… Made-up heading The river is free.” → “… Made-up heading The river costs nothing.”"
    assert lines(told.stdout, "What families see") == [
        "New page: “Fish” (Pond home, content/units/pond/fi/fish.md)",
        f"Page “Own” (River home, content/units/river/fi/cost.md): {changed}",
        "Page removed: “Own” (Pond home, content/units/pond/fi/cost.md)",
    ]
    assert "pages 3 (units' own pages 3)" in told.stdout
    found = json.loads(run("generator", "diff", "HEAD", "--format", "json").stdout)
    names = [one["record"] for one in found["changes"]]
    assert names == ["fi/units/pond/fish", "fi/units/river/cost", "fi/units/pond/cost"]
    paths = [f"{page}/index.html" for page in ("pond/made-up-cost", "pond/made-up-fish", "river/made-up-cost")]
    assert found["outputs"]["pages"] == {"own": paths}


def test_two_revisions_are_compared_whatever_lies_here(history: History, run: Run) -> None:
    history.commit(edited(PHONE), when=1)
    history.file.write_text("nonsense", encoding="utf-8")
    done = run("generator", "diff", "HEAD~1", "HEAD")
    assert lines(done.stdout, "Look closely") == ["River home: phone number: 0000 000000 → 0000 111111"]


def test_what_is_counted_is_what_two_builds_make_otherwise(history: History, diff: Diff, run: Run) -> None:
    edits = (PHONE, ("[Lahti, Hollola]", "[Lahti]"))
    told = json.loads(diff("--format", "json", edits=edits).stdout)["outputs"]
    built = ("generator", "build", "--no-pdf", "--quiet")
    assert run(*built, "--out", "after").returncode == 0
    history.file.write_text(FICTIONAL, encoding="utf-8")
    assert run(*built, "--out", "before").returncode == 0
    before, after = (tree(history.folder / side / "portal") for side in ("before", "after"))
    differing = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    pages = {path for path in differing if path.endswith(".html")}
    counted = {path for of_kind in told["pages"].values() for path in of_kind}
    # Of editions there is more to tell where sheets are made.
    of_editions = {path for path in {*pages, *counted} if {"painokset", "utgavor", "editions"} & set(path.split("/"))}
    assert pages - of_editions == counted - of_editions
    data = {path for path in differing if path.startswith("data/") and not path.startswith("data/search/")}
    assert data == set(told["files"])
    assert {path.split("-")[0] for path in told["sheets"]} >= {"sheets/river"}


def test_a_version_with_errors_tells_them(diff: Diff) -> None:
    done = diff(edits=(("locality: Tampere", "locality: Tampeer"),))
    assert done.returncode == 1
    assert not done.stdout
    assert "units.yaml:" in done.stderr
    assert "did you mean: Tampere?" in done.stderr


def test_facts_are_told_also_where_the_version_before_has_errors(history: History, run: Run) -> None:
    history.commit(edited(("locality: Tampere", "locality: Tampeer")), when=1)
    history.file.write_text(edited(PHONE), encoding="utf-8")
    done = run("generator", "diff", "HEAD")
    assert done.returncode == 0, done.stderr
    assert "River home: phone number: 0000 000000 → 0000 111111" in done.stdout
    assert "Pages are not counted, because HEAD (" in done.stdout
    report = run("generator", "diff", "HEAD", "--report", "report")
    assert report.returncode == 1
    assert not (history.folder / "report").exists()


def test_nothing_is_called_new_where_the_version_before_cannot_be_read(history: History, run: Run) -> None:
    history.commit("version: [1")
    history.file.write_text(FICTIONAL, encoding="utf-8")
    done = run("generator", "diff", "HEAD", "--messages", "fi")
    assert done.returncode == 0, done.stderr
    assert "Mitään ei verrattu, koska versiota HEAD (" in done.stdout
    assert "uusi" not in done.stdout
    assert "luetaan versio ennen" in done.stderr
    assert "reading" not in done.stderr
    told = json.loads(run("generator", "diff", "HEAD", "--format", "json", "--quiet").stdout)
    assert (told["changes"], told["outputs"]) == ([], None)


@pytest.mark.parametrize(
    ("revision", "code"),
    [
        ("mastre", "no-such-revision"),
        ("", "no-such-revision"),
        ("HEAD~9", "no-such-revision"),
        ("a b", "no-such-revision"),
    ],
)
def test_a_revision_that_is_none_is_told_as_such(history: History, run: Run, revision: str, code: str) -> None:
    del history
    done = run("generator", "diff", revision)
    assert done.returncode == 1
    assert f"error[{code}]" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_nearest_name_of_a_branch_is_offered(history: History, run: Run) -> None:
    history.repository.refs[Ref(b"refs/heads/phones")] = history.commits[0]
    assert "did you mean: phones?" in run("generator", "diff", "phnoes").stderr


def test_a_project_without_history_is_told_so(project: Path, run: Run) -> None:
    assert "error[no-repository]" in run("generator", "diff", "HEAD").stderr
    (project / ".git").mkdir()
    (project / ".git/HEAD").write_text("nonsense", encoding="utf-8")
    done = run("generator", "diff", "HEAD")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_revision_before_there_was_a_registry_is_told_so(history: History, run: Run) -> None:
    shutil.move(history.file, history.folder / "saved")
    history.stage(history.file)
    history.commit(when=1)
    shutil.move(history.folder / "saved", history.file)
    assert "error[not-in-revision]" in run("generator", "diff", "HEAD").stderr


def test_a_report_shows_each_page_before_and_after(history: History, diff: Diff, browser: Browser) -> None:
    done = diff("--report", "report", edits=(PHONE,))
    assert done.returncode == 0, done.stderr
    report = history.folder / "report"
    page = browser.new_page()
    elsewhere: list[str] = []
    page.on("request", lambda request: elsewhere.append(request.url) if not request.url.startswith("file:") else None)
    page.goto((report / "index.html").as_uri())
    assert page.get_by_text("River home: phone number: 0000 000000 → 0000 111111").is_visible()
    # The page of what has changed comes first, in Finnish before the others.
    expect(page.get_by_role("link").first).to_have_text("/yksikot/river/")
    page.get_by_role("link", name="/yksikot/river/", exact=True).click()
    before, after = (page.frame_locator("iframe").nth(side) for side in (0, 1))
    expect(before.get_by_text("0000 000000").first).to_be_attached()
    expect(after.get_by_text("0000 111111").first).to_be_attached()
    # The pages have their own style, and none of their scripts runs.
    expect(before.locator("body")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(before.locator("[role=combobox]")).to_have_count(0)
    page.get_by_role("link", name="What this change means").click()
    assert page.url.endswith("/report/index.html")
    assert elsewhere == []
    assert diff("--report", "report").returncode == 0
    assert "Readers see nothing that differs." in (report / "index.html").read_text(encoding="utf-8")
    assert not (report / "pairs").exists()


def test_a_report_shows_own_pages_of_units_before_and_after(with_own: History, run: Run, browser: Browser) -> None:
    own(with_own, "river", "cost", "The river costs nothing.")
    own(with_own, "pond", "fish", "Fish swim.", title="Fish")
    done = run("generator", "diff", "HEAD", "--report", "report")
    assert done.returncode == 0, done.stderr
    page = browser.new_page()
    page.goto((with_own.folder / "report/index.html").as_uri())
    expect(page.get_by_role("listitem").filter(has_text="/pond/made-up-fish/")).to_have_text(
        "/pond/made-up-fish/ – new"
    )
    page.get_by_role("link", name="/river/made-up-cost/", exact=True).click()
    before, after = (page.frame_locator("iframe").nth(side) for side in (0, 1))
    expect(before.get_by_text("The river is free.")).to_be_visible()
    expect(after.get_by_text("The river costs nothing.")).to_be_visible()
    expect(before.locator("body")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_a_folder_with_other_things_is_not_made_a_report(history: History, diff: Diff) -> None:
    mine = history.folder / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("mine", encoding="utf-8")
    done = diff("--report", "mine", edits=(PHONE,))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert tree(mine) == {"letter.txt": b"mine"}
