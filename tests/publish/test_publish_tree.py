"""A publication replaces the whole folder, writes only what differs and touches nothing of another's."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest

from generator.publish import swap
from generator.publish.names import MARKER
from generator.publish.tree import Changes, PublishError, replace_tree, replace_trees

Contents = Callable[[Path], dict[str, bytes]]
Snapshot = Callable[[Path], dict[str, tuple[int, ...]]]

OLD = {"index.html": b"front", "kunnat/a/index.html": b"town a", "kunnat/b/index.html": b"town b"}
NEW = {"index.html": b"front", "kunnat/a/index.html": b"TOWN a", "sv/index.html": b"framsida"}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "site" / "portal"


def refuse(code: int) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    return fail


def test_the_first_publication_makes_the_folder(target: Path, contents: Contents) -> None:
    changes = replace_tree(target, OLD)
    assert contents(target) == OLD
    assert changes == Changes(written=tuple(OLD), removed=(), unchanged=())


def test_the_next_writes_what_differs_and_removes_the_rest(target: Path, contents: Contents) -> None:
    replace_tree(target, OLD)
    changes = replace_tree(target, NEW)
    assert contents(target) == NEW
    assert changes.written == ("kunnat/a/index.html", "sv/index.html")
    assert changes.removed == ("kunnat/b/index.html",)
    assert changes.unchanged == ("index.html",)
    assert not (target / "kunnat/b").exists()


def test_unchanged_files_keep_inode_and_time(target: Path) -> None:
    replace_tree(target, OLD)
    before = (target / "index.html").stat()
    for files in (NEW, OLD, NEW):
        replace_tree(target, files)
        after = (target / "index.html").stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("rounds", [1, 3])
def test_no_change_writes_nothing_at_all(target: Path, snapshot: Snapshot, rounds: int) -> None:
    for files in [OLD, NEW, OLD][-rounds:]:
        replace_tree(target, files)
    before = snapshot(target.parent)
    changes = replace_tree(target, iter(OLD.items()))
    assert snapshot(target.parent) == before
    assert changes.unchanged == tuple(OLD)


def test_files_may_come_in_any_order_and_from_disk(target: Path, tmp_path: Path, contents: Contents) -> None:
    sheet = tmp_path / "sheet"
    sheet.write_bytes(b"%PDF" * 1_000_000)

    def stream() -> Iterator[tuple[str, bytes | Path]]:
        yield "z/sheet.pdf", sheet
        yield "a.html", b"page"

    assert replace_tree(target, stream()).written == ("z/sheet.pdf", "a.html")
    assert contents(target) == {"z/sheet.pdf": sheet.read_bytes(), "a.html": b"page"}
    assert replace_tree(target, stream()).written == ()
    sheet.write_bytes(b"%PDF" * 999_999 + b"%pdf")
    assert replace_tree(target, stream()).written == ("z/sheet.pdf",)


def test_progress_hears_of_every_file(target: Path) -> None:
    heard: list[str] = []
    replace_tree(target, OLD, progress=heard.append)
    assert heard == list(OLD)


def test_a_failing_source_leaves_everything_and_its_own_error(target: Path, snapshot: Snapshot) -> None:
    def half() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"half a build"
        raise ZeroDivisionError

    replace_tree(target, OLD)
    before = snapshot(target)
    with pytest.raises(ZeroDivisionError):
        replace_tree(target, half())
    assert snapshot(target) == before


def test_a_clash_found_late_leaves_everything(target: Path, contents: Contents) -> None:
    replace_tree(target, OLD)
    with pytest.raises(PublishError, match="same name"):
        replace_tree(target, {"Foo": b"1", "foo": b"2"})
    assert contents(target) == OLD


@pytest.mark.parametrize(
    ("first", "second"),
    [({"a": b"file"}, {"a/b/c": b"deep"}), ({"Foo/x": b"1"}, {"foo/x": b"1"}), (OLD, {})],
)
def test_a_name_may_change_its_kind_or_case(
    target: Path, contents: Contents, first: dict[str, bytes], second: dict[str, bytes]
) -> None:
    for files in (first, second, first, second):
        replace_tree(target, files)
        assert contents(target) == files


def test_what_was_put_into_the_folder_by_hand_vanishes(target: Path, contents: Contents, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_bytes(b"town a")
    replace_tree(target, OLD)
    shutil.rmtree(target / "kunnat/a")
    (target / "kunnat/a").symlink_to(outside)
    (target / "index.html").unlink()
    (target / "index.html").symlink_to(outside / "index.html")
    (target / "empty/folder").mkdir(parents=True)
    os.mkfifo(target / "pipe")
    changes = replace_tree(target, OLD)
    assert contents(target) == OLD
    assert changes.removed == ("kunnat/a", "pipe")
    assert not (target / "kunnat/a").is_symlink()
    assert not (target / "empty").exists()
    assert contents(outside) == {"index.html": b"town a"}


def test_a_spare_full_of_rubbish_is_mended(target: Path, contents: Contents, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"keep")
    replace_tree(target, OLD)
    replace_tree(target, NEW)
    spare = target.with_name(".portal.spare")
    shutil.rmtree(spare / "kunnat")
    (spare / "kunnat").symlink_to(tmp_path)
    (spare / "index.html").unlink()
    (spare / "index.html").symlink_to(precious)
    (spare / "sv/index.html").mkdir(parents=True)
    (spare / "sv/index.html/rubbish").write_bytes(b"rubbish")
    (spare / "SV").mkdir()
    (spare / "sv/INDEX.html").mkdir()
    replace_tree(target, OLD | {"sv/index.html": NEW["sv/index.html"]})
    assert contents(target) == OLD | {"sv/index.html": NEW["sv/index.html"]}
    assert precious.read_bytes() == b"keep"


def test_a_folder_of_another_is_refused_untouched(tmp_path: Path, snapshot: Snapshot) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    (documents / "letter.txt").write_bytes(b"dear")
    before = snapshot(tmp_path)
    with pytest.raises(PublishError, match="did not make"):
        replace_tree(documents, OLD)
    assert snapshot(tmp_path) == before


def test_an_empty_folder_is_taken_and_marked(target: Path, contents: Contents) -> None:
    target.mkdir(parents=True)
    assert replace_tree(target, {}) == Changes((), (), ())
    assert (target / MARKER).is_file()
    replace_tree(target, OLD)
    assert contents(target) == OLD


def test_a_foreign_folder_in_the_place_of_the_spare_is_refused(target: Path, tmp_path: Path) -> None:
    replace_tree(target, OLD)
    spare = target.with_name(".portal.spare")
    spare.mkdir()
    (spare / "diary").write_bytes(b"dear")
    with pytest.raises(PublishError, match="did not make"):
        replace_tree(target, NEW)
    assert (spare / "diary").exists()
    shutil.rmtree(spare)
    spare.symlink_to(tmp_path)
    with pytest.raises(PublishError, match="not a folder"):
        replace_tree(target, NEW)


def test_a_file_the_root_and_a_mount_point_are_no_targets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PublishError, match="not a folder"):
        replace_tree(tmp_path / "file", OLD)
    with pytest.raises(PublishError, match="could not publish"):
        replace_tree(tmp_path / "file" / "portal", OLD)
    with pytest.raises(PublishError, match="choose a folder inside"):
        replace_tree(type(tmp_path)("/"), OLD)
    monkeypatch.setattr("os.path.ismount", lambda _: True)
    with pytest.raises(PublishError, match="mount point"):
        replace_tree(tmp_path / "volume", OLD)


def test_a_link_as_target_stays_and_what_it_names_is_replaced(target: Path, tmp_path: Path, contents: Contents) -> None:
    replace_tree(target, OLD)
    (tmp_path / "www").symlink_to(target)
    replace_tree(tmp_path / "www", NEW)
    assert (tmp_path / "www").is_symlink()
    assert contents(target) == NEW


def test_a_second_build_at_the_same_time_is_refused(target: Path, contents: Contents) -> None:
    def meanwhile() -> Iterator[tuple[str, bytes]]:
        yield from OLD.items()
        with pytest.raises(PublishError, match="another build"):
            replace_tree(target, NEW)
        replace_tree(target.with_name("other"), NEW)

    replace_tree(target, meanwhile())
    assert contents(target) == OLD


def test_the_folder_keeps_its_permissions(target: Path) -> None:
    replace_tree(target, OLD)
    target.chmod(0o2750)
    replace_tree(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == 0o2750


@pytest.mark.parametrize("code", [errno.EPERM, errno.EMLINK, errno.EOPNOTSUPP])
def test_without_hard_links_files_are_copied_with_their_time(
    target: Path, contents: Contents, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(os, "link", refuse(code))
    replace_tree(target, OLD)
    time = (target / "index.html").stat().st_mtime_ns
    for files in (NEW, OLD, NEW):
        replace_tree(target, files)
        assert contents(target) == files
        assert (target / "index.html").stat().st_mtime_ns == time


def test_without_an_exchange_two_renames_do(target: Path, contents: Contents, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    for files in (OLD, NEW, OLD):
        replace_tree(target, files)
        assert contents(target) == files
    assert not target.with_name(".portal.retired").exists()


def test_a_swap_by_two_renames_is_undone_when_the_second_fails(
    target: Path, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_tree(target, OLD)
    rename = type(target).rename

    def fail_for_the_spare(path: Path, to: Path) -> Path:
        if path.name.endswith(".spare"):
            refuse(errno.EIO)()
        return rename(path, to)

    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    monkeypatch.setattr(type(target), "rename", fail_for_the_spare)
    with pytest.raises(PublishError, match="last good output is unchanged"):
        replace_tree(target, NEW)
    assert contents(target) == OLD


@pytest.mark.parametrize("finished", [False, True])
def test_a_swap_by_two_renames_cut_short_is_mended_at_the_next_start(
    target: Path, contents: Contents, *, finished: bool
) -> None:
    replace_tree(target, OLD)
    replace_tree(target, NEW)
    target.rename(target.with_name(".portal.retired"))
    if finished:
        target.with_name(".portal.spare").rename(target)
    with suppress(PublishError):
        replace_tree(target, {"": b"a build that fails"})
    assert contents(target) == (OLD if finished else NEW)
    assert not target.with_name(".portal.retired").exists()


@pytest.mark.parametrize("code", [errno.EINVAL, errno.EXDEV])
def test_the_exchange_tells_unsupported_from_failed(
    target: Path, contents: Contents, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    replace_tree(target, OLD)
    monkeypatch.setattr("ctypes.get_errno", lambda: code)
    monkeypatch.setattr(swap, "_RENAME_EXCHANGE", 1 << 20)
    if code == errno.EINVAL:
        replace_tree(target, NEW)
        assert contents(target) == NEW
    else:
        with pytest.raises(PublishError, match="remove the folder and build again"):
            replace_tree(target, NEW)
        assert contents(target) == OLD


def test_an_unreadable_source_is_explained(target: Path, contents: Contents) -> None:
    replace_tree(target, OLD)
    with pytest.raises(PublishError, match="No such file"):
        replace_tree(target, {"sheet.pdf": target / "no-such-file"})
    assert contents(target) == OLD


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with the same old files."""
    targets = (tmp_path / "site/portal", tmp_path / "site/home")
    for target in targets:
        replace_tree(target, OLD)
    return targets


