"""The last good output survives a kill at any instant and a disk that is full."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.publish.tree import PublishError, replace_tree

Contents = Callable[[Path], dict[str, bytes]]

HARNESS = Path(__file__).with_name("crash_harness.py")
ROUNDS = 20
OLD = {"index.html": b"old", "page/index.html": b"old" * 1000}


@pytest.fixture
def harness(pytestconfig: pytest.Config) -> Callable[..., subprocess.Popen[str]]:
    def start(*arguments: str | Path) -> subprocess.Popen[str]:
        environment = os.environ | {"PYTHONPATH": str(pytestconfig.rootpath)}
        command = [sys.executable, HARNESS, *arguments]
        return subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    return start


@pytest.mark.parametrize(
    "variants", [(), ("cold",), ("two-renames",), ("full",), ("full", "two-renames")], ids=" ".join
)
def test_a_mishap_at_any_line_leaves_the_old_tree_or_the_new(
    harness: Callable[..., subprocess.Popen[str]], tmp_path: Path, variants: tuple[str, ...]
) -> None:
    with harness("lines", tmp_path, *variants) as run:
        lines, problems = run.communicate(timeout=300)
    assert not problems
    assert int(lines) > 100


@pytest.mark.parametrize("variants", [(), ("two-renames",)], ids=" ".join)
def test_a_kill_out_of_the_blue_leaves_one_whole_version(
    harness: Callable[..., subprocess.Popen[str]], tmp_path: Path, variants: tuple[str, ...]
) -> None:
    target = tmp_path / "portal"
    for turn in range(ROUNDS):
        with harness("loop", tmp_path, *variants) as run:
            while not (target / "version").exists() and run.poll() is None:
                time.sleep(0.01)
            time.sleep(0.05 + turn * 0.0037)
            run.send_signal(signal.SIGKILL)
            assert run.wait() == -signal.SIGKILL, run.communicate()
        with harness("judge", tmp_path) as judge:
            assert judge.wait(timeout=60) == 0, judge.communicate()


def test_a_file_that_the_system_cuts_off_leaves_everything(
    harness: Callable[..., subprocess.Popen[str]], tmp_path: Path, contents: Contents
) -> None:
    replace_tree(tmp_path / "portal", OLD)
    with harness("limit", tmp_path) as run:
        problems = run.communicate(timeout=60)[1]
    assert "PublishError" in problems
    assert "File too large" in problems
    assert contents(tmp_path / "portal") == OLD


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(disk)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("only root may mount a small disk; the other tests put the same fault in by hand")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_everything_and_gives_its_space_back(small_disk: Path, contents: Contents) -> None:
    target = small_disk / "portal"
    replace_tree(target, OLD)
    free = os.statvfs(small_disk).f_bavail
    with pytest.raises(PublishError, match="last good output is unchanged: No space left"):
        replace_tree(target, ((f"{page}.html", bytes(100_000)) for page in range(100)))
    assert contents(target) == OLD
    assert os.statvfs(small_disk).f_bavail >= free - 8
    replace_tree(target, OLD | {"new.html": bytes(500_000)})
    assert contents(target)["new.html"] == bytes(500_000)
