"""The chapters of the handbook: in both languages, in plain words, with examples and commands that are all tried."""

from __future__ import annotations

import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest

from generator.cli.run import parser
from generator.handbook.chapters import Chapter, Fence, read_chapters
from generator.handbook.pictures import picture
from generator.handbook.site import Handbook
from generator.language.sentences import sentences
from generator.publish.project import InputProblems
from generator.registry.problems import MessageLanguage
from generator.registry.prose import read_prose

CONTENT = Path(__file__).parents[2] / "content"
LANGUAGES: tuple[MessageLanguage, ...] = ("fi", "en")
CHAPTERS = [chapter for language in LANGUAGES for chapter in read_chapters(CONTENT, language)]
FENCES = [
    pytest.param(part, id=f"{chapter.language}-{chapter.key}-{number}")
    for chapter in CHAPTERS
    for number, part in enumerate(chapter.parts())
    if isinstance(part, Fence)
]
each_chapter = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: f"{one.language}-{one.key}")
COMMAND = re.compile(r"python -m generator ([^\n`]+)")


def test_every_chapter_is_there_in_both_languages_with_the_same_examples() -> None:
    finnish, english = (read_chapters(CONTENT, language) for language in LANGUAGES)
    assert [one.key for one in finnish] == [one.key for one in english]
    for one, other in zip(finnish, english, strict=True):
        assert shown(one) == shown(other), one.key
        assert headings(one) == headings(other), one.key


def shown(chapter: Chapter) -> list[tuple[str, str, str]]:
    return [(part.kind, part.code, part.text) for part in chapter.parts() if isinstance(part, Fence) if part.is_checked]


def headings(chapter: Chapter) -> list[int]:
    return [len(found) for found in re.findall(r"^(#+) ", chapter.body, re.MULTILINE)]


@pytest.mark.parametrize("fence", FENCES)
def test_every_example_is_what_it_says(fence: Fence) -> None:
    assert fence.kind in ("yaml", "markdown", "sh", "text")
    if fence.is_checked:
        assert ("right" in fence.words) != bool(fence.code)
        errors = {problem.code for problem in fence.problems if problem.is_error}
        assert errors == ({fence.code} if fence.code else set())


@each_chapter
def test_every_command_is_one_of_the_program(chapter: Chapter) -> None:
    for typed in COMMAND.findall(chapter.body):
        assert parser().parse_args(shlex.split(typed)).command


@each_chapter
def test_headings_go_down_by_one_level_and_no_page_has_a_second_title(chapter: Chapter) -> None:
    levels = [1, *headings(chapter)]
    assert 1 not in levels[1:]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@each_chapter
def test_sentences_are_short(chapter: Chapter) -> None:
    prose = "\n\n".join(part for part in chapter.parts() if isinstance(part, str))
    separate = re.sub(r"\n(?=\d+\. |- |\|)", "\n\n", re.sub(r"\]\([^)]*\)", "]", prose))
    limit = 20 if chapter.language == "fi" else 25
    for sentence in sentences(f"{chapter.head.about}\n\n{separate}"):
        assert len(sentence.words) <= limit, [word.text for word in sentence.words]


def test_the_pages_of_the_site_do_not_know_the_chapters() -> None:
    _, problems = read_prose(CONTENT)
    assert not [problem for problem in problems if "handbook" in problem.place.file]


def test_a_chapter_without_a_head_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "handbook/fi").mkdir(parents=True)
    (tmp_path / "handbook/fi/x.md").write_text("Ei alkua.\n", encoding="utf-8")
    with pytest.raises(InputProblems) as raised:
        read_chapters(tmp_path, "fi")
    (problem,) = raised.value.problems
    assert (problem.code, problem.place.file.endswith("handbook/fi/x.md")) == ("head-missing", True)


def test_a_picture_holds_the_words_of_the_message_and_loads_nothing() -> None:
    drawn = picture("virhe[x]: <a> & b\n  --> units.yaml:3:22", "x", numbered=True).decode()
    assert "units.yaml:3:22" in drawn
    assert "&lt;a&gt;" in drawn
    assert "url(http" not in drawn
    assert set(re.findall(r"https?://[^\"' ]+", drawn)) == {"http://www.w3.org/2000/svg"}


def test_a_link_to_a_chapter_or_a_code_that_is_not_there_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "handbook/fi").mkdir(parents=True)
    head = "---\ntitle: X\nslug: x\nabout: X.\norder: 1\n---\n"
    (tmp_path / "handbook/fi/x.md").write_text(f"{head}[a](gone.md) ja [b](code:gone)\n", encoding="utf-8")
    (tmp_path / "handbook/en").mkdir()
    with pytest.raises(InputProblems) as raised:
        list(Handbook(tmp_path, tmp_path).files())
    assert [(one.code, one.parts["link"]) for one in raised.value.problems] == [
        ("broken-link", "gone.md"),
        ("broken-link", "code:gone"),
    ]