def stream(targets: tuple[Path, Path]) -> Iterator[tuple[Path, str, bytes]]:
    """The new files of both, by turns."""
    for path, content in NEW.items():
        for target in targets:
            yield target, path, content


def test_several_folders_are_replaced_together(two: tuple[Path, Path], contents: Contents) -> None:
    changes = replace_trees(two, stream(two))
    for target in two:
        assert contents(target) == NEW
        assert changes[target].written == ("kunnat/a/index.html", "sv/index.html")
        assert changes[target].removed == ("kunnat/b/index.html",)


def test_none_of_several_folders_is_replaced_if_a_file_of_one_cannot_be_made(
    two: tuple[Path, Path], contents: Contents
) -> None:
    def broken() -> Iterator[tuple[Path, str, bytes]]:
        yield from stream(two)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        replace_trees(two, broken())
    for target in two:
        assert contents(target) == OLD


def test_a_folder_that_was_replaced_comes_back_if_the_next_cannot_be(
    two: tuple[Path, Path], contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    swapped: list[Path] = []

    def second_fails(spare: Path, target: Path) -> None:
        swapped.append(target)
        if len(swapped) == 2:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        swap.swap(spare, target)

    monkeypatch.setattr("generator.publish.tree.swap", second_fails)
    with pytest.raises(PublishError):
        replace_trees(two, stream(two))
    assert swapped == [two[0], two[1], two[0]]
    for target in two:
        assert contents(target) == OLD


def test_no_other_build_gets_at_any_of_several_folders(two: tuple[Path, Path], contents: Contents) -> None:
    def meanwhile() -> Iterator[tuple[Path, str, bytes]]:
        for target in two:
            with pytest.raises(PublishError, match="another build"):
                replace_tree(target, {})
        yield from stream(two)

    replace_trees(two, meanwhile())
    assert all(contents(target) == NEW for target in two)
