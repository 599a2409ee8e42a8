"""Problems that no piece of a file can show: of files as a whole, of folders, of what is too large. Each is made."""

from __future__ import annotations

import errno
import shutil
from dataclasses import replace
from pathlib import Path, PosixPath, WindowsPath
from typing import TYPE_CHECKING, NoReturn

from generator.directory.own_words import read_own_words
from generator.editing.restoring import comments_gone, restored
from generator.handbook import past, projects
from generator.handbook.examples import DAY, REGISTRY
from generator.handbook.small import put, small_project, small_registry
from generator.intake import kinds
from generator.intake.node import Ledger, Node
from generator.intake.source import MOST_FILES, RefusedError, Source
from generator.publish.project import Options, Project
from generator.publish.reading import read
from generator.registry import reader, translations
from generator.registry.disk import content_of
from generator.registry.load import load_text
from generator.registry.meaning import problems_of
from generator.registry.nouns import Registry
from generator.registry.places import Places
from generator.registry.problems import MAX_PROBLEMS
from generator.registry.prose import Shelf, read_prose
from generator.registry.text import MAX_BYTES
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.registry.meaning import Mistake
    from generator.registry.problems import Problem

_BROKEN = [f"a{number}: {{}}" for number in range(MAX_PROBLEMS)]

_Path: type[Path] = WindowsPath if type(Path()) is WindowsPath else PosixPath


class _Refusing(_Path):  # type: ignore[valid-type,misc]
    """A file that the system does not let anybody read, for the reason ``number``."""

    number = 0

    def open(self, *_: object, **__: object) -> NoReturn:
        raise OSError(self.number, "refused")


def made(code: str) -> Sequence[Problem]:
    """The problems of the kind ``code`` that are found where it is made. Raises ``KeyError`` for other kinds."""
    with small_project() as project:
        found = _MAKERS[code](project.root)
        return [_without(problem, f"{project.root}/") for problem in found if problem.code == code]


def _without(problem: Problem, root: str) -> Problem:
    """The problem as it would be told in the folder of the project."""
    return replace(problem, place=replace(problem.place, file=problem.place.file.replace(root, "")))


def _of_file(path: Path) -> list[Problem]:
    return content_of(path, REGISTRY, MAX_BYTES)[1]


def _of_text(text: bytes) -> list[Problem]:
    return load_text(text, REGISTRY, Places.finland(), DAY).problems


def _of_changed(old: str, new: str) -> list[Problem]:
    return _of_text(small_registry().replace(old, new).encode())


def _gone(root: Path) -> list[Problem]:
    (root / REGISTRY).unlink()
    return _of_file(root / REGISTRY)


def _folder(root: Path) -> list[Problem]:
    (root / REGISTRY).unlink()
    (root / REGISTRY).mkdir()
    return _of_file(root / REGISTRY)


def _refused(number: int) -> Callable[[Path], list[Problem]]:
    def refused(root: Path) -> list[Problem]:
        path = _Refusing(root / REGISTRY)
        path.number = number
        return _of_file(path)

    return refused


def _no_folder(root: Path) -> list[Problem]:
    shutil.rmtree(root / "content/sv")
    return read_prose(root / "content")[1]


def _words_of_no_language(root: Path) -> list[Problem]:
    put(root, "content/words/se.yaml", b"urgent: {title: Hj\xc3\xa4lp genast}\n")
    return read_own_words(root / "content", LANGUAGES)[1]


def _language_that_is_not_here(root: Path) -> list[Problem]:
    in_two = small_registry().replace("  id: esimerkit\n", "  id: esimerkit\n  languages: [fi, sv]\n")
    put(root, REGISTRY, in_two.encode())
    return read(Project(root), Options(root / "site", DAY, DAY, languages=("en",)))[1]


