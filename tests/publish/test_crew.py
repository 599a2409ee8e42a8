"""Whoever makes the pieces, the sites are the same bytes, and what goes wrong there is told in words."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.publish.crew import made
from generator.publish.errors import PublishError
from generator.publish.luggage import packed, unpacked
from generator.publish.pieces import Order, Piece
from generator.publish.project import InputProblems, Project
from generator.registry.problems import Place, Problem
from tests.e2e.kit import tree
from tests.sites.made_up import write_project

ROOT = Path(__file__).parents[2]
BUILD = ("build", "--no-pdf", "--as-of", "2026-11-22", "--anew", "--quiet")
# Its workers are processes of their own, which begin by importing what they were started from.
ENGINE = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=int(sys.argv[1]), threads_per_worker=2, dashboard_address=None) as engine:
        print(engine.scheduler_address, flush=True)
        input()
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("network") / "project", units=3)


@pytest.fixture(scope="module")
def one_build(project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process makes."""
    return files(project, tmp_path_factory.mktemp("one") / "site", "--jobs", "1")


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "generator", "--project", str(project), *BUILD, *arguments)
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def files(project: Path, out: Path, *arguments: str) -> dict[str, bytes]:
    done = run(project, "--out", str(out), *arguments)
    assert done.returncode == 0, done.stderr
    return {path: content for path, content in tree(out).items() if not path.startswith(".")}


@contextmanager
def engine(*, workers: int) -> Iterator[str]:
    """The address of a scheduler of Dask on this machine that has so many workers."""
    started = subprocess.Popen(
        (sys.executable, "-c", ENGINE, str(workers)), cwd=ROOT, stdin=-1, stdout=-1, stderr=-3, text=True
    )
    with started:
        assert started.stdin
        assert started.stdout
        yield started.stdout.readline().strip()
        started.stdin.close()


def test_several_processes_make_what_one_makes(project: Path, one_build: dict[str, bytes], tmp_path: Path) -> None:
    assert files(project, tmp_path / "site", "--jobs", "3") == one_build


def test_two_workers_of_an_engine_make_what_one_process_makes(
    project: Path, one_build: dict[str, bytes], tmp_path: Path
) -> None:
    with engine(workers=2) as address:
        assert files(project, tmp_path / "site", "--scheduler", address) == one_build


def test_a_scheduler_that_does_not_answer_is_told_in_words(project: Path, tmp_path: Path) -> None:
    done = run(project, "--out", str(tmp_path / "site"), "--scheduler", "127.0.0.1:9")
    assert done.returncode == 1
    assert done.stderr.startswith("no scheduler answers at tcp://127.0.0.1:9")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--scheduler", "nowhere"), "nowhere is not the address of a scheduler, such as tcp://127.0.0.1:8786"),
        (("--jobs", "0"), "0 is not a number of processes (1 to 256)"),
        (("--jobs", "2", "--scheduler", "127.0.0.1:1"), "not allowed with argument"),
    ],
)
def test_wrong_wishes_are_told_with_what_to_type(project: Path, arguments: tuple[str, ...], told: str) -> None:
    done = run(project, *arguments)
    assert (done.returncode, told in done.stderr) == (2, True)


def test_a_mistake_in_a_template_is_told_with_its_place_by_whichever_process_meets_it(
    project: Path, tmp_path: Path
) -> None:
    broken = Path(shutil.copytree(project, tmp_path / "project"))
    frame = broken / "overrides/main.html"
    frame.write_text(frame.read_text(encoding="utf-8").replace("{{ meta.title | e }}", "{{ 1 // 0 }}{% bad %}"))
    done = run(broken, "--jobs", "2")
    assert done.returncode == 1
    assert "main.html:" in done.stderr
    assert "unknown tag 'bad'" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (broken / "site/portal").exists()


def test_problems_found_by_another_process_arrive_whole() -> None:
    error = InputProblems([Problem("no-such-file", Place("units.yaml"))], ["more"])
    kind, parts = error.__reduce__()
    again = kind(*parts)  # type: ignore[arg-type]
    assert (again.problems, again.lines) == (error.problems, error.lines)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
