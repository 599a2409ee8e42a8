"""Whatever stops a build, the last good output stays as it was."""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from generator.__main__ import main
from generator.cli import main as run_here
from tests.e2e.kit import FINNISH, Run, Start, eventually, state, tree


def _change_everything(project: Path) -> None:
    frame = project / "overrides/main.html"
    frame.write_text(frame.read_text().replace("<body>", '<body class="changed">'))


def test_ctrl_c_ends_in_a_plain_line(project: Path, run: Run, start: Start) -> None:
    assert run(*FINNISH).returncode == 0
    before = state(project / "site/portal")
    _change_everything(project)
    for step in ("reading", "prose in fi", "pages in fi"):
        build = start(*FINNISH)
        eventually(partial(_says, start, step))
        build.send_signal(signal.SIGINT)
        assert build.wait(timeout=20) == 130
        told = start.said.read_text()
        assert "Traceback" not in told
        assert told.endswith("Stopped. The last good output is as it was.\n")
        assert state(project / "site/portal") == before


def test_ctrl_c_before_the_program_is_loaded_ends_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Loading(ModuleType):
        @property
        def main(self) -> None:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "generator.cli", Loading("generator.cli"))
    assert main() == 130
    assert capsys.readouterr() == ("", "")


def test_without_its_packages_the_program_says_what_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Bare(ModuleType):
        @property
        def main(self) -> None:
            raise ModuleNotFoundError("No module named 'made_up'", name="made_up")

    monkeypatch.setitem(sys.modules, "generator.cli", Bare("generator.cli"))
    assert main() == 2
    assert capsys.readouterr().err.count("(made_up)") == 2


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "Levy on täynnä."),
        (errno.EROFS, "Tälle levylle ei voi kirjoittaa."),
        (errno.EACCES, "Sinulla ei ole oikeutta"),
    ],
)
def test_what_the_disk_refuses_is_told_in_finnish(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int, told: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), "made-up")

    registry = project / "units.yaml"
    before = registry.read_bytes()
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert run_here(["--project", str(project), "confirm", "unit-1", "--messages", "fi"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{registry.resolve()}: {told}")
    assert said.endswith("Viimeisin valmis tulos on ennallaan.\n")
    assert registry.read_bytes() == before


def test_a_build_whose_room_cannot_be_in_the_cache_has_it_elsewhere(project: Path, run: Run, tmp_path: Path) -> None:
    temporary, rooms = tmp_path / "temporary", project / ".cache/rooms"
    temporary.mkdir()
    assert run(*FINNISH).returncode == 0
    rooms.rmdir()
    rooms.write_text("a file in its place")
    old = tree(project / "site/portal")
    built = run(*FINNISH, "--anew", "--host", "zensical", env={"TMPDIR": str(temporary)})
    assert built.returncode == 0, built.stderr
    assert tree(project / "site/portal") == old
    assert not list(temporary.iterdir())


def _says(start: Start, step: str) -> bool:
    return step in start.said.read_text()


def test_killed_build_leaves_the_last_output_and_the_next_one_mends_all(project: Path, run: Run, start: Start) -> None:
    assert run(*FINNISH).returncode == 0
    old, rooms = tree(project / "site/portal"), project / ".cache/rooms"
    left: set[Path] = set()
    _change_everything(project)
    for wait in (0, 0.1, 0.2, 0.35, 0.5):
        build = start(*FINNISH, "--anew")  # one before may have ended first
        eventually(partial(_says, start, "pages in fi"))
        time.sleep(wait)
        build.kill()
        build.wait(timeout=20)
        left.update(rooms.iterdir())
        now = tree(project / "site/portal")
        assert now.keys() == old.keys()
        changed = {b'class="changed"' in text for path, text in now.items() if path.endswith("/index.html")}
        assert len(changed) == 1
    assert run(*FINNISH).returncode == 0
    assert b'class="changed"' in (project / "site/portal/index.html").read_bytes()
    assert left
    assert not list(rooms.iterdir())
    assert run(*FINNISH).stdout.count(" 0 files written, 0 removed") == 1
