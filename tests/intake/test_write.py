"""A draft is written as a whole or not at all, and the same source always gives the same draft."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.intake.importing import hindrance
from generator.intake.write import text_of
from generator.registry.disk import write_whole
from generator.registry.reader import read
from generator.registry.writing import as_yaml
from tests.intake.made_up import imported, service


def test_the_same_source_gives_the_same_draft(tmp_path: Path) -> None:
    first, second = imported(tmp_path, service()), imported(tmp_path, service())
    assert first.text == second.text == text_of(first.draft, "en")


def test_a_draft_that_was_read_is_written_again_as_it_was(tmp_path: Path) -> None:
    found = imported(tmp_path, service())
    values = read(found.text.encode(), "draft.yaml").value
    assert isinstance(values, dict)
    assert as_yaml(values) == as_yaml(found.draft.values())


def test_a_draft_that_is_written_leaves_nothing_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "draft.yaml"
    write_whole(out, b"version: 1\n")
    assert out.read_text(encoding="utf-8") == "version: 1\n"
    assert os.listdir(tmp_path) == ["draft.yaml"]  # noqa: PTH208 - hidden files too
    assert out.stat().st_mode & 0o600 == 0o600


@pytest.mark.parametrize("where", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod"])
def test_a_writing_that_is_interrupted_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "draft.yaml"
    out.write_text("the old one", encoding="utf-8")
    monkeypatch.setattr(where, interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(out, b"the new one")
    assert out.read_text(encoding="utf-8") == "the old one"
    assert os.listdir(tmp_path) == ["draft.yaml"]  # noqa: PTH208 - hidden files too


def test_the_file_that_cannot_be_written_is_told_and_not_the_one_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    out = tmp_path / "draft.yaml"
    out.write_text("the old one", encoding="utf-8")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left") as caught:
        write_whole(out, b"the new one")
    assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, str(out))
    assert out.read_text(encoding="utf-8") == "the old one"
    assert os.listdir(tmp_path) == ["draft.yaml"]  # noqa: PTH208 - hidden files too


def test_a_link_keeps_leading_to_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("old", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    write_whole(tmp_path / "link.yaml", b"new")
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_text(encoding="utf-8") == "new"


def test_a_file_that_is_there_is_written_over_only_by_force_and_the_registry_never(tmp_path: Path) -> None:
    registry, other = tmp_path / "units.yaml", tmp_path / "draft.yaml"
    registry.touch()
    assert hindrance(other, registry, "en", force=False) == ""
    other.touch()
    assert "--force" in hindrance(other, registry, "en", force=False)
    assert hindrance(other, registry, "en", force=True) == ""
    assert "registry" in hindrance(registry, registry, "en", force=True)
    assert "rekisteri" in hindrance(tmp_path / ".." / tmp_path.name / "units.yaml", registry, "fi", force=True)
    assert hindrance(tmp_path / "none" / "draft.yaml", registry, "en", force=True)
    assert hindrance(tmp_path, registry, "en", force=True)
