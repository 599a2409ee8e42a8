"""A small project, plainly fictional, built with the real frame and the real settings of the host."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.made_up import registry_yaml
from tests.e2e.kit import Run, Start
from tests.sites.made_up import write_pages

ROOT = Path(__file__).parents[2]

_TEXT = "Made-up text with [a link]({{ page.units }}).\n\n{{ block.urgent }}"


@pytest.fixture(scope="session")
def _made_up_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made-up")
    (root / "units.yaml").write_bytes(registry_yaml(2))
    write_pages(root / "content", "Made-up {key} ({language})", _TEXT)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture
def project(_made_up_project: Path, tmp_path: Path) -> Path:
    """The root of a fresh copy of the made-up project."""
    return Path(shutil.copytree(_made_up_project, tmp_path / "project"))


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """The environment of a program that is started in a project: English, and our code found."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture
def run(project: Path, environment: dict[str, str]) -> Run:
    """Runs programs in the project."""

    def start(
        *arguments: str, env: dict[str, str] | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=cwd or project,
            env=environment | (env or {}),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return start


class _Starter:
    def __init__(self, project: Path, environment: dict[str, str], said: Path) -> None:
        self.said = said
        self.running: list[subprocess.Popen[bytes]] = []
        self._project = project
        self._environment = environment

    def __call__(self, *arguments: str) -> subprocess.Popen[bytes]:
        with self.said.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", *arguments],
                cwd=self._project,
                env=self._environment,
                stdout=output,
                stderr=output,
            )
        self.running.append(process)
        return process


@pytest.fixture
def start(project: Path, environment: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Starts programs in the project, and ends them with the test."""
    starter = _Starter(project, environment, tmp_path / "said.txt")
    yield starter
    for process in starter.running:
        process.kill()
        process.wait(timeout=20)