def _translated_before(_: Path) -> list[Problem]:
    document = reader.read(small_registry().encode(), REGISTRY)
    registry = load_text(small_registry().encode(), REGISTRY, Places.finland(), DAY).registry
    if registry is None:
        return []
    found = list(translations.translations(registry, document, Shelf({language: {} for language in LANGUAGES})))
    of_earlier = {one.digest: "00000000" for one in found if one.language == "sv"}
    remembered = translations.Remembered.model_validate({"sv": of_earlier})
    return list(translations.problems_of(translations.out_of_date(found, remembered)))


def _newer(_: Path) -> list[Problem]:
    document = reader.read(b"version: kaksi\n", REGISTRY)
    of_a_newer_library: Mistake = {"type": "not_foreseen", "loc": ("version",), "input": "kaksi"}
    return problems_of(document, Registry, [of_a_newer_library])


def _imported(file: str, data: bytes | None = None, kind: str | None = None) -> Callable[[Path], list[Problem]]:
    """What is told of importing a file with this content; without content, of one that is not there."""

    def imported(root: Path) -> list[Problem]:
        if data is not None:
            put(root, file, data)
        return _refusal(Source(root / file), kind)

    return imported


def _many_files(root: Path) -> list[Problem]:
    for number in range(MOST_FILES + 1):
        put(root, f"palvelut/{number}.json", b"{}")
    return _refusal(Source(root / "palvelut"), "ptv")


def _lone_table(root: Path) -> list[Problem]:
    put(root, "hsds/organizations.csv", b"id,name\n1,Esimerkki\n")
    return _refusal(Source(root / "hsds"), "hsds")


def _no_truth(_: Path) -> list[Problem]:
    try:
        Node("kyllä", Ledger("palvelu.json"), ("isActive",)).flag()
    except RefusedError as refused:
        return list(refused.problems)
    return []


def _refusal(source: Source, kind: str | None) -> list[Problem]:
    try:
        kinds.read(source, None, kind)  # type: ignore[arg-type]  # refused before the project's registry is asked
    except RefusedError as refused:
        return list(refused.problems)
    return []


def _without_comments(_: Path) -> list[Problem]:
    return comments_gone(b"# Ohje\nversion: 1\n", b"version: 1\n", REGISTRY, "main")


def _in_braces(_: Path) -> list[Problem]:
    return restored(b"{version: 1, terms: {}}\n", b"version: 1\nterms: {a: b}\n", REGISTRY).problems


_MAKERS: dict[str, Callable[[Path], Sequence[Problem]]] = {
    **past.MAKERS,
    "comments-gone": _without_comments,
    "texts-of-no-unit": projects.texts_of_a_stranger,
    "form-unsafe": _in_braces,
    "no-such-file": _gone,
    "not-a-file": _folder,
    "no-permission": _refused(errno.EACCES),
    "cannot-read": _refused(errno.EIO),
    "no-such-folder": _no_folder,
    "words-language": _words_of_no_language,
    "language-not-here": _language_that_is_not_here,
    "empty-file": lambda _: _of_text(b""),
    "file-too-large": lambda _: _of_text(b"#" * (MAX_BYTES + 1)),
    "too-much": lambda _: _of_text(b"a:\n" + b" - b\n" * 2_000_000),
    "too-many-problems": lambda _: _of_changed("terms: {}", f"terms: {{{', '.join(_BROKEN)}}}"),
    "not-a-mapping": lambda _: _of_text("Hei, tässä on uusi yksikkö.\n".encode()),
    "missing-section": lambda _: _of_changed("terms: {}\n", ""),
    "bad-value": _newer,
    "translation-old": _translated_before,
    "no-such-source": _imported("palvelu.json"),
    "empty-source": _imported("palvelu.json", b""),
    "unknown-kind-of-source": _imported("palvelu.docx", b"?"),
    "spreadsheet": _imported("yksikot.xlsx", b"?"),
    "wanted-truth": _no_truth,
    "hsds-folder": _imported("services.csv", b"id,name\n", "hsds"),
    "folder-without": _lone_table,
    "too-many-files": _many_files,
}
