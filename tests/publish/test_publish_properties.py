"""Whatever was published and whatever befell the folders: the result is what was asked for, at least cost."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publish.names import Names
from generator.publish.tree import PublishError, replace_tree

Contents = Callable[[Path], dict[str, bytes]]
Snapshot = Callable[[Path], dict[str, tuple[int, ...]]]

segments = st.sampled_from(["a", "b", "A", "index.html", "äiti", "a\u0308iti", "två ord"])
paths = st.lists(segments, min_size=1, max_size=4).map("/".join)
contents_of_files = st.sampled_from([b"", b"one", b"two", b"longer than the others"])


def is_a_tree(files: dict[str, bytes]) -> bool:
    names = Names()
    try:
        for path in files:
            names.add(path)
    except PublishError:
        return False
    return True


def without_clashes(files: list[tuple[str, bytes]]) -> dict[str, bytes]:
    tree: dict[str, bytes] = {}
    for path, content in files:
        if is_a_tree(tree | {path: content}):
            tree[path] = content
    return tree


trees = st.lists(st.tuples(paths, contents_of_files), max_size=12).map(without_clashes)
damages = st.tuples(st.sampled_from(["portal", ".portal.spare"]), paths, st.sampled_from(["rewrite", "remove", "link"]))


def damage(root: Path, path: str, kind: str) -> None:
    """What a person or a dying run may have done to a path, if it is there."""
    victim = root / path
    if not victim.exists() or victim.is_symlink():
        return
    if kind == "rewrite" and victim.is_file():
        victim.write_bytes(b"meddled with")
        return
    if victim.is_dir():
        shutil.rmtree(victim)
    else:
        victim.unlink()
    if kind == "link":
        victim.symlink_to(root.parent)


@settings(max_examples=150, deadline=None)
@given(steps=st.lists(st.tuples(trees, st.lists(damages, max_size=3)), min_size=1, max_size=5))
def test_any_history_ends_in_exactly_what_was_asked_for(
    steps: list[tuple[dict[str, bytes], list[tuple[str, str, str]]]], contents: Contents, snapshot: Snapshot
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "portal"
        for files, mishaps in steps:
            before = contents(target) if target.exists() else {}
            inodes = {path: (target / path).lstat().st_ino for path in before}
            changes = replace_tree(target, files)
            assert contents(target) == files
            same = {path for path in files if before.get(path) == files[path]}
            assert set(changes.unchanged) == same
            assert set(changes.written) == files.keys() - same
            assert set(changes.removed) == before.keys() - files.keys()
            assert all((target / path).lstat().st_ino == inodes[path] for path in same)
            assert {path for path in target.rglob("*") if path.is_dir()} == folders_of(target, files)
            still = snapshot(Path(folder))
            replace_tree(target, files)
            assert snapshot(Path(folder)) == still
            for root, path, kind in mishaps:
                damage(target.with_name(root), path, kind)


def folders_of(target: Path, files: dict[str, bytes]) -> set[Path]:
    return {parent for path in files for parent in (target / path).parents if target in parent.parents}
