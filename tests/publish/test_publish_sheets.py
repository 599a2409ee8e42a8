"""Sheets are made by other processes, and the system may end one of those."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import cast

import pytest

from generator import brochures
from generator.directory.views.sheets import Offered
from generator.publish.project import Project
from generator.publish.sheets import sheets
from generator.publish.tree import PublishError
from generator.site.site import Site


def ended(*_: object) -> Iterator[tuple[str, bytes]]:
    raise BrokenProcessPool("a process in the pool was ended")


def test_process_that_the_system_ended_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brochures, "counter", ended)
    with pytest.raises(PublishError, match=r"last good output is unchanged.*--no-pdf"):
        list(sheets(Project(tmp_path), cast("Site", None), Offered()))
