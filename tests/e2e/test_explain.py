"""``explain`` as an editor meets it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.kit import Run


def test_a_fact_is_explained_with_its_line_and_its_source(project: Path, run: Run) -> None:
    done = run("generator", "explain", "unit-1", "phone")
    assert done.returncode == 0, done.stderr
    lines = (project / "units.yaml").read_text(encoding="utf-8").splitlines()
    number = int(done.stdout.partition("written: units.yaml:")[2].partition(",")[0])
    assert lines[number - 1].strip().startswith("phone:")
    assert "Readers see it at en/units/unit-1/" in done.stdout


def test_it_is_told_in_finnish_and_to_programs(run: Run) -> None:
    assert (
        "Lukija näkee tämän osoitteessa yksikot/unit-1/"
        in run("generator", "explain", "unit-1", "--messages", "fi").stdout
    )
    found = json.loads(run("generator", "explain", "fees/free", "--format", "json").stdout)
    assert {one["record"] for one in found} == {"fees/free"}


def test_a_wrong_name_is_told_with_the_nearest_right_one(run: Run) -> None:
    record = run("generator", "explain", "unti-1")
    assert record.returncode == 2
    assert "Did you mean unit-1?" in record.stderr
    field = run("generator", "explain", "unit-1", "phnoe")
    assert field.returncode == 2
    assert "Did you mean phone?" in field.stderr


def test_a_registry_with_errors_tells_them(project: Path, run: Run) -> None:
    (project / "units.yaml").write_text("units: [", encoding="utf-8")
    done = run("generator", "explain", "unit-1")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
