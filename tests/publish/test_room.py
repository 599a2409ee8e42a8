"""Work has a folder of its own, and none is left for long, however the work ends."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from generator.publish.room import room

ROOT = Path(__file__).parents[2]
_WORKS = """
import sys, time
from pathlib import Path
from generator.publish.room import room
with room(Path(sys.argv[1])) as folder:
    (folder / "half.txt").write_text("half")
    print(folder, flush=True)
    time.sleep(60)
"""


def test_a_room_is_there_for_as_long_as_it_is_needed(tmp_path: Path) -> None:
    with room(tmp_path) as one, room(tmp_path) as other:
        assert one != other
        assert one.is_dir()
        assert other.is_dir()
    assert not list((tmp_path / "rooms").iterdir())


def test_the_next_one_removes_the_room_of_a_process_that_was_killed_and_no_other(tmp_path: Path) -> None:
    with subprocess.Popen(
        (sys.executable, "-c", _WORKS, str(tmp_path)), cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as work:
        assert work.stdout
        folder = Path(work.stdout.readline().strip())
        with room(tmp_path):
            assert (folder / "half.txt").is_file()
        work.kill()
    assert (folder / "half.txt").is_file()
    with room(tmp_path):
        assert not folder.exists()


def test_what_else_lies_there_is_passed_over(tmp_path: Path) -> None:
    rooms, elsewhere = tmp_path / "rooms", tmp_path / "elsewhere"
    rooms.mkdir()
    elsewhere.mkdir()
    (rooms / "file.txt").touch()
    (rooms / "link").symlink_to(elsewhere)
    with room(tmp_path) as folder:
        assert folder.parent == rooms
    assert elsewhere.is_dir()


def test_where_the_cache_cannot_be_written_the_room_is_a_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    (tmp_path / "file").touch()
    with room(tmp_path / "file") as folder:
        assert folder.parent == temporary
    assert not list(temporary.iterdir())
