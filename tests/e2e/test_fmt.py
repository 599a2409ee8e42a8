"""``python -m generator fmt`` as a person types it."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.registry import reader
from tests.e2e.kit import Run, state
from tests.history.kit import FICTIONAL, History

ROOT = Path(__file__).parents[2]


@pytest.fixture
def untidy(project: Path) -> Path:
    """The registry of the project with the name of its first organisation below its kind."""
    registry = project / "units.yaml"
    assert _run_here(project, "fmt").returncode == 0
    before, organisations, after = registry.read_text(encoding="utf-8").partition("\norganisations:\n")
    record, name, kind, *rest = after.split("\n")
    assert (name.split()[0], kind.split()[0]) == ("name:", "kind:")
    moved = "\n".join([record, kind, "    # Made-up.", name, *rest])
    registry.write_text(before + organisations + moved, encoding="utf-8")
    return registry


def _run_here(project: Path, *arguments: str, largest: int | None = None) -> subprocess.CompletedProcess[str]:
    """The command, which can write no file larger than ``largest`` bytes, as on a disk that is full."""

    def limit() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    return subprocess.run(
        [sys.executable, "-B", "-m", "generator", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=limit,
    )


def test_check_tells_the_line_and_writes_nothing(run: Run, project: Path, untidy: Path) -> None:
    before = state(untidy.parent)
    told = run("generator", "fmt", "--check")
    assert told.returncode == 1
    assert state(project) == before
    line = untidy.read_text(encoding="utf-8").split("\n").index("    # Made-up.") + 2
    assert f"  --> units.yaml:{line}:5" in told.stdout
    assert told.stdout.endswith("units.yaml: 1 record out of order\n")


def test_the_check_speaks_finnish(run: Run, untidy: Path) -> None:
    assert untidy.is_file()
    told = run("generator", "fmt", "--check", "--messages", "fi").stdout
    assert "kuuluu kentän `kind` edelle" in told
    assert told.endswith("units.yaml: järjestettäviä tietueita 1\n")


def test_fmt_mends_the_file_once(run: Run, project: Path, untidy: Path) -> None:
    told = run("generator", "fmt")
    assert (told.returncode, told.stdout) == (0, "units.yaml: 1 record put in order\n")
    mended = untidy.read_text(encoding="utf-8")
    assert mended.index("# Made-up.") < mended.index("    kind:", mended.index("\norganisations:\n"))
    assert run("generator", "check").returncode == 0
    before = state(project / "content") | {"": (untidy.stat().st_ino, untidy.stat().st_mtime_ns)}
    assert run("generator", "fmt", "--check").returncode == 0
    assert run("generator", "fmt").stdout == "units.yaml: the fields are in their order\n"
    assert state(project / "content") | {"": (untidy.stat().st_ino, untidy.stat().st_mtime_ns)} == before


def test_a_full_disk_leaves_the_old_file_whole(project: Path, untidy: Path) -> None:
    before, names = untidy.read_bytes(), sorted(project.iterdir())
    told = _run_here(project, "fmt", largest=1000)
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert told.stderr.count("\n") == 1
    assert untidy.read_bytes() == before
    assert sorted(project.iterdir()) == names


def test_a_file_that_cannot_be_read_is_refused_with_its_line(run: Run, project: Path) -> None:
    (project / "draft.yaml").write_text("version: 1\nversion: 2\n", encoding="utf-8")
    told = run("generator", "fmt", "draft.yaml")
    assert told.returncode == 1
    assert "draft.yaml:2:1" in told.stderr
    assert (project / "draft.yaml").read_text(encoding="utf-8") == "version: 1\nversion: 2\n"


def test_a_file_that_is_not_there_is_told(run: Run) -> None:
    told = run("generator", "fmt", "nothing.yaml")
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert "nothing.yaml" in told.stderr


def test_what_a_program_wrote_anew_gets_the_form_of_a_revision_back(project: Path, run: Run) -> None:
    history = History(project)
    history.commit(FICTIONAL)
    data = reader.read(FICTIONAL.encode(), "units.yaml").value
    history.file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    refused = run("generator", "fmt", "--like", "HEAD", "--check", "--messages", "fi")
    assert refused.returncode == 1
    assert "virhe[comments-gone]" in refused.stdout
    done = run("generator", "fmt", "--like", "HEAD")
    assert (done.returncode, done.stdout) == (0, "units.yaml: given back the form of HEAD\n"), done.stderr
    assert history.file.read_text(encoding="utf-8") == FICTIONAL
    assert run("generator", "fmt", "--like", "HEAD").stdout == "units.yaml: as it is\n"


@pytest.mark.parametrize(
    ("text", "revision", "code"), [("units: [", "HEAD", "yaml-bracket"), (FICTIONAL, "nowhere", "no-such-revision")]
)
def test_what_cannot_be_given_back_is_told_and_left_as_it_is(
    project: Path, run: Run, text: str, revision: str, code: str
) -> None:
    history = History(project)
    history.commit(FICTIONAL)
    history.file.write_text(text, encoding="utf-8")
    done = run("generator", "fmt", "--like", revision)
    assert done.returncode == 1
    assert f"error[{code}]" in done.stderr
    assert history.file.read_text(encoding="utf-8") == text
