"""Paths that some file system or web server could not keep apart are refused before they are written."""

import pytest

from generator.publish.names import MARKER, Names, folded
from generator.publish.tree import PublishError


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("", "empty path"),
        ("/etc/passwd", "absolute"),
        ("a/../b", "'..' part"),
        ("..", "'..' part"),
        ("./a", "'.' or"),
        ("a//b", "empty, "),
        ("a/", "empty, "),
        ("a\0b", "control character"),
        ("a\nb", "control character"),
        ("a\\b", "backslash"),
        ("a\ud800", "UTF-8"),
        (MARKER, "reserved"),
        (MARKER.upper(), "reserved"),
        (f"{MARKER}/a", "reserved"),
    ],
)
def test_an_unsafe_path_is_refused(path: str, reason: str) -> None:
    with pytest.raises(PublishError, match=reason):
        Names().add(path)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("a", "a", "twice"),
        ("foo", "Foo", "same name"),
        ("foo/a", "Foo/b", "same name"),
        ("a/foo/b", "a/FOO", "same name"),
        ("säie", "sa\u0308ie", "same name"),
        ("SÄIE/a", "sa\u0308ie/b", "same name"),
        ("strasse", "straße", "same name"),
        ("a", "a/b", "both a file and a folder"),
        ("a/b", "a", "both a file and a folder"),
        ("a/b/c", "a/b", "both a file and a folder"),
    ],
)
def test_two_paths_that_clash_are_refused(first: str, second: str, reason: str) -> None:
    names = Names()
    names.add(first)
    with pytest.raises(PublishError, match=reason):
        names.add(second)


def test_ordinary_paths_are_accepted_as_they_are_spelled() -> None:
    names = Names()
    for path in ["index.html", "kunnat/index.html", "kunnat/Äiti ja vauva.pdf", ".hidden", "a..b/c."]:
        names.add(path)
    assert names.folders == {"kunnat", "a..b"}
    assert "kunnat/Äiti ja vauva.pdf" in names.files


def test_folding_a_path_folds_its_folders_alike() -> None:
    assert folded("Ä/Ö").rpartition("/")[0] == folded("Ä")
