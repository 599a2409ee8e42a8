"""A changed Finnish text marks its translations in the check, on the page and in the review list."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.e2e.kit import Run
from tests.sites.made_up import registry, write_page

NOTE = "The original text has been changed since something on this page was translated."
BUILD = ("generator", "build", "--no-pdf", "--quiet")


@pytest.fixture
def recorded(project: Path, run: Run) -> Path:
    """The project with all translations recorded."""
    done = run("generator", "translations", "--record")
    assert done.returncode == 0, done.stderr
    assert "out of date 0, not recorded 0" in done.stdout
    return project


@pytest.fixture
def with_own_pages(project: Path, run: Run) -> Path:
    """The project with sites of two units, both with a page "cost" of their own; all translations are recorded."""
    (project / "units.yaml").write_text(registry(2), encoding="utf-8")
    for unit, word in (("unit-1", "Dragons"), ("unit-2", "Wizards")):
        for language in ("fi", "sv", "en"):
            text = f"{word} pay nothing ({language})."
            write_page(project / f"content/units/{unit}/{language}/cost.md", word, "made-up-cost", text)
    assert run("generator", "translations", "--record").returncode == 0
    return project


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def page(project: Path, path: str) -> str:
    return (project / "site/portal" / path / "index.html").read_text(encoding="utf-8")


def test_a_changed_text_of_the_registry_is_told_everywhere_until_it_is_accepted(recorded: Path, run: Run) -> None:
    change(recorded / "units.yaml", "Apu numero 1 auttaa", "Apu numero 1 ei enää auta")
    check = run("generator", "check")
    assert check.returncode == 0
    assert check.stdout.count("warning[translation-old]") == 2
    assert run("generator", "translations", "--check").returncode == 1
    assert "translated from an earlier version" in run("generator", "review").stdout
    assert run(*BUILD).returncode == 0
    assert NOTE in page(recorded, "en/offerings/made-up-help-1")
    assert NOTE not in page(recorded, "en/offerings/made-up-help-2")
    assert "Suomenkielistä" not in page(recorded, "tukimuodot/keksitty-apu-1")
    done = run("generator", "translations", "--accept", "offerings/offering-1", "--messages", "fi")
    assert "vanhentuneita 0" in done.stdout
    assert "translation-old" not in run("generator", "check").stdout
    assert run(*BUILD).returncode == 0
    assert NOTE not in page(recorded, "en/offerings/made-up-help-1")


def test_a_changed_page_is_told_at_its_translations(recorded: Path, run: Run) -> None:
    change(recorded / "content/fi/cost.md", "Made-up text with", "Other text with")
    told = run("generator", "translations")
    assert told.returncode == 0
    assert "--> content/en/cost.md:1:1" in told.stdout
    assert "translations --accept content/en/cost.md`" in told.stdout
    assert run(*BUILD).returncode == 0
    assert NOTE in page(recorded, "en/made-up-cost")
    change(recorded / "content/en/cost.md", "Made-up text with", "Other text with")
    assert "out of date 1, not recorded 1" in run("generator", "translations").stdout


def test_a_changed_page_of_a_unit_is_told_at_the_translations_of_that_unit_alone(
    with_own_pages: Path, run: Run
) -> None:
    change(with_own_pages / "content/units/unit-1/fi/cost.md", "Dragons pay nothing", "Dragons pay gold")
    warnings = [line for line in run("generator", "check").stdout.splitlines() if line.startswith("  --> content/")]
    assert warnings == [f"  --> content/units/unit-1/{language}/cost.md:1:1" for language in ("en", "sv")]
    assert "content/units/unit-1/sv/cost.md" in run("generator", "review").stdout
    assert run("generator", "translations", "--check").returncode == 1
    assert run(*BUILD).returncode == 0
    sites = with_own_pages / "site"
    noted = {path.relative_to(sites).as_posix() for path in sites.rglob("*.html") if NOTE in path.read_text("utf-8")}
    assert noted == {"unit-1/en/made-up-cost/index.html"}
    done = run("generator", "translations", "--accept", "content/units/unit-1/en/cost.md")
    assert "out of date 1, not recorded 0" in done.stdout
    assert "translations --accept content/units/unit-1/sv/cost.md`" in done.stdout
    assert run(*BUILD).returncode == 0
    assert NOTE not in (sites / "unit-1/en/made-up-cost/index.html").read_text(encoding="utf-8")


def test_a_page_of_a_unit_does_not_have_the_note_of_the_page_that_it_stands_in_for(
    with_own_pages: Path, run: Run
) -> None:
    shutil.rmtree(with_own_pages / "content/units/unit-2")
    change(with_own_pages / "content/fi/cost.md", "Made-up text with", "Other text with")
    assert run("generator", "translations", "--accept", "units/unit-1/cost").returncode == 2
    assert run(*BUILD).returncode == 0
    assert NOTE in page(with_own_pages, "en/made-up-cost")
    assert NOTE in (with_own_pages / "site/unit-2/en/made-up-cost/index.html").read_text(encoding="utf-8")
    assert NOTE not in (with_own_pages / "site/unit-1/en/made-up-cost/index.html").read_text(encoding="utf-8")


def test_a_new_translation_of_a_page_of_a_unit_is_not_recorded_until_it_is_asked_for(
    with_own_pages: Path, run: Run
) -> None:
    change(with_own_pages / "content/units/unit-2/sv/cost.md", "Wizards pay nothing", "Wizards never pay")
    assert "out of date 0, not recorded 1" in run("generator", "translations").stdout
    assert "out of date 0, not recorded 0" in run("generator", "translations", "--record").stdout
    assert run("generator", "translations", "--check").returncode == 0


def test_what_is_not_out_of_date_cannot_be_accepted(recorded: Path, run: Run) -> None:
    before = (recorded / "content/translations.yaml").read_bytes()
    done = run("generator", "translations", "--accept", "units/unit-1")
    assert done.returncode == 2
    assert "Nothing of units/unit-1 is out of date." in done.stderr
    assert (recorded / "content/translations.yaml").read_bytes() == before


def test_a_broken_file_stops_the_build_with_its_line(recorded: Path, run: Run) -> None:
    (recorded / "content/translations.yaml").write_text('sv:\n  "x": "y"\n', encoding="utf-8")
    for command in (BUILD, ("generator", "translations"), ("generator", "check")):
        done = run(*command)
        assert done.returncode == 1
        assert "content/translations.yaml:2:" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_without_the_file_nothing_is_told(project: Path, run: Run) -> None:
    assert not (project / "content/translations.yaml").exists()
    assert "translation-old" not in run("generator", "check").stdout
