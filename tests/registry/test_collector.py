"""The collector of cycles comes seldom while a site is made, and as before afterwards."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from generator.cli import main as generate
from generator.publish.workshop import opened
from generator.registry.collector import collector_paused, collector_seldom
from tests.sites.made_up import write_project


def test_the_collector_is_as_it_was_after_work_that_failed() -> None:
    def fails() -> None:
        assert gc.get_threshold()[0] > 10 * before[0]
        assert not gc.isenabled()
        raise KeyError

    before = gc.get_threshold()
    with pytest.raises(KeyError), collector_seldom(), collector_paused():
        fails()
    assert gc.get_threshold() == before
    assert gc.isenabled()


def test_pages_are_made_while_the_collector_comes_seldom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, seen = gc.get_threshold(), []

    def watched(*given: object) -> object:
        seen.append(gc.get_threshold()[0])
        return opened(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("generator.publish.build.opened", watched)
    project = write_project(tmp_path / "project", 1)
    assert not generate(["--project", str(project), "build", "--no-pdf", "--quiet", "--language", "fi", "--jobs", "1"])
    assert seen[0] > 10 * before[0]
    assert gc.get_threshold() == before
