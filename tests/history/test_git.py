"""The versions of a file are found in repositories of every kind, and where there are none that is said."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from dulwich import porcelain
from dulwich.refs import HEADREF
from dulwich.repo import Repo

from generator.history.git import HistoryError, versions
from tests.history.kit import BEGAN, FICTIONAL, TODAY, History, edited, summary, told

PHONE = ("{value: 0000 000000,", "{value: 0000 000001,")
CHANGED = (5, "units", "river", "changed", ("phone", "changed", (), ("0000 000001",)))


@pytest.fixture
def history(tmp_path: Path) -> History:
    """A registry of which a phone number changed on the fifth day."""
    made = History(tmp_path / "project")
    made.commit(FICTIONAL)
    made.commit(edited(PHONE), 5)
    return made


def days(file: Path) -> list[int]:
    return [(one.day - BEGAN.date()).days for one in versions(file, BEGAN.date(), TODAY).versions]


def test_a_change_is_told_with_its_day_and_the_beginning_is_one_line(history: History) -> None:
    found = history.told()
    assert found
    assert summary(found) == [CHANGED]
    assert found.began == BEGAN
    assert found.all_of_them


def test_a_commit_is_seen_by_who_has_read_the_history_before(history: History) -> None:
    assert days(history.file) == [0, 5]
    history.commit(edited(), 6)
    assert days(history.file) == [0, 5, 6]


def test_of_a_day_its_last_version_counts(history: History) -> None:
    history.commit(edited(PHONE, ("amount: 1.50", "amount: 1.60")), BEGAN + dt.timedelta(days=7))
    history.commit(edited(PHONE, ("amount: 1.50", "amount: 1.70")), BEGAN + dt.timedelta(days=7, hours=3))
    history.commit(edited(PHONE), BEGAN + dt.timedelta(days=7, hours=5))
    history.commit(edited(PHONE, ("founded: 1999", "founded: 1998")), BEGAN + dt.timedelta(days=7, hours=8))
    assert [one[0:3] for one in summary(history.told())] == [(7, "organisations", "dreamers"), (5, "units", "river")]


def test_commits_of_other_files_are_no_versions(history: History) -> None:
    for day in (6, 7, 8):
        other = history.folder / "other.txt"
        other.write_text(str(day), encoding="utf-8")
        history.stage(other)
        history.commit(None, day)
    assert days(history.file) == [0, 5]


def test_what_was_recorded_after_the_day_is_left_out(history: History) -> None:
    assert summary(history.told(BEGAN.date() + dt.timedelta(days=4))) == []
    before = history.told(BEGAN.date() - dt.timedelta(days=1))
    assert before is not None
    assert before.began is None
    assert before.entries == ()


def test_what_is_older_than_a_year_is_left_out_and_so_is_the_beginning(history: History) -> None:
    later = history.told(BEGAN.date().replace(year=2027) + dt.timedelta(days=3))
    assert later is not None
    assert later.began is None
    assert summary(later) == [CHANGED]
    much_later = history.told(BEGAN.date().replace(year=2027) + dt.timedelta(days=6))
    assert much_later is not None
    assert much_later.entries == ()


def test_a_day_that_not_every_year_has(history: History) -> None:
    found = history.told(dt.date(2028, 2, 29))
    assert found is not None
    assert found.since == dt.date(2027, 2, 28)


def test_no_more_than_two_hundred_are_told(history: History) -> None:
    many = "".join(f"  tale-{number}: {{source: fresh-book, text: {{fi: Satu.}}}}\n" for number in range(250))
    history.commit(edited(PHONE, ("fees:\n", f"fees:\n{many}")), 9)
    found = history.told()
    assert found is not None
    assert len(found.entries) == 200
    assert not found.all_of_them


@pytest.mark.parametrize("spoilt", [
    b"\xff\xfe", b"", b"<<<<<<< ours\n", b"units: [", b"text", b"version https://git-lfs.github.com/spec/v1\n",
    b"x: 1\n",
])  # fmt: skip
def test_a_version_that_cannot_be_read_is_passed_over(history: History, spoilt: bytes) -> None:
    history.commit(spoilt, 7)
    history.commit(edited(PHONE, ("founded: 1999", "founded: 1998")), 9)
    assert [one[:3] for one in summary(history.told())] == [(9, "organisations", "dreamers"), (5, "units", "river")]


def test_a_first_version_that_cannot_be_read_is_no_flood(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.commit(b"units: [")
    history.commit(FICTIONAL, 1)
    history.commit(edited(PHONE), 5)
    assert summary(history.told()) == [CHANGED]


def test_a_clock_that_went_wrong_makes_no_version_later_than_the_next(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.commit(FICTIONAL, 50)
    history.commit(edited(PHONE), 5)
    assert days(history.file) == [5]
    history.commit(edited(("founded: 1999", "founded: 1998")), 9)
    assert days(history.file) == [5, 9]


def test_edits_on_disk_that_nobody_committed_are_not_told(history: History) -> None:
    before = history.told()
    history.file.write_text(edited(PHONE, ("founded: 1999", "founded: 1998")), encoding="utf-8")
    assert history.told() == before


def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / "units.yaml").write_text(FICTIONAL, encoding="utf-8")
    assert told(tmp_path / "units.yaml") is None
    with pytest.raises(HistoryError, match="no repository"):
        versions(tmp_path / "units.yaml", BEGAN.date(), TODAY)


def test_a_repository_without_commits_and_one_without_the_file(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.file.write_text(FICTIONAL, encoding="utf-8")
    assert history.told() is None
    other = history.folder / "other.txt"
    other.write_text("x", encoding="utf-8")
    history.stage(other)
    history.commit()
    assert history.told() is None


@pytest.mark.parametrize("damage", ["objects", "refs", "HEAD", "config", "all"])
def test_a_damaged_repository(history: History, damage: str) -> None:
    history.repository.close()
    git = history.folder / ".git"
    if damage == "all":
        shutil.rmtree(git)
        git.write_text("gitdir: /nowhere/at/all\n", encoding="utf-8")
    elif damage == "objects":
        for file in (git / "objects").rglob("*"):
            if file.is_file():
                file.chmod(0o600)
                file.write_bytes(b"not an object")
    elif damage == "refs":
        shutil.rmtree(git / "refs")
    else:
        (git / damage).write_bytes(b"\xff\x00[ nonsense")
    assert history.told() is None


def test_a_folder_below_the_repository(tmp_path: Path) -> None:
    history = History(tmp_path, "deep/below/units.yaml")
    history.commit(FICTIONAL)
    history.commit(edited(PHONE), 5)
    assert summary(history.told()) == [CHANGED]


def test_a_detached_head(history: History) -> None:
    first = history.repository.head()
    history.commit(edited(PHONE, ("founded: 1999", "founded: 1998")), 9)
    (history.folder / ".git/HEAD").write_bytes(first + b"\n")
    assert summary(history.told()) == [CHANGED]


def test_a_worktree_whose_git_is_a_file(history: History, tmp_path: Path) -> None:
    porcelain.worktree_add(history.repository, tmp_path / "other", branch="other")
    assert (tmp_path / "other/.git").is_file()
    assert summary(told(tmp_path / "other/units.yaml")) == [CHANGED]


def test_a_shallow_clone_tells_what_it_has_and_not_that_it_began_there(history: History) -> None:
    history.commit(edited(PHONE, ("founded: 1999", "founded: 1998")), 9)
    (history.folder / ".git/shallow").write_bytes(history.commits[1] + b"\n")
    history.repository.close()
    found = told(history.file)
    assert found is not None
    assert found.began is None
    assert [one[:3] for one in summary(found)] == [(9, "organisations", "dreamers")]


def test_a_parent_that_this_copy_lacks(history: History) -> None:
    name = history.commits[0].decode()
    (history.folder / ".git/objects" / name[:2] / name[2:]).unlink()
    found = history.told()
    assert found is not None
    assert found.began is None
    assert found.entries == ()


def test_a_file_that_got_another_name(tmp_path: Path) -> None:
    history = History(tmp_path, "registry.yaml")
    history.commit(FICTIONAL)
    old, history.file = history.file, tmp_path / "units.yaml"
    old.unlink()
    history.stage(old)
    history.commit(edited(PHONE), 5)
    found = history.told()
    assert summary(found) == [CHANGED]
    assert found is not None
    assert found.began == BEGAN


def test_a_merge_is_a_change_of_its_own_day(history: History) -> None:
    main = history.repository.head()
    branch = history.commit(edited(PHONE, ("founded: 1999", "founded: 1998")), 6)
    (history.folder / ".git" / history.repository.refs.follow(HEADREF)[0][-1].decode()).write_bytes(main + b"\n")
    history.commit(edited(PHONE, ("founded: 1999", "founded: 1998")), 9, merge_heads=[branch])
    assert summary(history.told()) == [
        (9, "organisations", "dreamers", "changed", ("founded", "changed", ("1999",), ("1998",))),
        CHANGED,
    ]


def test_the_repository_is_only_read(history: History) -> None:
    git = history.folder / ".git"
    before = {path: path.stat().st_mtime_ns for path in git.rglob("*")}
    history.told()
    assert {path: path.stat().st_mtime_ns for path in git.rglob("*")} == before


def test_hooks_and_filters_of_the_repository_are_not_run(history: History) -> None:
    (history.folder / ".gitattributes").write_text("*.yaml filter=evil diff=evil\n", encoding="utf-8")
    with (history.folder / ".git/config").open("a", encoding="utf-8") as config:
        config.write('[filter "evil"]\n\tsmudge = touch ran\n\tclean = touch ran\n[core]\n\tfsmonitor = touch ran\n')
    assert summary(told(history.file)) == [CHANGED]
    assert not list(history.folder.rglob("ran"))


def test_the_second_time_no_version_is_read(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    first = history.told()

    def refuse(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("generator.history.git._content", refuse)
    assert history.told() == first


@pytest.mark.parametrize("damage", [b"", b"x", b"0\n{}", "folder"])
def test_a_damaged_cache_is_made_anew(history: History, damage: bytes | str) -> None:
    first = history.told()
    (file,) = (history.folder / ".cache").glob("history-*")
    if isinstance(damage, bytes):
        file.write_bytes(damage)
    else:
        file.unlink()
        file.mkdir()
    assert history.told() == first


def test_the_project_itself_has_a_history() -> None:
    root = Path(__file__).parents[2]
    try:
        Repo.discover(str(root)).close()
    except Exception:  # noqa: BLE001 - whatever keeps it from being read
        pytest.skip("this copy of the project has no repository around it")
    assert told(root / "units.yaml") is not None
