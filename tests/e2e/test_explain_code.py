"""``explain-code`` and ``handbook`` as an editor starts them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.kit import Run, state


@pytest.mark.parametrize(("messages", "told"), [("fi", "Väärin (units.yaml):"), ("en", "Wrong (units.yaml):")])
def test_a_code_is_explained_with_its_example(run: Run, messages: str, told: str) -> None:
    done = run("generator", "explain-code", "bad-phone", "--messages", messages)
    assert (done.returncode, done.stderr) == (0, "")
    assert told in done.stdout
    assert "[bad-phone]:" in done.stdout


def test_a_code_is_explained_outside_any_project(run: Run, tmp_path: Path) -> None:
    done = run("generator", "explain-code", "broken-anchor", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_misspelt_code_is_told_with_the_nearest_right_one(run: Run) -> None:
    done = run("generator", "explain-code", "bad-fone", "--messages", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "There is no code bad-fone. Did you mean: bad-phone?\n"
    assert run("generator", "explain-code", "x", "--messages", "fi").stderr == "Tunnusta x ei ole.\n"


def test_the_check_tells_above_its_sum_how_to_read_more_of_its_first_error(run: Run, project: Path) -> None:
    registry = project / "units.yaml"
    registry.write_text(registry.read_text(encoding="utf-8").replace("    phone:", "    phnoe:", 1), encoding="utf-8")
    done = run("generator", "check", "--messages", "fi")
    assert "\nLue lisää: python -m generator explain-code unknown-field --messages fi\n\nvirheitä " in done.stdout


def test_the_handbook_is_made_whole_and_again_without_a_change(run: Run, project: Path) -> None:
    first = run("generator", "handbook")
    assert (first.returncode, first.stderr) == (0, "")
    made = project / "site/handbook"
    assert (made / "ongelmat/bad-phone/index.html").is_file()
    assert (made / "assets/directory.css").is_file()
    before = state(made)
    assert " 0 files written, 0 removed" in run("generator", "handbook").stdout
    assert state(made) == before
