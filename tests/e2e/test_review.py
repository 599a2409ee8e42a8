"""``review`` as an editor meets it."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.kit import Run


def test_the_list_is_told_and_the_calendar_written(project: Path, run: Run) -> None:
    done = run("generator", "review", "--within", "9999", "--calendar", "review.ics")
    assert done.returncode == 0, done.stderr
    assert "(units/unit-1, units.yaml:" in done.stdout
    assert "confirm units/unit-1" in done.stdout
    assert (project / "review.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert run("generator", "confirm", "units/unit-1").returncode == 0


def test_only_one_owner_is_told_if_that_is_asked(run: Run) -> None:
    done = run("generator", "review", "--within", "9999", "--owner", "keksijät", "--messages", "fi")
    assert "Keksijät 1 ry" in done.stdout
    assert "Hakemiston ylläpito" not in done.stdout


def test_an_owner_who_is_none_is_told_with_the_nearest_name(run: Run) -> None:
    done = run("generator", "review", "--within", "9999", "--mail", "Keksijat 1 ry")
    assert done.returncode == 2
    assert "Keksijät 1 ry?" in done.stderr
    asked = run("generator", "review", "--within", "9999", "--mail", "Keksijät 1 ry", "--messages", "fi")
    assert asked.stdout.startswith("Aihe: ")
    by_part = run("generator", "review", "--within", "9999", "--mail", "keksijät 1", "--messages", "fi")
    assert by_part.stdout == asked.stdout
    wrong = run("generator", "review", "--within", "9999", "--mail", "Keksijat 1 ry", "--messages", "fi")
    assert "ei ole tarkistettavaa. Tarkoititko Keksijät 1 ry?" in wrong.stderr


def test_a_registry_with_errors_tells_them(project: Path, run: Run) -> None:
    registry = project / "units.yaml"
    registry.write_text(
        registry.read_text(encoding="utf-8").replace("seat: Lahti", "seat: Lahtii", 1), encoding="utf-8"
    )
    registry.write_text(registry.read_text(encoding="utf-8").replace("version: 1", "version: 7", 1), encoding="utf-8")
    done = run("generator", "review")
    assert done.returncode == 1
    assert "units.yaml:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_number_of_days_that_is_none_is_refused(run: Run) -> None:
    for typed in ("soon", "-5", "99999"):
        done = run("generator", "review", "--within", typed)
        assert done.returncode == 2
        assert f"{typed} is not a number of days" in done.stderr
    assert "ei ole päivien määrä" in run("generator", "review", "--within", "pian", "--messages", "fi").stderr
