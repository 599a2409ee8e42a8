"""Whatever stops a build, the last good output stays as it was."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from tests.e2e.kit import FINNISH, Run, Start, eventually, state, tree

_STEPS = ("reading", "prose in fi", "pages in fi", "files")


def _change_everything(project: Path) -> None:
    frame = project / "overrides/main.html"
    frame.write_text(frame.read_text().replace("<body>", '<body class="changed">'))


@pytest.mark.parametrize("step", _STEPS)
def test_ctrl_c_ends_in_a_plain_line(project: Path, run: Run, start: Start, step: str) -> None:
    assert run(*FINNISH).returncode == 0
    before = state(project / "site/portal")
    _change_everything(project)
    build = start(*FINNISH)
    eventually(lambda: step in start.said.read_text())
    build.send_signal(signal.SIGINT)
    code = build.wait(timeout=20)
    told = start.said.read_text()
    assert "Traceback" not in told
    if code != 0:  # else it was done before it heard
        assert code == 130
        assert told.endswith("Stopped. The last good output is as it was.\n")
        assert state(project / "site/portal") == before


def test_killed_build_leaves_the_last_output_and_the_next_one_mends_all(project: Path, run: Run, start: Start) -> None:
    assert run(*FINNISH).returncode == 0
    old = tree(project / "site/portal")
    _change_everything(project)
    for wait in (0, 0.1, 0.2, 0.35, 0.5):
        build = start(*FINNISH)
        eventually(lambda: "pages in fi" in start.said.read_text())
        time.sleep(wait)
        build.kill()
        build.wait(timeout=20)
        now = tree(project / "site/portal")
        assert now.keys() == old.keys()
        changed = {b'class="changed"' in text for path, text in now.items() if path.endswith("/index.html")}
        assert len(changed) == 1
    assert run(*FINNISH).returncode == 0
    assert b'class="changed"' in (project / "site/portal/index.html").read_bytes()
    assert run(*FINNISH).stdout.count(" 0 files written, 0 removed") == 1
