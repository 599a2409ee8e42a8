"""A project in a repository tells what has changed in it; one without is built all the same."""

from __future__ import annotations

import json
from pathlib import Path

from dulwich.repo import Repo

from tests.e2e.kit import Run

QUICK = ("generator", "build", "--no-pdf", "--language", "fi")


def changes(project: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((project / "site/portal/data/changes.json").read_text(encoding="utf-8"))
    return found


def commit(project: Path) -> None:
    if not (project / ".git").is_dir():
        Repo.init(str(project)).close()
    with Repo(str(project)) as repository:
        tree = repository.get_worktree()
        tree.stage(["units.yaml"])
        tree.commit(message=b"x", committer=b"Somebody <x@x.example>", author=b"Somebody <x@x.example>")


def test_a_project_without_a_repository_is_built(project: Path, run: Run) -> None:
    assert not (project / ".git").exists()
    done = run(*QUICK)
    assert done.returncode == 0, done.stderr
    assert not changes(project)["available"]
    page = (project / "site/portal/muutokset/index.html").read_text(encoding="utf-8")
    assert "Muutoshistoria ei ole saatavilla tässä kopiossa." in page


def test_a_project_in_a_repository_tells_its_history(project: Path, run: Run) -> None:
    commit(project)
    done = run(*QUICK)
    assert done.returncode == 0, done.stderr
    assert "history" in done.stderr
    found = changes(project)
    assert found["available"]
    assert found["began"]
    first = (project / "site/portal/data/changes-fi.atom.xml").read_bytes()
    assert run(*QUICK).returncode == 0
    assert (project / "site/portal/data/changes-fi.atom.xml").read_bytes() == first


def test_a_broken_repository_keeps_nobody_from_building(project: Path, run: Run) -> None:
    (project / ".git").mkdir()
    (project / ".git/HEAD").write_text("nonsense", encoding="utf-8")
    done = run(*QUICK)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert not changes(project)["available"]


def test_a_check_reads_no_history(project: Path, run: Run) -> None:
    commit(project)
    assert run("generator", "check").returncode == 0
    assert not list((project / ".cache").glob("history-*"))
