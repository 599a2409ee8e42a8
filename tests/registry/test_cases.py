"""Registries that must be accepted and such that must be refused, each a file that anyone can read.

A file begins with what it is about and, in comments, with the problems that an editor must be told of, in this order:

    # expect: 12:5 unknown-field -> locality

is a problem of this kind at line 12, column 5, with `locality` as the nearest right word. The sections of a file
replace those of `base.yaml`; `# without: units` leaves one out, and a file that says `# alone` is the whole registry.
`# saved as: utf-16` tells how an editor's program saved it, `⟨0000⟩` stands for a character that cannot be shown,
`⟨60000 letters⟩` for what would be too long to show.
"""

import inspect
import re
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from pydantic import BaseModel

from generator.registry import nouns
from generator.registry.load import Loaded, load_text
from generator.registry.places import Places
from generator.registry.problems import WARNINGS, Problem, as_text

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)
ACCEPTED = sorted((HERE / "accepted").glob("*.yaml"))
REFUSED = sorted((HERE / "refused").glob("*.yaml"))
BASE = (HERE / "base.yaml").read_text(encoding="utf-8")
SECTION = re.compile(r"^([a-z_]+):(?:.*\n?)(?:[ #].*\n?)*", re.MULTILINE)
EXPECTATION = re.compile(r"^# expect: (\d+):(\d+) ([a-z0-9-]+)(?: -> (.+))?$", re.MULTILINE)
NOT_IN_A_FILE = {
    "no-such-file", "no-permission", "not-a-file", "cannot-read",  # the file as a whole, in test_load.py
    "no-such-folder", "not-a-page",  # the folders of pages
    "file-too-large", "too-much", "too-many-problems",  # too large to be read by anyone, in test_hostile.py
    "bad-value",  # what a newer library may find and nobody foresaw
    "head-missing", "digit-in-prose", "html-in-prose", "unknown-placeholder",  # pages, not the registry
    "head-open", "page-without-text", "placeholder-form", "block-in-text", "bad-page-address",
    "page-missing", "slug-taken", "source-of-page", "link-scheme", "link-form", "first-heading", "next-step",
    "plain-or-not", "plain-of", "plain-twice", "findings-old",
    "broken-link", "broken-anchor", "link-from-root", "link-out-of-site", "link-signs",
    "picture-elsewhere", "too-entangled",
    "long-sentence", "long-word", "passive", "term-not-explained", "unknown-word",  # language, not mistakes
    "page-needed", "start-page", "slug-reserved", "file-name-reserved",
    "words-language", "word-unknown", "word-not-one-line", "word-gap-unknown", "word-gap-missing",
    "word-alone",  # own words
    "language-not-here",  # what a build is asked for
    "sheet-too-long",  # on paper, in e2e/test_build.py
    "no-repository", "no-such-revision", "broken-repository", "not-in-revision",  # of Git, in e2e/test_diff.py
    "site-page-unknown", "texts-of-no-unit", "unit-folder-taken",  # of sites, in site/test_unit_sites.py
    "translation-old",  # beside the pages, in registry/test_translations.py
    "out-of-order", "order-unsafe",  # of fmt alone, in editing/test_order.py and e2e/test_fmt.py
    "comments-gone", "form-unsafe",  # of fmt --like, in editing/test_restoring.py and e2e/test_fmt.py
    "bad-edition-code", "bad-digest", "bad-fact-name", "edition-twice", "edition-subject",  # in e2e/test_editions.py
    "no-such-source", "empty-source", "unknown-kind-of-source", "folder-without", "too-many-files",  # what is imported
    "json-syntax", "json-key-twice", "json-number", "no-ptv-service",
    "hsds-folder", "spreadsheet", "csv-head", "csv-row", "csv-syntax",
    "wanted-text", "wanted-list", "wanted-record", "wanted-truth",
}  # fmt: skip


