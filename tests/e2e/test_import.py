"""``python -m generator import`` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.registry.nouns import Registry
from generator.registry.reader import read
from tests.e2e.kit import Run
from tests.intake.made_up import ADDRESS, channel, service


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A made-up service with a house."""
    path = tmp_path / "service.json"
    detailed = service(serviceChannels=[channel("Keijukoti", addresses=[ADDRESS])])
    path.write_text(json.dumps(detailed), encoding="utf-8")
    return path


def test_without_a_place_for_the_draft_nothing_is_written(project: Path, run: Run, source: Path) -> None:
    before = sorted(project.iterdir())
    told = run("generator", "import", str(source))
    assert told.returncode == 1
    assert "units.keijukoti.kinds" in told.stdout
    assert "nothing written" in told.stdout
    assert told.stdout.splitlines()[-1].startswith("1 error, ")
    assert sorted(path for path in project.iterdir() if path.name != ".cache") == [
        path for path in before if path.name != ".cache"
    ]


def test_a_draft_passes_the_check_once_it_says_what_is_missing(project: Path, run: Run, source: Path) -> None:
    draft = project / "draft.yaml"
    assert run("generator", "import", str(source), "--out", "draft.yaml").returncode == 1
    assert run("generator", "check", "draft.yaml").returncode == 1
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("    # MISSING: kinds", "    kinds: [general]\n    #"), encoding="utf-8")
    checked = run("generator", "check", "draft.yaml")
    assert checked.returncode == 0, checked.stdout
    value = read(draft.read_bytes(), "draft.yaml").value
    assert list(Registry.model_validate(value).units) == ["keijukoti"]


def test_a_draft_of_a_unit_that_the_registry_knows_passes_at_once(project: Path, run: Run, tmp_path: Path) -> None:
    known = next(iter(read((project / "units.yaml").read_bytes(), "units.yaml").value["units"]))  # type: ignore[index, call-overload]
    path = tmp_path / "known.json"
    path.write_text(json.dumps(service(sourceId=known, organizations=[], areas=[])), encoding="utf-8")
    told = run("generator", "import", str(path), "--messages", "fi")
    assert told.returncode == 0, told.stdout
    assert "Rekisteristä" in told.stdout


def test_the_draft_alone_goes_to_the_standard_output(run: Run, source: Path) -> None:
    told = run("generator", "import", str(source), "--out", "-")
    assert read(told.stdout.encode(), "draft.yaml").problems == []
    assert "units.keijukoti.kinds" in told.stderr
    assert str(source.parent) not in told.stdout


def test_a_file_that_is_there_stays_unless_it_is_forced(project: Path, run: Run, source: Path) -> None:
    (project / "draft.yaml").write_text("mine", encoding="utf-8")
    refused = run("generator", "import", str(source), "--out", "draft.yaml")
    assert (refused.returncode, (project / "draft.yaml").read_text(encoding="utf-8")) == (2, "mine")
    assert run("generator", "import", str(source), "--out", "draft.yaml", "--force").returncode == 1
    assert "DRAFT" in (project / "draft.yaml").read_text(encoding="utf-8")


def test_the_registry_itself_is_never_written_over(project: Path, run: Run, source: Path) -> None:
    before = (project / "units.yaml").read_bytes()
    assert run("generator", "import", str(source), "--out", "units.yaml", "--force").returncode == 2
    assert (project / "units.yaml").read_bytes() == before


def test_what_cannot_be_read_is_told_and_nothing_is_written(project: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text('{"serviceNames": [}', encoding="utf-8")
    for name, reason in (("broken.json", "not JSON"), ("missing.json", "no such file or folder")):
        told = run("generator", "import", str(tmp_path / name), "--out", "draft.yaml")
        assert told.returncode == 1
        assert reason in told.stderr
        assert "Traceback" not in told.stderr
    assert not (project / "draft.yaml").exists()


def test_a_registry_that_is_broken_is_told_first(project: Path, run: Run, source: Path) -> None:
    (project / "units.yaml").write_text("version: 1\n", encoding="utf-8")
    told = run("generator", "import", str(source))
    assert told.returncode == 1
    assert "missing-section" in told.stderr


def test_a_standard_that_nobody_reads_is_wrong_usage(run: Run, source: Path) -> None:
    told = run("generator", "import", str(source), "--from", "stars")
    assert told.returncode == 2
    assert "ptv" in told.stderr


def test_a_table_that_is_none_is_refused_in_the_language_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "units.csv"
    table.write_text("nimi;kunta\nKeijukoti;Lahti\n", encoding="utf-8")
    told = run("generator", "import", str(table), "--messages", "fi")
    assert told.returncode == 1
    assert told.stderr.startswith("virhe[csv-head]")
    assert "    | nimi;kunta\n    | ^^^^^^^^^^\n" in told.stderr
