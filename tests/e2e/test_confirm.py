"""``confirm`` as an editor meets it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.e2e.kit import Run

TODAY = dt.datetime.now().astimezone().date().isoformat()


@pytest.fixture
def registry(project: Path) -> Path:
    return project / "units.yaml"


def test_a_confirmed_unit_still_passes_and_tells_what_was_written(registry: Path, run: Run) -> None:
    done = run("generator", "confirm", "unit-1")
    assert done.returncode == 0, done.stderr
    assert f"units/unit-1: confirmed on {TODAY}" in done.stdout
    assert f"+ verified: {TODAY}" in done.stdout
    assert f"verified: {TODAY}" in registry.read_text(encoding="utf-8")
    assert run("generator", "check").returncode == 0
    before = registry.stat().st_mtime_ns
    assert "has that day already" in run("generator", "confirm", "unit-1").stdout
    assert registry.stat().st_mtime_ns == before


def test_a_field_is_confirmed_in_finnish(run: Run) -> None:
    done = run("generator", "confirm", "unit-1", "--field", "phone", "--messages", "fi", "--on", "2026-11-01")
    assert "units/unit-1, phone: vahvistettu 2026-11-01" in done.stdout
    assert run("generator", "check").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("unit-11111",), "There is no record unit-11111."),
        (("unti-1",), "Did you mean unit-1?"),
        (("t-2",), "There is no record t-2. Did you mean "),
        (("unit-1", "--field", "phnoe"), "Did you mean phone?"),
        (("unit-1", "--on", "2999-01-01"), "is still to come"),
        (("unit-1", "--on", "1.11.2026"), "is not a day."),
        (("unit-1", "--on", "1.11.2026"), "Did you mean 2026-11-01?"),
        (("unit-1", "--on", "1.11.2026", "--messages", "fi"), "ei ole päivä. Kirjoita vuosi, kuukausi ja päivä"),
        (("unit-1", "--on", "2026-02-31", "--messages", "fi"), "2026-02-31 ei ole päivä."),
        (("unit-1", "--on", "2026-W01-1"), "is not a day."),
        (("unit-1", "--on", "20261120"), "is not a day."),
    ],
)
def test_what_is_typed_wrongly_writes_nothing(registry: Path, run: Run, arguments: tuple[str, ...], told: str) -> None:
    before = registry.read_bytes()
    done = run("generator", "confirm", *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert registry.read_bytes() == before


def test_an_earlier_day_is_written_only_by_force(run: Run) -> None:
    assert run("generator", "confirm", "unit-1", "--on", "2026-11-20").returncode == 0
    done = run("generator", "confirm", "unit-1", "--on", "2026-11-10")
    assert done.returncode == 2
    assert "later than 2026-11-10" in done.stderr
    assert run("generator", "confirm", "unit-1", "--on", "2026-11-10", "--force").returncode == 0


def test_a_registry_that_cannot_be_read_is_left_as_it_is(registry: Path, run: Run) -> None:
    registry.write_text("units: [", encoding="utf-8")
    done = run("generator", "confirm", "unit-1")
    assert done.returncode == 1
    assert "units.yaml:1:" in done.stderr
    assert registry.read_text(encoding="utf-8") == "units: ["