def as_saved(path: Path) -> bytes:
    text = path.read_text(encoding="utf-8")
    if "# alone\n" not in text:
        replaced = {match[1] for match in SECTION.finditer(text)} | set(
            re.findall("^# without: (.+)$", text, re.MULTILINE)
        )
        text += "".join(match[0] for match in SECTION.finditer(BASE) if match[1] not in replaced)
    text = re.sub("⟨([0-9A-F]{4})⟩", lambda match: chr(int(match[1], 16)), text)
    text = re.sub("⟨([0-9]+) letters⟩", lambda match: "a" * int(match[1]), text)
    saved_as = re.search(r"^# saved as: (\S+)$", text, re.MULTILINE)
    if not saved_as:
        return text.encode()
    return text.replace("\n", "\r\n").encode() if saved_as[1] == "crlf" else text.encode(saved_as[1])


def checked(path: Path) -> Loaded:
    return load_text(as_saved(path), path.name, Places.finland(), TODAY)


def expected(path: Path) -> list[str]:
    return [
        f"{line}:{column} {code}" + (f" -> {word}" if word else "")
        for line, column, code, word in EXPECTATION.findall(path.read_text(encoding="utf-8"))
    ]


def told(problem: Problem) -> str:
    place = problem.place
    return f"{place.line}:{place.column} {problem.code}" + (f" -> {problem.suggestion}" if problem.suggestion else "")


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_a_broken_registry_is_refused_with_every_problem_in_its_place(path: Path) -> None:
    loaded = checked(path)
    assert [told(problem) for problem in loaded.problems] == expected(path)
    assert loaded.errors


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_a_sound_registry_is_accepted_with_its_warnings(path: Path) -> None:
    loaded = checked(path)
    assert [told(problem) for problem in loaded.problems] == expected(path)
    assert not loaded.errors
    assert loaded.registry is not None


@pytest.mark.parametrize("path", REFUSED + ACCEPTED, ids=lambda path: path.stem)
def test_every_problem_reads_well_in_both_languages(path: Path) -> None:
    for problem in checked(path).problems:
        for text in (as_text(problem, "fi"), as_text(problem, "en")):
            assert "``" not in text
            assert "{" not in problem.place.text or "{" in text
            assert all(len(line) < 400 for line in text.splitlines())


def test_where_a_field_is_unknown_those_that_can_be_there_are_told() -> None:
    said = [problem for path in REFUSED for problem in checked(path).problems if problem.code == "unknown-field"]
    assert all(problem.parts["choices"] for problem in said)
    (parking,) = checked(HERE / "refused/unknown-field.yaml").problems
    assert "Tässä voivat olla: `name, kinds, locality, " in parking.mend("fi")


def test_a_finnish_message_has_no_english_from_the_libraries() -> None:
    english = re.compile(r"\b(?:the|found|expected|while|scanning|parsing|should|input|string|valid|must)\b")
    for path in REFUSED:
        for problem in checked(path).problems:
            said = f"{problem.sentence('fi')} {problem.mend('fi')}"
            assert not english.search(re.sub("`[^`]*`", "", said)), said


def test_there_is_a_file_for_every_kind_of_problem() -> None:
    covered = {line.split()[1] for path in REFUSED + ACCEPTED for line in expected(path)}
    messages = tomllib.loads(files("generator.registry").joinpath("messages/en.toml").read_text(encoding="utf-8"))
    assert set(messages) - NOT_IN_A_FILE == covered


def test_one_file_has_every_field_of_every_record() -> None:
    written = set(re.findall(r"([a-z_]+):", (HERE / "accepted/everything.yaml").read_text(encoding="utf-8")))
    classes = [kind for _, kind in inspect.getmembers(nouns, inspect.isclass) if issubclass(kind, BaseModel)]
    fields = {field.alias or name for kind in classes for name, field in kind.model_fields.items()}
    assert fields - written == set()


def test_warnings_alone_do_not_refuse_a_registry() -> None:
    warned = {line.split()[1] for path in ACCEPTED for line in expected(path)}
    assert warned <= WARNINGS


def test_the_base_has_no_problem() -> None:
    assert checked(HERE / "base.yaml").problems == []
