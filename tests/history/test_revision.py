"""A revision of Git is written into a folder: what was asked for, and nothing outside it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from dulwich.objects import Blob, Commit, Tree
from dulwich.refs import Ref

from generator.history.revision import NoRepositoryError, NoRevisionError, write_revision
from tests.history.kit import FICTIONAL, History

PARTS = ("units.yaml", "content")


@pytest.fixture
def history(tmp_path: Path) -> History:
    found = History(tmp_path / "project")
    page = found.folder / "content/fi/index.md"
    page.parent.mkdir(parents=True)
    page.write_text("first", encoding="utf-8")
    (found.folder / "other.txt").write_text("other", encoding="utf-8")
    found.stage(page, found.folder / "other.txt")
    found.commit(FICTIONAL)
    page.write_text("second", encoding="utf-8")
    found.stage(page)
    found.commit(when=1)
    return found


def written(history: History, name: str, into: Path) -> dict[str, str]:
    write_revision(history.folder, name, PARTS, into)
    return {file.relative_to(into).as_posix(): file.read_text(encoding="utf-8") for file in into.rglob("*.*")}


def test_only_the_parts_that_are_asked_for_are_written(history: History, tmp_path: Path) -> None:
    assert written(history, "HEAD", tmp_path / "now") == {"units.yaml": FICTIONAL, "content/fi/index.md": "second"}


@pytest.mark.parametrize("name", ["HEAD~1", "{first}", "{short}", "old", "v1", "origin/old"])
def test_a_revision_has_many_names(history: History, tmp_path: Path, name: str) -> None:
    first = history.commits[0]
    for ref in (b"refs/heads/old", b"refs/tags/v1", b"refs/remotes/origin/old"):
        history.repository.refs[Ref(ref)] = first
    named = name.format(first=first.decode(), short=first.decode()[:8])
    assert written(history, named, tmp_path / "then")["content/fi/index.md"] == "first"
    assert write_revision(history.folder, named, PARTS, tmp_path / "again") == first.decode()[:10]


def test_a_project_below_the_repository_is_found(tmp_path: Path) -> None:
    history = History(tmp_path / "project", "deep/units.yaml")
    history.commit(FICTIONAL)
    write_revision(history.file.parent, "HEAD", PARTS, tmp_path / "now")
    assert (tmp_path / "now/units.yaml").read_text(encoding="utf-8") == FICTIONAL


def test_what_is_no_revision_is_told_with_the_names_there_are(history: History, tmp_path: Path) -> None:
    with pytest.raises(NoRevisionError) as caught:
        write_revision(history.folder, "nothing", PARTS, tmp_path / "now")
    assert "master" in caught.value.known
    assert not (tmp_path / "now").exists()


def test_a_folder_outside_any_repository_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoRepositoryError):
        write_revision(tmp_path, "HEAD", PARTS, tmp_path / "now")


def test_nothing_is_written_outside_the_folder_and_no_link(history: History, tmp_path: Path) -> None:
    store = history.repository.object_store
    blob, link = Blob.from_string(b"x"), Blob.from_string(b"/etc/passwd")
    inner = Tree()
    for name, sha, mode in (
        (b"..", blob.id, 0o100644),
        (b"fine.md", blob.id, 0o100644),
        (b"link.md", link.id, stat.S_IFLNK),
    ):
        inner.add(name, mode, sha)
    root = Tree()
    root.add(b"content", stat.S_IFDIR, inner.id)
    commit = Commit()
    commit.tree, commit.author, commit.committer, commit.message = root.id, b"x <x>", b"x <x>", b"x"
    commit.author_time = commit.commit_time = 0
    commit.author_timezone = commit.commit_timezone = 0
    for one in (blob, link, inner, root, commit):
        store.add_object(one)
    assert written(history, commit.id.decode(), tmp_path / "now") == {"content/fine.md": "x"}
