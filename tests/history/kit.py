"""Small real Git repositories with versions of a fictional registry."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from dulwich.objects import ObjectID
from dulwich.repo import Repo

from generator.history.changes import Changes, changes
from generator.registry import reader
from generator.registry.places import Places

FICTIONAL = (Path(__file__).parents[1] / "exports/fictional.yaml").read_text(encoding="utf-8")
BEGAN = dt.datetime(2026, 9, 1, 12, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 26)
_WHO = b"Somebody Secret <somebody@secret.example>"


def edited(*edits: tuple[str, str], text: str = FICTIONAL) -> str:
    """The fictional registry (or another one) with each (old, new) in place."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def document(text: str) -> Any:  # noqa: ANN401 - a document is any mapping
    """A registry's document."""
    return reader.read(text.encode(), "registry").value


class History:
    """A repository in ``folder`` with the registry ``file``; each commit has its own day."""

    def __init__(self, folder: Path, name: str = "units.yaml") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.repository = Repo.init(str(folder))
        self.folder = folder
        self.file = folder / name
        self.commits: list[ObjectID] = []

    def commit(self, text: str | bytes | None = None, when: dt.datetime | int = 0, **more: Any) -> ObjectID:  # noqa: ANN401 - dulwich's
        """Commit a text as the registry, on the given day after the beginning."""
        if text is not None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.write_bytes(text if isinstance(text, bytes) else text.encode())
            self.stage(self.file)
        moment = BEGAN + dt.timedelta(days=when) if isinstance(when, int) else when
        seconds = moment.timestamp()
        made: ObjectID = self.repository.get_worktree().commit(
            message=b"Secret words about secret things",
            committer=_WHO,
            author=_WHO,
            commit_timestamp=seconds,
            commit_timezone=0,
            author_timestamp=0,
            author_timezone=0,
            **more,
        )
        self.commits.append(made)
        return made

    def stage(self, *files: Path) -> None:
        """Have files in the next commit, or no longer."""
        self.repository.get_worktree().stage([file.relative_to(self.folder).as_posix() for file in files])

    def told(self, until: dt.date = TODAY, present: str | None = None) -> Changes | None:
        """What is told of the history; ``present`` is the registry as it is on disk unless another is given."""
        return told(self.file, until, present)


def told(file: Path, until: dt.date = TODAY, present: str | None = None) -> Changes | None:
    """What is told of the history of a file."""
    today = document(file.read_text(encoding="utf-8") if present is None else present)
    return changes(file, today, Places.finland(), until, file.parent / ".cache")


def summary(found: Changes | None) -> list[tuple[object, ...]]:
    """Day of September, record, and (field, kind, before, after) of all entries."""
    assert found is not None
    return [
        ((one.day - BEGAN.date()).days, one.section, one.key, one.kind, *((item[:4]) for item in one.items))
        for one in found.entries
    ]
