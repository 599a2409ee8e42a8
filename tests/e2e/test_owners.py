"""Who approves a change: CODEOWNERS from the registry, and the names in what a change means."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.kit import Run
from tests.history.kit import FICTIONAL, History, edited

NETWORK = ("  disclaimer:", '  owners: ["@dreams/directory"]\n  disclaimer:')
RIVER = ("  river:\n", '  river:\n    owners: ["@dreams/river", "@ferryman"]\n')


@pytest.fixture
def registry(project: Path) -> Path:
    (project / "units.yaml").write_text(edited(NETWORK, RIVER), encoding="utf-8")
    return project / "units.yaml"


def rows(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#") and line]


def test_the_network_owns_all_files_and_every_owner_of_a_record_the_registry(registry: Path, run: Run) -> None:
    done = run("generator", "owners")
    assert (done.returncode, done.stdout) == (0, "CODEOWNERS: written\n"), done.stderr
    assert rows(registry.parent / "CODEOWNERS") == [
        "* @dreams/directory",
        "/units.yaml @dreams/directory @dreams/river @ferryman",
    ]


def test_where_nobody_is_known_the_file_says_so(project: Path, run: Run) -> None:
    (project / "units.yaml").write_text(FICTIONAL, encoding="utf-8")
    assert run("generator", "owners").returncode == 0
    assert rows(project / "CODEOWNERS") == []
    assert "Nobody has been agreed on yet" in (project / "CODEOWNERS").read_text(encoding="utf-8")


def test_a_file_that_is_out_of_date_is_told_and_left_as_it_is(registry: Path, run: Run) -> None:
    run("generator", "owners")
    before = (registry.parent / "CODEOWNERS").read_bytes()
    assert run("generator", "owners", "--check").stdout == "CODEOWNERS: up to date\n"
    registry.write_text(edited(NETWORK), encoding="utf-8")
    done = run("generator", "owners", "--check", "--messages", "fi")
    assert (done.returncode, done.stdout) == (1, "CODEOWNERS: vanhentunut; aja python -m generator owners\n")
    assert (registry.parent / "CODEOWNERS").read_bytes() == before


def test_a_registry_with_errors_writes_nothing(registry: Path, run: Run) -> None:
    registry.write_text(edited(NETWORK).replace("@dreams/directory", "dreams"), encoding="utf-8")
    done = run("generator", "owners")
    assert done.returncode == 1
    assert "error[bad-owner]" in done.stderr
    assert not (registry.parent / "CODEOWNERS").exists()


def test_what_a_change_means_names_those_whom_the_version_before_asks(project: Path, run: Run) -> None:
    history = History(project)
    files = [path for part in ("content", "overrides") for path in (project / part).rglob("*") if path.is_file()]
    history.stage(*files, project / "mkdocs.yml")
    history.commit(edited(NETWORK, RIVER))
    # A change that names an owner of its own choice does not get their approval by it.
    changed = edited(("Joki virtaa.", "Joki virtasi eilen."), text=edited(NETWORK, RIVER))
    history.file.write_text(changed.replace("@ferryman", "@stranger"), encoding="utf-8")
    text = run("generator", "diff", "HEAD", "--format", "markdown").stdout
    assert text.rstrip().endswith("To be approved by: @dreams/river, @ferryman")
    assert json.loads(run("generator", "diff", "HEAD", "--format", "json").stdout)["owners"] == [
        "@dreams/river",
        "@ferryman",
    ]


def test_the_file_of_this_project_is_up_to_date(run: Run) -> None:
    assert run("generator", "owners", "--check", cwd=Path(__file__).parents[2]).returncode == 0
