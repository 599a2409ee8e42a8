"""A project's own words: what is read, and what is told of words that nobody would see or that leave a fact out."""

import re
from pathlib import Path

import pytest

from generator.directory.own_words import OPTIONAL, gaps, read_own_words
from generator.directory.words import program_words, service_forms
from generator.registry.problems import Problem, as_text
from generator.registry.values import LANGUAGES

ROOT = Path(__file__).parents[2]


def problems_in(content: Path, text: str, language: str = "fi") -> list[Problem]:
    (content / "words").mkdir(exist_ok=True)
    (content / f"words/{language}.yaml").write_text(text, encoding="utf-8")
    return read_own_words(content, LANGUAGES)[1]


def test_a_project_without_words_of_its_own_has_none(tmp_path: Path) -> None:
    assert read_own_words(tmp_path, LANGUAGES) == ({}, [])


def test_words_are_read_by_language_and_key(tmp_path: Path) -> None:
    assert not problems_in(tmp_path, 'urgent:\n  title: Jos hukut\ncapacity:\n  places:\n    one: "{number} hylly"\n')
    words, _ = read_own_words(tmp_path, LANGUAGES)
    assert words == {"fi": {"urgent.title": "Jos hukut", "capacity.places.one": "{number} hylly"}}


@pytest.mark.parametrize(
    ("text", "code", "line", "underlined"),
    [
        ("urgent:\n  titel: Jos\n", "word-unknown", 2, "titel"),
        ("urgent: Jos\n", "word-unknown", 1, "urgent"),
        ("urgent:\n  title:\n", "word-not-one-line", 2, ""),
        ("urgent:\n  title: [Jos]\n", "word-not-one-line", 2, "["),
        ("urgent:\n  title: |\n    Jos\n    nyt\n", "word-not-one-line", 2, "|"),
        ("county:\n  short_units_known: Yksiköitä on.\n", "word-gap-missing", 2, "Yksiköitä on."),
        ('county:\n  short_units_known: "On {units} ja {kunta}."\n', "word-gap-unknown", 2, "kunta"),
        ('county:\n  short_units_known: "On {units."\n', "word-gap-unknown", 2, "{"),
        ('urgent:\n  title: "Jos {}"\n', "word-gap-unknown", 2, ""),
        ("urgent:\n  title: Jos\n  title: Jos\n", "duplicate-key", 3, "title"),
        ("contact:\n  first: Majakanvartija\n", "word-alone", 2, "first"),
    ],
)
def test_a_mistake_is_told_at_its_line(tmp_path: Path, text: str, code: str, line: int, underlined: str) -> None:
    (problem,) = problems_in(tmp_path, text)
    place = problem.place
    assert (problem.code, place.file, place.line) == (code, "content/words/fi.yaml", line)
    assert place.text[place.column - 1 :].startswith(underlined)


def test_a_misspelt_name_is_told_with_the_right_one(tmp_path: Path) -> None:
    (problem,) = problems_in(tmp_path, "urgent:\n  titel: Jos\n")
    assert "did you mean: urgent.title?" in as_text(problem, "en")


def test_the_name_of_the_service_fits_everywhere_in_any_form(tmp_path: Path) -> None:
    assert not problems_in(tmp_path, 'urgent:\n  title: "{Service_inside} ja {service_into}"\n')


def test_words_in_a_language_that_the_site_does_not_have_are_told(tmp_path: Path) -> None:
    (problem,) = problems_in(tmp_path, "urgent:\n  title: Hilfe\n", "de")
    assert (problem.code, problem.place.file) == ("words-language", "content/words/de.yaml")


def test_words_with_a_mistake_are_not_used(tmp_path: Path) -> None:
    problems_in(tmp_path, "urgent:\n  title: Jos\n  titel: Jos\n")
    assert read_own_words(tmp_path, LANGUAGES)[0] == {"fi": {}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_real_words_are_sound_and_say_something_else_than_the_program(language: str) -> None:
    words, problems = read_own_words(ROOT / "content", LANGUAGES)
    program = program_words(language)
    assert not problems
    assert len(words[language]) > 50
    assert not {key for key, text in words[language].items() if program.get(key) == text}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_a_project_can_say_is_not_in_the_program_but_asked_for_in_it(language: str) -> None:
    assert not OPTIONAL & program_words(language).keys()
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "generator").rglob("*.*")
        if path.suffix in (".py", ".html")
    )
    for section in {key.split(".")[0] for key in OPTIONAL}:
        assert re.search(rf"""has\(f?"{section}\.""", source), section


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_programs_words_ask_for_the_service_only_by_forms_that_there_are(language: str) -> None:
    asked = {
        gap for words in program_words(language).values() for gap in gaps(words) if gap.lower().startswith("service")
    }
    assert asked <= service_forms()
    assert asked
