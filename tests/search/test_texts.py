"""The full-text index: made once for the same pages, the same bytes, and told in words where it cannot be made."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from generator.search.texts import FOLDER, NotIndexedError, Texts

PAGE = """<!doctype html><html lang="{language}"><head>{head}</head><body><header>Menu</header>
<main id="main"><div><h1>{title}</h1><p>{text}</p></div></main></body></html>"""
ROOT = Path(__file__).parents[2]
_KILLED = """
import sys
from pathlib import Path
from generator.search import texts
cache, program = sys.argv[1:]
texts.get_executable = lambda: program
with texts.Texts(()) as heard:
    heard.hear("index.html", b"<main><h1>Alku</h1></main>", "fi")
    list(heard.files(Path(cache)))
"""
NO_INDEX = '<meta name="robots" content="noindex">'


def page(title: str, text: str, head: str = "", language: str = "fi") -> bytes:
    return PAGE.format(title=title, text=text, head=head, language=language).encode()


def indexed(pages: dict[str, bytes], cache: Path, brief: tuple[str, ...] = ()) -> dict[str, bytes]:
    """The files of the index of ``pages``, each in the language that it names."""
    with Texts(brief) as texts:
        for path, content in pages.items():
            language = re.search(rb'<html lang="(\w+)"', content)
            assert language
            assert list(texts.overheard([(path, content)], language[1].decode())) == [(path, content)]
        return dict(texts.files(cache))


PAGES = {
    "index.html": page("Alku", "Tähtikartta kertoo kaiken"),
    "a/index.html": page("Toinen", "Vain kulkukauppias tietää"),
    "tuloste/index.html": page("Tuloste", "Tähtikartta", NO_INDEX),
}


def fragments(files: dict[str, bytes]) -> int:
    return sum("/fragment/" in path for path in files)


def test_index_has_a_part_for_each_page_that_may_be_found(tmp_path: Path) -> None:
    files = indexed(PAGES, tmp_path / "texts")
    assert fragments(files) == 2
    assert {f"{FOLDER}/pagefind.js", f"{FOLDER}/pagefind-entry.json"} <= files.keys()
    assert not [path for path in files if "ui" in path.rpartition("/")[2] or "highlight" in path]
    assert list(json.loads(files[f"{FOLDER}/pagefind-entry.json"])["languages"]) == ["fi"]


def test_same_pages_make_the_same_bytes(tmp_path: Path) -> None:
    assert indexed(PAGES, tmp_path / "one") == indexed(PAGES, tmp_path / "two")


def test_pages_that_say_the_same_are_not_indexed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = indexed(PAGES, tmp_path / "texts")
    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "run", None)
        assert indexed(PAGES, tmp_path / "texts") == made
    changed = {**PAGES, "a/index.html": page("Toinen", "Vain muurahainen tietää")}
    assert indexed(changed, tmp_path / "texts") != made


def test_an_index_that_was_not_finished_is_made_anew(tmp_path: Path) -> None:
    made = indexed(PAGES, tmp_path / "texts")
    (folder,) = (tmp_path / "texts").iterdir()
    (folder / "done").unlink()
    (folder / "pagefind.js").unlink()
    assert indexed(PAGES, tmp_path / "texts") == made


def test_what_a_process_that_was_killed_meanwhile_leaves_is_removed_by_the_next_one(tmp_path: Path) -> None:
    cache, temporary, program = tmp_path / "texts", tmp_path / "temporary", tmp_path / "kills-who-starts-it"
    temporary.mkdir()
    program.write_text("#!/bin/sh\nkill -KILL $PPID\n")
    program.chmod(0o755)
    killed = (sys.executable, "-c", _KILLED, str(cache), str(program))
    ended = subprocess.run(killed, cwd=ROOT, env={**os.environ, "TMPDIR": str(temporary)}, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert list(cache.rglob("fi-*.html"))
    assert not list(temporary.iterdir())
    indexed(PAGES, cache)
    assert len(list(cache.iterdir())) == 1


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotIndexedError, match=r"Not a directory.*file/texts"):
        indexed(PAGES, tmp_path / "file/texts")


def test_data_with_the_marks_of_a_page_in_it_is_no_page(tmp_path: Path) -> None:
    data = b'<html lang="fi"><main><h1>Alku</h1></main>'
    assert indexed({**PAGES, "data/search/answers-fi.json": data}, tmp_path / "texts") == indexed(PAGES, tmp_path / "a")


IN_TWO_LANGUAGES = {**PAGES, "sv/index.html": page("Början", "Stjärnkartan berättar allt", language="sv")}


def test_languages_one_after_another_make_the_bytes_of_all_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = indexed(IN_TWO_LANGUAGES, tmp_path / "at once")
    monkeypatch.setattr("generator.search.texts._AT_ONCE", 1)
    assert indexed(IN_TWO_LANGUAGES, tmp_path / "apart") == at_once
    assert len(list((tmp_path / "apart").iterdir())) == 2


def test_where_pages_are_many_only_a_language_that_says_something_else_is_indexed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.search.texts._AT_ONCE", 1)
    indexed(IN_TWO_LANGUAGES, tmp_path / "texts")
    before = set((tmp_path / "texts").iterdir())
    changed = {**IN_TWO_LANGUAGES, "a/index.html": page("Toinen", "Vain muurahainen tietää")}
    made = indexed(changed, tmp_path / "texts")
    after = set((tmp_path / "texts").iterdir())
    assert (len(after), len(after & before)) == (2, 1)
    assert made == indexed(changed, tmp_path / "anew")


def test_of_a_brief_page_only_the_heading_is_indexed(tmp_path: Path) -> None:
    whole = indexed(PAGES, tmp_path / "whole")
    brief = indexed(PAGES, tmp_path / "brief", ("a/",))
    assert fragments(brief) == fragments(whole)
    assert whole != brief


def test_a_program_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.search.texts.get_executable", lambda: "/bin/false")
    with pytest.raises(NotIndexedError, match="Pagefind ended with 1"):
        indexed(PAGES, tmp_path / "texts")


def test_pages_wait_for_their_index_on_disk_where_they_are_many() -> None:
    main = b"<main><h1>Alku</h1>" + b"x" * (1 << 20) + b"</main>"
    tracemalloc.start()
    try:
        with Texts(()) as texts:
            for number in range(150):
                texts.hear(f"{number}/index.html", main, "fi")
            assert [len(page) for page in texts.heard()][-1] > len(main)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 100 << 20


def test_a_disk_without_room_for_the_pages_is_told() -> None:
    main = b"<main><h1>Alku</h1>" + b"x" * (1 << 20) + b"</main>"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8 << 20, hard))
    try:
        with Texts(()) as texts, pytest.raises(NotIndexedError, match="File too large"):
            list(texts.overheard(((f"{number}/index.html", main) for number in range(30)), "fi"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
