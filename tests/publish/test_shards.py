"""Shards that are made apart and put together are one build, byte for byte; what does not fit together is refused."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.publish.test_crew import files, run
from tests.sites.made_up import write_project

ASKED = ("--language", "fi", "--language", "en")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("network") / "project", units=2)


@pytest.fixture(scope="module")
def shards(project: Path) -> Path:
    """A folder with the three shards of a build."""
    for number in (1, 2, 3):
        done = run(project, *ASKED, "--shard", f"{number}/3", "--out", str(project / "shards"))
        assert done.returncode == 0, done.stderr
        assert "pieces" in done.stdout
    return project / "shards"


@pytest.fixture
def copies(shards: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(shards, tmp_path / "shards"))


def refused(project: Path, folder: Path, *more: str) -> str:
    """What is told of shards that cannot be put together."""
    out = project / "refused"
    done = run(project, *ASKED, *more, "--join", str(folder), "--out", str(out))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (out / "portal").exists()
    return done.stderr


def test_shards_put_together_are_one_build(project: Path, shards: Path, tmp_path: Path) -> None:
    one_build = files(project, tmp_path / "one", *ASKED)
    assert files(project, tmp_path / "joined", *ASKED, "--join", str(shards)) == one_build


def test_a_shard_is_a_part_of_the_work_and_no_site(shards: Path) -> None:
    assert sorted(path.name for path in shards.iterdir()) == [f"shard-{number}-of-3.zip" for number in (1, 2, 3)]
    assert not (shards.parent / "site").exists()


def test_sheets_are_shared_too(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", units=1)
    asked = ("--language", "sv", "--no-units")
    for number in (1, 2):
        assert _with_sheets(project, *asked, "--shard", f"{number}/2", "--out", str(tmp_path / "shards")) == 0
    assert _with_sheets(project, *asked, "--out", str(tmp_path / "one")) == 0
    assert _with_sheets(project, *asked, "--join", str(tmp_path / "shards"), "--out", str(tmp_path / "joined")) == 0
    one, joined = ({path.relative_to(out): path.read_bytes() for path in out.rglob("*.*")} for out in _outs(tmp_path))
    assert any(path.suffix == ".pdf" for path in one)
    assert joined == one


def test_a_build_with_sheets_throws_old_ones_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.brochures.shelf._KEPT", 20)
    project = write_project(tmp_path / "project", units=1)
    kept = project / ".cache/sheets"
    kept.mkdir(parents=True)
    for number in range(30):
        (kept / f"{number}.pdf").write_bytes(b"old")
        os.utime(kept / f"{number}.pdf", (0, 0))
    assert _with_sheets(project, "--language", "sv", "--no-units", "--out", str(tmp_path / "site")) == 0
    assert len(list(kept.iterdir())) == 20
    assert any(path.read_bytes() != b"old" for path in kept.iterdir())


def test_a_missing_shard_is_named_with_what_to_type(project: Path, copies: Path) -> None:
    (copies / "shard-2-of-3.zip").unlink()
    assert "lacks shard 2 of 3: make it with --shard 2/3" in refused(project, copies)


def test_a_folder_without_shards_or_with_those_of_two_builds_is_refused(project: Path, copies: Path) -> None:
    shutil.copy(copies / "shard-1-of-3.zip", copies / "shard-1-of-2.zip")
    assert "has shards of 2 and of 3: leave those of one build" in refused(project, copies)
    assert "has no shard-1-of-….zip" in refused(project, copies / "nowhere")


def test_shards_of_another_state_of_the_registry_are_refused(project: Path, copies: Path, tmp_path: Path) -> None:
    changed = Path(shutil.copytree(project, tmp_path / "changed", ignore=shutil.ignore_patterns("shards", ".cache")))
    registry = changed / "units.yaml"
    registry.write_text(registry.read_text(encoding="utf-8").replace("Keksikoti 2", "Keksikoti X"), encoding="utf-8")
    assert "made from something else: units.yaml; make all shards of one state" in refused(changed, copies)
    assert "made from something else: what was asked for" in refused(project, copies, "--no-units")


@pytest.mark.parametrize("length", [0, 10, 1000, -1000])
def test_a_damaged_shard_is_told(project: Path, copies: Path, length: int) -> None:
    file = copies / "shard-1-of-3.zip"
    file.write_bytes(file.read_bytes()[:length])
    assert "shard-1-of-3.zip is damaged: make it again" in refused(project, copies)


@pytest.mark.parametrize("wish", ["0/3", "4/3", "x", "1/", "-1/3", "1/1000"])
def test_a_wrong_number_is_told_with_an_example(project: Path, wish: str) -> None:
    done = run(project, f"--shard={wish}")
    assert done.returncode == 2
    assert f"{wish} is no shard, such as 2/5: the second of five" in done.stderr


def _with_sheets(project: Path, *arguments: str) -> int:
    from generator.cli import main  # noqa: PLC0415 - a build with sheets, in this process

    return main(["--project", str(project), "build", "--as-of", "2026-11-22", "--anew", "--quiet", *arguments])


def _outs(folder: Path) -> list[Path]:
    return [folder / "one", folder / "joined"]
