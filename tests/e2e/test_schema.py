"""The files for editors: written where they are wanted, and compared."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.kit import Run


def test_both_languages_are_written_and_then_up_to_date(project: Path, run: Run) -> None:
    done = run("generator", "schema")
    assert done.stdout == ".vscode/units.fi.json: written\n.vscode/units.en.json: written\n", done.stderr
    titles = [
        json.loads((project / f".vscode/units.{language}.json").read_text(encoding="utf-8"))["title"]
        for language in ("fi", "en")
    ]
    assert titles == ["Palveluverkon rekisteri", "Registry of a service network"]
    assert run("generator", "schema", "--check").returncode == 0


def test_a_file_that_somebody_changed_is_told_and_written_anew(project: Path, run: Run) -> None:
    run("generator", "schema", "--out", "made")
    file = project / "made/units.fi.json"
    good = file.read_bytes()
    file.write_text("{}", encoding="utf-8")
    done = run("generator", "schema", "--check", "--out", "made")
    assert done.returncode == 1
    assert "made/units.fi.json: out of date; run python -m generator schema" in done.stdout
    assert file.read_text(encoding="utf-8") == "{}"
    run("generator", "schema", "--out", "made")
    assert file.read_bytes() == good


def test_a_folder_that_cannot_be_written_is_told(project: Path, run: Run) -> None:
    (project / "made").write_text("a file", encoding="utf-8")
    done = run("generator", "schema", "--out", "made")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "made" in done.stderr
    assert (project / "made").read_text(encoding="utf-8") == "a file"