def test_a_build_whose_process_is_ended_leaves_the_output_whole_and_says_so(
    project: Path, one_build: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "site"
    assert files(project, out, "--jobs", "1") == one_build
    command = (sys.executable, "-m", "generator", "--project", str(project), *BUILD, "--jobs", "2", "--out", str(out))
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as build:
        os.kill(_children(build.pid)[0], signal.SIGKILL)
        _, told = build.communicate()
    assert build.returncode == 1
    assert "nothing was published, the last good output is unchanged" in told
    assert "--jobs 1" in told
    assert {path: content for path, content in tree(out).items() if not path.startswith(".")} == one_build


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
def test_the_processes_of_a_build_that_is_killed_end_with_it(project: Path, tmp_path: Path) -> None:
    command = (sys.executable, "-m", "generator", "--project", str(project), *BUILD, "--jobs", "2")
    with subprocess.Popen((*command, "--out", str(tmp_path / "site")), cwd=ROOT) as build:
        children = _children(build.pid)
        build.kill()
    deadline = time.monotonic() + 20
    while any(_runs(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_runs(child) for child in children)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="open files are found in /proc")
def test_the_processes_of_a_build_do_not_hold_the_lock_of_the_output(project: Path, tmp_path: Path) -> None:
    """Else the next build after one that was killed would be refused until they have noticed."""
    command = (sys.executable, "-m", "generator", "--project", str(project), *BUILD, "--jobs", "2")
    with subprocess.Popen((*command, "--out", str(tmp_path / "site")), cwd=ROOT, stderr=subprocess.DEVNULL) as build:
        children = _children(build.pid)
        deadline = time.monotonic() + 60
        while not _locked(build.pid) and time.monotonic() < deadline:
            time.sleep(0.005)
        held = [_locked(child) for child in children]
        build.kill()
    assert held == [False, False]


def test_a_worker_with_another_version_of_the_program_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    luggage = packed(Project(project))
    assert (unpacked(luggage).root / "units.yaml").read_bytes() == (project / "units.yaml").read_bytes()
    monkeypatch.setattr("generator.publish.luggage.program", lambda: "another")
    with pytest.raises(PublishError, match=r"a worker has another version.*install the same version"):
        unpacked(luggage)


def test_only_a_few_pieces_are_under_way_ahead_of_the_one_that_is_needed() -> None:
    """Else all pages of a large directory would wait in memory."""
    asked: list[object] = []

    class Engine:
        def submit(self, *parts: object) -> Future[object]:
            asked.append(parts)
            future: Future[object] = Future()
            future.set_result(len(asked))
            return future

    order = Order(None, None, None)  # type: ignore[arg-type]
    found = made(Engine(), order, (Piece("units", first=number) for number in range(1000)))  # type: ignore[arg-type]
    for number, (piece, _) in enumerate(found):
        assert piece.first == number
        assert len(asked) <= number + 20
    assert len(asked) == 1000


def test_processes_that_end_before_they_are_given_work_are_told_in_words_too() -> None:
    order = Order(None, None, None)  # type: ignore[arg-type]
    with ProcessPoolExecutor(1) as pool:
        with pytest.raises(BrokenExecutor):
            pool.submit(os._exit, 1).result()
        with pytest.raises(PublishError, match=r"pages_fi: a process at work was ended.*--jobs 1"):
            list(made(pool, order, [Piece("pages", "fi")]))


def _children(process: int) -> list[int]:
    """The two processes that make pieces, as soon as they are there."""
    file = Path(f"/proc/{process}/task/{process}/children")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if len(found := file.read_text().split()) >= 2:
            return [int(one) for one in found]
        time.sleep(0.01)
    raise AssertionError("no processes were started")


def _locked(process: int) -> bool:
    """Whether the process has a lock of an output open."""
    try:
        files = [one.readlink().name for one in Path(f"/proc/{process}/fd").iterdir()]
    except OSError:
        return False
    return any(file.endswith(".lock") for file in files)


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
