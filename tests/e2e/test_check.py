"""``check`` as other programs start it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.registry.formats import FORMATS
from tests.e2e.kit import Run


@pytest.fixture
def broken(project: Path) -> Path:
    """A registry with a field that there is not."""
    registry = project / "units.yaml"
    text = registry.read_text(encoding="utf-8")
    assert "    phone:" in text
    registry.write_text(text.replace("    phone:", "    phnoe:", 1), encoding="utf-8")
    return registry


@pytest.mark.usefixtures("broken")
def test_a_pull_request_gets_the_places_and_its_summary_all_problems(run: Run, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Of a step before.\n", encoding="utf-8")
    found = run("generator", "check", "--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})
    assert found.returncode == 1
    assert found.stdout.startswith("::error file=units.yaml,line=")
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("Of a step before.\n**")
    assert "`phnoe`" in written


@pytest.mark.usefixtures("broken")
def test_programs_read_json_and_sarif_and_the_exit_code(run: Run) -> None:
    told = run("generator", "check", "--format", "json")
    log = run("generator", "check", "--format", "sarif")
    assert told.returncode == log.returncode == 1
    problems = json.loads(told.stdout)["problems"]
    assert "unknown-field" in {one["code"] for one in problems}
    assert len(json.loads(log.stdout)["runs"][0]["results"]) == len(problems)


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_tells_of_a_registry_without_errors(run: Run, form: str) -> None:
    found = run("generator", "check", "--format", form)
    assert found.returncode == 0, found.stdout
    assert found.stdout
    assert found.stderr == ""
