"""``new`` as an editor meets it."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.kit import Run


def test_a_new_unit_is_written_and_the_check_tells_what_is_missing(project: Path, run: Run) -> None:
    done = run(
        "generator", "new", "unit", "fresh", "--name", "Tuore koti", "--locality", "Lahti", "--source", "made-up-book"
    )
    assert done.returncode == 0, done.stderr
    number = int(done.stdout.partition("units.yaml:")[2].partition(":")[0])
    assert (project / "units.yaml").read_text(encoding="utf-8").splitlines()[number - 1] == "  fresh:"
    check = run("generator", "check")
    assert check.returncode == 1
    assert "`unknown` is not one of the values of `kinds`" in check.stdout


def test_a_new_area_is_written_and_the_check_tells_what_is_missing(project: Path, run: Run) -> None:
    done = run("generator", "new", "service-area", "fresh", "--name", "Tuore alue", "--messages", "fi")
    assert done.returncode == 0, done.stderr
    number = int(done.stdout.partition("units.yaml:")[2].partition(":")[0])
    assert (project / "units.yaml").read_text(encoding="utf-8").splitlines()[number - 1] == "  fresh:"
    check = run("generator", "check")
    assert check.returncode == 1
    assert "Traceback" not in check.stderr


def test_a_skeleton_can_be_looked_at_first(project: Path, run: Run) -> None:
    before = (project / "units.yaml").read_bytes()
    done = run("generator", "new", "source", "fresh", "--print")
    assert done.stdout.startswith("  fresh:\n")
    assert (project / "units.yaml").read_bytes() == before


def test_an_id_that_is_taken_is_refused_in_finnish(project: Path, run: Run) -> None:
    before = (project / "units.yaml").read_bytes()
    done = run("generator", "new", "unit", "unit-1", "--messages", "fi")
    assert done.returncode == 2
    assert "on jo käytössä" in done.stderr
    assert (project / "units.yaml").read_bytes() == before
