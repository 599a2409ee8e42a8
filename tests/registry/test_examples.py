"""Every kind of problem has an example, and every example is checked by the command that finds such a problem."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from generator.handbook.examples import DAY, REGISTRY, THEMES, Example, examples
from generator.handbook.explained import as_page, explained
from generator.handbook.small import small_registry
from generator.handbook.trial import tried
from generator.handbook.words import words
from generator.registry.load import load_text
from generator.registry.places import Places
from generator.registry.problems import MessageLanguage

CODES = list(tomllib.loads(files("generator.registry").joinpath("messages/en.toml").read_text(encoding="utf-8")))
LANGUAGES: tuple[MessageLanguage, ...] = ("fi", "en")
PIECES = [code for code, example in examples().items() if not example.told]


def test_every_kind_of_problem_has_an_example() -> None:
    assert sorted(examples()) == sorted(CODES)


def test_the_registry_that_examples_change_has_no_problem() -> None:
    assert load_text(small_registry().encode(), REGISTRY, Places.finland(), DAY).problems == []


@pytest.mark.parametrize("code", CODES)
def test_what_is_wrong_raises_exactly_that_problem_in_the_piece(code: str) -> None:
    found = tried(examples()[code], wrong=True)
    assert {problem.code for problem in found.problems} == {code}
    assert not found.strange
    lines = len(examples()[code].wrong.splitlines())
    for problem in found.problems:
        assert examples()[code].told or 0 <= problem.place.line <= lines


@pytest.mark.parametrize("code", PIECES)
def test_what_is_right_raises_nothing_of_the_kind_and_no_error(code: str) -> None:
    found = tried(examples()[code], wrong=False)
    assert [one for one in (*found.problems, *found.strange) if one.is_error or one.code == code] == []


@pytest.mark.parametrize("code", PIECES)
def test_a_problem_is_told_at_the_line_that_shows_it(code: str) -> None:
    example = examples()[code]
    for problem in tried(example, wrong=True).problems:
        if problem.place.line and problem.place.file == example.file and example.saved_as == "utf-8":
            line = example.wrong.splitlines()[problem.place.line - 1]
            place = problem.place
            assert line[place.cut :].startswith(place.text[:20]) or "⟨" in line


@pytest.mark.parametrize("code", CODES)
def test_why_is_said_in_both_languages_in_a_few_plain_sentences(code: str) -> None:
    example = examples()[code]
    assert set(example.why) == set(LANGUAGES)
    for told in example.why.values():
        assert told.endswith(".")
        assert all(len(sentence.split()) <= 22 for sentence in re.split(r"(?<=[.?!:;])\s", told))
    assert bool(example.told) == (example.by == "made")
    assert set(example.told) in (set(), set(LANGUAGES))


def test_an_example_that_says_nothing_new_is_no_example() -> None:
    shown = [example.shown("en") for example in examples().values()]
    assert all(wrong and right and (wrong != right or is_saved_badly(wrong)) for wrong, right in shown)


def is_saved_badly(wrong: str) -> bool:
    """Whether what is wrong is how the file was saved."""
    return any(example.wrong == wrong and example.saved_as != "utf-8" for example in examples().values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_theme_has_a_name_and_examples(language: MessageLanguage) -> None:
    assert list(words(language)["themes"]) == list(THEMES)
    assert {example.theme for example in examples().values()} == set(THEMES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_on_the_terminal_shows_the_real_message_of_the_example(language: MessageLanguage) -> None:
    page = as_page(explained("unknown-municipality", language), language)
    assert "    |     municipalities: [Hollolla, Lahti]" in page
    assert "    |                      ^^^^^^^^" in page
    assert "--> units.yaml:3:22" in page
    assert "Hollola" in page


def test_a_kind_of_problem_that_needs_a_missing_dictionary_is_still_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.handbook.explained._found", lambda _: None)
    one = explained("unknown-word", "fi")
    assert one.message == ""
    assert words("fi")["no_message"] in as_page(one, "fi")


def test_examples_are_plainly_made_up() -> None:
    for example in examples().values():
        for shown in (example.wrong, example.right):
            assert not re.search(r"https?://(?![\w.-]*\.?example\b|\W)", shown.replace("https:\\\\", ""))
            assert set(re.findall(r"\b0\d{2,} [\d ]*\d", shown)) <= {"000 000 111", "000 000 222"}, example.code


def test_a_piece_keeps_its_lines_and_what_it_does_not_say_stays() -> None:
    example = Example("x", "fields", {}, wrong="units:\n  esimerkki:\n    phone: 000 000 111\n")
    assert tried(example, wrong=True).problems == []
